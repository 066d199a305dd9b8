package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--client-cert-auth` of etcd, or its variable; the default is false.
///
/// *Allowed:* true. A file named by `--config-file` replaces all flags: not assessed.
///
/// Source: [etcd options](https://etcd.io/docs/latest/op-guide/configuration/).
public final class EtcdClientAuth implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "etcd-client-auth",
          "etcd answers only clients with a certificate",
          Severity.HIGH,
          ControlPlane.READS,
          "Whoever reaches etcd reads and writes the whole cluster, secrets among it.",
          "Set --client-cert-auth=true and --trusted-ca-file.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit, ControlPlane.ETCD, "answers clients without a certificate", EtcdClientAuth::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    line.requireNoFile("config-file");
    return line.wrongUnless("client-cert-auth", true, false);
  }
}
