package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A binding to a role or a service account that does not exist gives nothing today. The right
/// comes to life when somebody creates that name.
///
/// *Read:* `roleRef` and the service accounts among `subjects`.
///
/// *Allowed:* roles and accounts that exist. Not applicable to the bindings every cluster has,
/// whose accounts are created when they are needed.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class DanglingBinding implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-dangling",
          "Every binding gives a role that exists to accounts that exist",
          Severity.LOW,
          Set.of(
              Kinds.CLUSTER_ROLE_BINDING,
              Kinds.ROLE_BINDING,
              Kinds.CLUSTER_ROLE,
              Kinds.ROLE,
              Kinds.SERVICE_ACCOUNT),
          "Whoever creates the missing role or account decides what the binding gives, or"
              + " gets it.",
          "Delete the binding, or the subject.",
          "Users and groups are not in the API.");

  private static final Set<String> BUILT_IN = Set.of("admin", "cluster-admin", "edit", "view");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    if (Shipped.isBinding(binding, audit)) {
      return Shipped.outcome();
    }
    Binding read = Binding.of(binding);
    List<Evidence> missing = new ArrayList<>();
    boolean given = audit.snapshot().find(read.role()).isPresent();
    if (!given && !binding.isLive() && isBuiltIn(read.role())) {
      return new Outcome.NotAssessed(
          "it gives %s, which clusters have and manifests do not hold"
              .formatted(read.role().spoken()));
    }
    if (!given) {
      missing.add(Evidence.of(binding, binding.root().at("roleRef", "name")));
    }
    read.subjects().stream()
        .filter(named -> isMissing(named.subject(), audit))
        .map(named -> Evidence.of(binding, named.place().at("name")))
        .forEach(missing::add);
    return Outcome.failIfAny("names what does not exist", missing);
  }

  @Override
  public boolean isLocal() {
    return false;
  }

  private static boolean isBuiltIn(ResourceRef role) {
    return role.groupKind().equals(Kinds.CLUSTER_ROLE)
        && (BUILT_IN.contains(role.name()) || role.name().startsWith("system:"));
  }

  private static boolean isMissing(Subject subject, Audit audit) {
    return subject.kind().equals("ServiceAccount")
        && audit
            .snapshot()
            .find(ResourceRef.of(Kinds.SERVICE_ACCOUNT, subject.namespace(), subject.name()))
            .isEmpty();
  }
}
