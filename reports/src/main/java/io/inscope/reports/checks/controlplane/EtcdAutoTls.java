package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--auto-tls` of etcd, or its variable; the default is false.
///
/// *Allowed:* false. A file named by `--config-file` replaces all flags: not assessed.
///
/// Source: [etcd options](https://etcd.io/docs/latest/op-guide/configuration/).
public final class EtcdAutoTls implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "etcd-auto-tls",
          "etcd does not make up its own certificate",
          Severity.MEDIUM,
          ControlPlane.READS,
          "A certificate that nobody signed proves nothing to clients.",
          "Remove --auto-tls and set --cert-file and --key-file.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit, ControlPlane.ETCD, "makes up its own certificate", EtcdAutoTls::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    line.requireNoFile("config-file");
    return line.wrongUnless("auto-tls", false, false);
  }
}
