package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// `list` and `watch` return the content of secrets just as `get` does. Wildcards count as what
/// they cover; the API group has to match.
///
/// *Read:* the rules of the role that a ClusterRoleBinding gives, aggregated ones among them.
///
/// *Allowed:* none of the three verbs on secrets, or only on secrets named one by one. Not
/// applicable to the bindings every cluster has for its own components.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class ClusterSecretsReader implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-secrets-read-cluster",
          "No binding lets its subjects read every secret of the cluster",
          Severity.HIGH,
          Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.CLUSTER_ROLE),
          "Every password, key and token that the cluster keeps can be read, those of "
              + "administrators among them.",
          "Give the right in single namespaces, through a Role that names the secrets.",
          "Rules that name single secrets are not counted; create rights on pods let "
              + "secrets be read as well.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CLUSTER_ROLE_BINDING);
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.READ_SECRETS)
        .unnamed()
        .failIfAny("lets its subjects read every secret of the cluster");
  }
}
