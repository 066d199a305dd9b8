package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--etcd-certfile`, `--etcd-keyfile` of kube-apiserver.
///
/// *Allowed:* a value for each.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class ApiServerEtcdCertificate implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-etcd-client-cert",
          "The API server proves to etcd who it is",
          Severity.HIGH,
          ControlPlane.READS,
          "etcd cannot tell the API server from anybody else who reaches it.",
          "Set --etcd-certfile and --etcd-keyfile.",
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
        "does not prove to etcd who it is",
        line -> line.missing("etcd-certfile", "etcd-keyfile"));
  }
}
