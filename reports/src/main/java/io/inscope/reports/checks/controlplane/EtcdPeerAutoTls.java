package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--peer-auto-tls` of etcd, or its variable; the default is false.
///
/// *Allowed:* false. A file named by `--config-file` replaces all flags: not assessed.
///
/// Source: [etcd options](https://etcd.io/docs/latest/op-guide/configuration/).
public final class EtcdPeerAutoTls implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "etcd-peer-auto-tls",
          "etcd members do not make up their certificates",
          Severity.MEDIUM,
          ControlPlane.READS,
          "A certificate that nobody signed proves nothing to other members.",
          "Remove --peer-auto-tls and set --peer-cert-file and --peer-key-file.",
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
        "makes up its certificate for other members",
        EtcdPeerAutoTls::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    line.requireNoFile("config-file");
    return line.wrongUnless("peer-auto-tls", false, false);
  }
}
