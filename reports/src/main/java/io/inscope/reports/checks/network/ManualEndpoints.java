package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Set;

/// Somebody wrote the addresses of such a service by hand. They may be anywhere: databases of the
/// old data centre are the usual case.
///
/// *Read:* Endpoints and EndpointSlices of services without a selector.
///
/// *Allowed:* addresses of pods and nodes of the cluster. Not applicable to the API server's own
/// service, to aliases and to services with a selector.
///
/// Source: [services without
/// selectors](https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors).
public final class ManualEndpoints implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "svc-manual-endpoints",
          "No service leads to addresses outside the cluster",
          Severity.MEDIUM,
          Set.of(Kinds.SERVICE, Kinds.POD, Kinds.NODE),
          "A name that looks like one of the cluster leads out of it, a connection that "
              + "no diagram of pods shows.",
          "Put the connection on record, and let an egress policy name the addresses.",
          "What stands behind the addresses is not visible.");

  private static final ResourceRef API_SERVER =
      ResourceRef.of(Kinds.SERVICE, "default", "kubernetes");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SERVICE);
  }

  @Override
  public Outcome check(Resource service, Audit audit) {
    Field spec = service.root().at("spec");
    if (spec.at("type").text("").equals("ExternalName")) {
      return new Outcome.NotApplicable("it is an alias of a name");
    }
    if (spec.at("selector").members().findAny().isPresent()) {
      return new Outcome.NotApplicable("it selects pods");
    }
    if (service.ref().equals(API_SERVER)) {
      return new Outcome.NotApplicable("it is the API server's");
    }
    WrittenEndpoints written = audit.view(WrittenEndpoints.class, WrittenEndpoints::of);
    List<Evidence> foreign = written.foreign(service.ref());
    return foreign.isEmpty() && !written.gap().isEmpty()
        ? new Outcome.NotAssessed(written.gap())
        : Outcome.failIfAny("leads to addresses outside the cluster", foreign);
  }
}
