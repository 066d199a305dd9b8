package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--etcd-cafile` of kube-apiserver.
///
/// *Allowed:* a value.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class ApiServerEtcdCa implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-etcd-ca",
          "The API server checks who etcd is",
          Severity.HIGH,
          ControlPlane.READS,
          "Somebody in between can answer for etcd, and read and change everything.",
          "Set --etcd-cafile.",
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
        "does not check who etcd is",
        line -> line.missing("etcd-cafile"));
  }
}
