package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.podsecurity.PodSecurityStandards;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* the source of every `spec.volumes[]`.
///
/// *Allowed:* configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim,
/// projected and secret. A volume that names no source is an emptyDir by the API's default. A type
/// nobody knows yet fails.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Restricted.
public final class RestrictedVolumeType implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-restricted-volume-type",
          "Volumes are of the types that the Restricted standard knows",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Other volumes reach the node or a storage system without a claim that the "
              + "cluster controls.",
          "Use a persistent volume claim, or one of the types that are part of " + "Kubernetes.",
          "What is behind a claim or a CSI driver is not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return StandardRule.outcome(
        PodSecurityStandards.RESTRICTED_VOLUMES,
        "has volumes of types that the Restricted standard forbids",
        workload,
        audit);
  }
}
