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
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.inventory.ServiceEndpoint;
import io.inscope.snapshot.network.inventory.ServiceView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// *Read:* the endpoints of services with a selector that were ready when the snapshot was taken.
///
/// *Allowed:* two or more. Not applicable to services without a selector and to those without an
/// endpoint, of which other checks speak. Endpoints not handed over: not assessed.
///
/// Source: [services](https://kubernetes.io/docs/concepts/services-networking/service/).
public final class SingleEndpoint implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "svc-single-endpoint",
          "Every service leads to more than one pod",
          Severity.INFO,
          Set.of(Kinds.SERVICE),
          "The service is gone as soon as that pod is, for an update or a broken node.",
          "Run two replicas or more on different nodes.",
          "A service that is meant to lead to one pod, as of a database, is told of as " + "well.");

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
    Field selector = service.root().at("spec", "selector");
    if (selector.members().findAny().isEmpty()) {
      return new Outcome.NotApplicable("it selects by nothing");
    }
    ServiceView.of(service);
    String gap = audit.view(WrittenEndpoints.class, WrittenEndpoints::of).gap();
    Set<List<Address>> ready =
        Serving.of(audit).endpoints(service.ref()).stream()
            .filter(endpoint -> endpoint.state() == ServiceEndpoint.State.READY)
            .map(ServiceEndpoint::addresses)
            .collect(Collectors.toSet());
    if (ready.isEmpty()) {
      return gap.isEmpty()
          ? new Outcome.NotApplicable("it leads to no pod that is ready")
          : new Outcome.NotAssessed(gap);
    }
    return ready.size() == 1
        ? new Outcome.Fail("leads to one pod only", List.of(Evidence.of(service, selector)))
        : Outcome.pass();
  }
}
