package io.inscope.reports.checks.identity;

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
import java.util.List;
import java.util.Set;

/// *Read:* the annotations with which clouds give a service account an identity of theirs.
///
/// *Allowed:* none of them. What the identity may do stands in the cloud: a question. On a
/// `default` account it is given to every pod that names no account, which fails.
///
/// Sources:
/// [EKS](https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html),
/// [GKE](https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity),
/// [AKS](https://learn.microsoft.com/azure/aks/workload-identity-overview).
public final class CloudIdentity implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-cloud-identity",
          "The rights of every cloud identity of a service account are known",
          Severity.INFO,
          Set.of(Kinds.SERVICE_ACCOUNT),
          "Whoever takes over a pod of the account acts in the cloud, past every limit of "
              + "the cluster.",
          "Look up in the cloud what the identity may do, and take away what is not " + "needed.",
          "Identities that the cloud ties to an account on its own side, such as EKS Pod "
              + "Identity, do not show in the cluster.");

  private static final List<String> IDENTITIES =
      List.of(
          "azure.workload.identity/client-id",
          "eks.amazonaws.com/role-arn",
          "iam.gke.io/gcp-service-account",
          "pod-identity.alibabacloud.com/role-name");

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
    return Set.of(Kinds.SERVICE_ACCOUNT);
  }

  @Override
  public Outcome check(Resource account, Audit audit) {
    Field annotations = account.root().at("metadata", "annotations");
    List<Evidence> found =
        IDENTITIES.stream()
            .map(annotations::at)
            .filter(Field::isPresent)
            .map(field -> Evidence.of(account, field))
            .toList();
    if (found.isEmpty()) {
      return Outcome.pass();
    }
    return account.ref().name().equals("default")
        ? new Outcome.Fail("gives a cloud identity to every pod that names no account", found)
        : new Outcome.Manual("What may this identity do in the cloud?", found);
  }
}
