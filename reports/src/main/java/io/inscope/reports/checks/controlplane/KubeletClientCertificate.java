package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--kubelet-client-certificate`, `--kubelet-client-key` of kube-apiserver.
///
/// *Allowed:* a value for each.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class KubeletClientCertificate implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-kubelet-client-cert",
          "The API server proves to kubelets who it is",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Kubelets cannot tell the API server from anybody else who reaches them.",
          "Set --kubelet-client-certificate and --kubelet-client-key.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "does not prove to kubelets who it is",
        line -> line.missing("kubelet-client-certificate", "kubelet-client-key"));
  }
}
