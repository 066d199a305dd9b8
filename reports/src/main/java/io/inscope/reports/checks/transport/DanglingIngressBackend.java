package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// *Read:* the Services and ports that ingresses name, and Services.
///
/// *Allowed:* those that exist. Actions that the controller of AWS keeps in annotations are none.
///
/// Source: [ingress
/// rules](https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules).
public final class DanglingIngressBackend implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ing-backend-dangling",
          "Every ingress leads to services that exist",
          Severity.LOW,
          Set.of(Kinds.INGRESS, Kinds.SERVICE),
          "Requests fail; and whoever may create a Service of that name in the namespace gets"
              + " them.",
          "Correct the name or the port, or remove the path.",
          "Backends that are no Services are not looked at.");

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
    return Set.of(Kinds.INGRESS);
  }

  @Override
  public Outcome check(Resource ingress, Audit audit) {
    return Outcome.failIfAny(
        "leads to services or ports that do not exist",
        IngressBackend.of(ingress)
            .filter(backend -> !"use-annotation".equals(backend.port().value()))
            .flatMap(
                backend ->
                    Backends.dangling(
                        audit.snapshot(),
                        ingress.ref().namespace(),
                        backend.name(),
                        backend.port()))
            .map(field -> Evidence.of(ingress, field))
            .toList());
  }
}
