package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--kubelet-certificate-authority` of kube-apiserver.
///
/// *Allowed:* a value.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class KubeletCa implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-kubelet-ca",
          "The API server checks who a kubelet is",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Somebody in between can answer for a kubelet, and read what is sent into "
              + "containers.",
          "Set --kubelet-certificate-authority; kubeadm leaves it out.",
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
        "does not check who a kubelet is",
        line -> line.missing("kubelet-certificate-authority"));
  }
}
