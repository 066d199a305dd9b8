package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--peer-client-cert-auth` of etcd, or its variable; the default is false.
///
/// *Allowed:* true. A file named by `--config-file` replaces all flags: not assessed.
///
/// Source: [etcd options](https://etcd.io/docs/latest/op-guide/configuration/).
public final class EtcdPeerClientAuth implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "etcd-peer-client-auth",
          "etcd accepts only members with a certificate",
          Severity.HIGH,
          ControlPlane.READS,
          "Whoever reaches the peer port can join as a member and receive everything.",
          "Set --peer-client-cert-auth=true and --peer-trusted-ca-file.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.ETCD,
        "accepts members without a certificate",
        EtcdPeerClientAuth::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    line.requireNoFile("config-file");
    return line.wrongUnless("peer-client-cert-auth", true, false);
  }
}
