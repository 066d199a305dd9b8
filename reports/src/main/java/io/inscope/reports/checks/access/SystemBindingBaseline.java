package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Bootstrap;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Set;

/// Bindings that are called, or give rights to a user or group that is called, `system:` something
/// belong to components of the cluster. Which there are is compared by exact name with what the
/// cluster's own version ships.
///
/// *Read:* names and `subjects` of bindings.
///
/// *Allowed:* what the version ships by that name. Not applicable to other bindings; groups that
/// everybody is in are other checks.
///
/// Source: [default roles and role
/// bindings](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings).
public final class SystemBindingBaseline implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-system-binding-baseline",
          "Every binding of the system's own components is one its version ships",
          Severity.INFO,
          BINDINGS,
          "A name that begins with system: passes for a part of Kubernetes in every " + "review.",
          "Find out which product put the binding there, and rename what is yours.",
          "Distributions and add-ons bring bindings of this kind on purpose.");

  private static final Set<String> EVERYBODY =
      Set.of("system:authenticated", "system:unauthenticated", "system:anonymous");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    ResourceRef ref = binding.ref();
    List<Evidence> components =
        Binding.of(binding).subjects().stream()
            .filter(named -> isComponent(named.subject()))
            .map(named -> Evidence.of(binding, named.place().at("name")))
            .toList();
    boolean called = ref.name().startsWith("system:") || Bootstrap.isLabelled(binding);
    if (!called && components.isEmpty()) {
      return new Outcome.NotApplicable("it is for none of the system's own components");
    }
    Bootstrap bootstrap = Bootstrap.of(audit.snapshot());
    List<Evidence> evidence =
        called ? List.of(Evidence.of(binding, binding.root().at("metadata", "name"))) : components;
    if (!Bootstrap.isKnown(ref)) {
      return new Outcome.Fail("is not among the bindings that Kubernetes ships", evidence);
    }
    if (bootstrap.minor() == 0) {
      return new Outcome.NotAssessed(
          "the version of the cluster is not known, so it is not known whether it ships the"
              + " binding");
    }
    return bootstrap.ships(ref)
        ? Outcome.pass()
        : new Outcome.Fail(
            "is not among the bindings that Kubernetes 1.%d ships".formatted(bootstrap.minor()),
            evidence);
  }

  private static boolean isComponent(Subject subject) {
    return !subject.kind().equals("ServiceAccount")
        && subject.name().startsWith("system:")
        && !EVERYBODY.contains(subject.name())
        && !subject.name().startsWith("system:serviceaccount");
  }
}
