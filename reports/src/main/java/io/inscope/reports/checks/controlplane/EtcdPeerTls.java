package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--peer-cert-file` and `--peer-key-file` of etcd, or their variables.
///
/// *Allowed:* a value for each. A file named by `--config-file` replaces all flags: not assessed.
///
/// Source: [etcd options](https://etcd.io/docs/latest/op-guide/configuration/).
public final class EtcdPeerTls implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "etcd-peer-tls",
          "etcd members talk to each other over TLS",
          Severity.HIGH,
          ControlPlane.READS,
          "Everything the cluster stores crosses the network between members in clear.",
          "Set --peer-cert-file and --peer-key-file.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit, ControlPlane.ETCD, "talks to other members without TLS", EtcdPeerTls::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    line.requireNoFile("config-file");
    return line.missing("peer-cert-file", "peer-key-file");
  }
}
