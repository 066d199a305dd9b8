package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// Nodes keep credentials in files: of the cloud account, of the kubelet, of the cluster's
/// administrator.
///
/// *Read:* `spec.volumes[].hostPath.path`, normalised; the files themselves, their directories, and
/// the directories above.
///
/// *Allowed:* any other path.
///
/// Source: [hostPath volumes](https://kubernetes.io/docs/concepts/storage/volumes/#hostpath), and
/// where the providers' tools keep their files.
public final class CloudCredentialPath implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-cloud-credential-path",
          "No pod mounts credentials of its node",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "With these files a container acts as the node, as the cloud account or as "
              + "the administrator of the cluster.",
          "Remove the volume and give the pod an identity of its own, through its "
              + "service account.",
          "Files at other places are not recognised, nor what a metadata service hands "
              + "out over the network.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final List<String> FILES =
      List.of(
          "/.aws",
          "/.azure",
          "/.config/gcloud",
          "/etc/kubernetes/admin.conf",
          "/etc/kubernetes/azure.json",
          "/etc/kubernetes/cloud-config",
          "/etc/kubernetes/controller-manager.conf",
          "/etc/kubernetes/kubelet.conf",
          "/etc/kubernetes/scheduler.conf",
          "/etc/kubernetes/super-admin.conf",
          "/etc/rancher/k3s/k3s.yaml",
          "/etc/rancher/rke2/rke2.yaml",
          "/root/.aws",
          "/root/.azure",
          "/root/.config/gcloud",
          "/root/.kube",
          "/var/lib/kubelet/kubeconfig",
          "/var/lib/kubelet/pki");

  /// Directories of a home, whose home it may be.
  private static final Set<String> IN_A_HOME = Set.of(".aws", ".azure", ".kube", "gcloud");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "mounts credentials of the node",
        HostPath.of(workload)
            .filter(
                path ->
                    FILES.stream().anyMatch(path::touches)
                        || path.segments().stream().anyMatch(IN_A_HOME::contains))
            .map(path -> path.evidence(workload))
            .toList());
  }
}
