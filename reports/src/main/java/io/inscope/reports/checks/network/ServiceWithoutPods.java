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
import io.inscope.snapshot.network.inventory.ServiceView;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.selector` of services, and the labels of pods and of the templates from which pods
/// may come.
///
/// *Allowed:* at least one pod or template. Not applicable to services without a selector and to
/// aliases.
///
/// Source: [services](https://kubernetes.io/docs/concepts/services-networking/service/).
public final class ServiceWithoutPods implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "svc-selector-empty-match",
          "Every service selects pods",
          Severity.LOW,
          Set.of(Kinds.SERVICE, Kinds.POD),
          "The service is left over or wrong; and whoever makes a pod with the labels "
              + "gets its traffic.",
          "Correct the selector, or remove the service.",
          "A controller that is scaled to nothing counts as pods to come.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SERVICE);
  }

  @Override
  public Outcome check(Resource service, Audit audit) {
    Field spec = service.root().at("spec");
    Field selector = spec.at("selector");
    if (spec.at("type").text("").equals("ExternalName")) {
      return new Outcome.NotApplicable("it is an alias of a name");
    }
    if (selector.members().findAny().isEmpty()) {
      return new Outcome.NotApplicable("it selects by nothing");
    }
    ServiceView.of(service);
    Serving serving = Serving.of(audit);
    if (!serving.behind(service.ref()).isEmpty()) {
      return Outcome.pass();
    }
    String unreadable = serving.unreadable(service.ref().namespace());
    return unreadable.isEmpty()
        ? new Outcome.Fail("selects no pod", List.of(Evidence.of(service, selector)))
        : new Outcome.NotAssessed(unreadable);
  }
}
