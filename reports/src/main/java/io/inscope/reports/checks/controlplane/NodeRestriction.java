package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// Without it the labels of a node prove nothing: its kubelet may set those by which pods of the
/// cardholder data environment are placed.
///
/// *Read:* `--enable-admission-plugins` and `--disable-admission-plugins` of kube-apiserver.
///
/// *Allowed:* NodeRestriction in the first and not in the second.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class NodeRestriction implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-plugin-noderestriction",
          "Kubelets cannot relabel their own nodes",
          Severity.MEDIUM,
          ControlPlane.READS,
          "A node that was taken over can attract pods that are meant for others.",
          "Add NodeRestriction to --enable-admission-plugins.",
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
        "lets kubelets relabel their nodes",
        line -> Plugins.unlessEnabled(line, "NodeRestriction"));
  }
}
