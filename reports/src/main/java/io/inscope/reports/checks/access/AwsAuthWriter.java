package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.Set;

/// On EKS, and wherever the IAM authenticator runs, a config map in kube-system maps AWS identities
/// to names and groups.
///
/// *Read:* the rules that a binding gives in kube-system or everywhere: `update`, `patch` and
/// `delete` on the config map aws-auth; and everywhere those that write access entries through an
/// operator.
///
/// *Allowed:* none of them. Not applicable to clusters without the config map that are not EKS. Not
/// applicable to the bindings every cluster has for its own components.
///
/// Source: [granting IAM users
/// access](https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html).
public final class AwsAuthWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-aws-auth",
          "No binding lets its subjects change who may log in through AWS",
          Severity.CRITICAL,
          Set.of(
              Kinds.CLUSTER_ROLE_BINDING,
              Kinds.ROLE_BINDING,
              Kinds.CLUSTER_ROLE,
              Kinds.ROLE,
              Kinds.CONFIG_MAP),
          "The config map aws-auth says which AWS identities are which users and groups "
              + "of the cluster; whoever changes it can make anybody an administrator.",
          "Use access entries of the EKS API, and let nobody but the platform change the "
              + "config map.",
          "Who may change access entries in the API of AWS itself is not in the cluster.");

  private static final String MESSAGE = "lets its subjects change who may log in through AWS";
  private static final ResourceRef MAP =
      ResourceRef.of(Kinds.CONFIG_MAP, "kube-system", "aws-auth");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    BindingGrants entries =
        BindingGrants.find(binding, audit, Power.CHANGE_ACCESS_ENTRIES)
            .only(held -> !held.grant().given().rule().groups().contains("*"));
    if (!entries.held().isEmpty()) {
      return entries.failIfAny(MESSAGE);
    }
    if (!isOnAws(audit)) {
      return new Outcome.NotApplicable("the cluster has no config map aws-auth");
    }
    String namespace = binding.ref().namespace();
    return namespace.isEmpty() || namespace.equals(MAP.namespace())
        ? BindingGrants.find(binding, audit, Power.CHANGE_CONFIG)
            .only(
                held -> !held.isNamed() || held.grant().given().rule().names().contains(MAP.name()))
            .failIfAny(MESSAGE)
        : new Outcome.NotApplicable("it gives no right in " + MAP.namespace());
  }

  private static boolean isOnAws(Audit audit) {
    return audit.snapshot().info().kubernetesVersion().contains("-eks-")
        || audit.snapshot().find(MAP).isPresent();
  }
}
