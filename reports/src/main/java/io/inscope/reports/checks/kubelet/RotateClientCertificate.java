package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `rotateCertificates`; false unless it is set, which `/configz` leaves out.
///
/// *Allowed:* true.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class RotateClientCertificate implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-rotate-client",
          "Kubelets renew their client certificates",
          Severity.MEDIUM,
          Kubelets.READS,
          "A stolen certificate of a node works for years, or the node drops out when it "
              + "ends.",
          "Set rotateCertificates: true.",
          "A certificate that a cloud plug-in fetches anew each time needs no rotation.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(
        audit,
        "has kubelets that do not renew their certificates",
        kubelet -> kubelet.unless(Option.ROTATE_CLIENT, "true"));
  }
}
