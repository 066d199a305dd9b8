package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--kubelet-https` of kube-apiserver; the default is true. From 1.19 on TLS is always
/// used, and 1.22 has no such flag.
///
/// *Allowed:* true.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class KubeletHttps implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-kubelet-https",
          "The API server speaks to kubelets over TLS",
          Severity.LOW,
          ControlPlane.READS,
          "Commands and logs of every pod cross the network in clear.",
          "Remove --kubelet-https=false.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Lifetime.gone(audit, ControlPlane.API_SERVER, "a choice by --kubelet-https", 19)
        .orElseGet(
            () ->
                ControlPlane.judge(
                    audit,
                    ControlPlane.API_SERVER,
                    "speaks to kubelets in clear",
                    KubeletHttps::wrong));
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    return line.wrongUnless("kubelet-https", true, true);
  }
}
