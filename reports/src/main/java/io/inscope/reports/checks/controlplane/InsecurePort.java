package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/// *Read:* `--insecure-port` and `--insecure-bind-address` of kube-apiserver. Up to 1.19 the port
/// is 8080 unless it is set; from 1.20 on it cannot be opened, and from 1.24 on the flags are gone.
///
/// *Allowed:* port 0. Without the flag and without a known version: not assessed.
///
/// Source: [notes of
/// 1.20](https://github.com/kubernetes/kubernetes/blob/master/CHANGELOG/CHANGELOG-1.20.md).
public final class InsecurePort implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-insecure-port",
          "The API server has no port without authentication",
          Severity.CRITICAL,
          ControlPlane.READS,
          "Whoever reaches the port is administrator of the cluster, without a name or a password.",
          "Set --insecure-port=0 and remove --insecure-bind-address.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    KubernetesVersion version = KubernetesVersion.of(audit.snapshot());
    return Lifetime.gone(audit, ControlPlane.API_SERVER, "A port without authentication", 20)
        .orElseGet(
            () ->
                ControlPlane.judge(
                    audit,
                    ControlPlane.API_SERVER,
                    "serves a port without authentication",
                    line -> wrong(line, version)));
  }

  private static Stream<Evidence> wrong(CommandLine line, KubernetesVersion version) {
    Optional<CommandLine.Flag> port = line.text("insecure-port");
    if (port.filter(flag -> flag.value().equals("0")).isPresent()) {
      return Stream.empty();
    }
    if (port.isEmpty() && !version.isOlderThan(20)) {
      throw new Unclear(
          line.where() + " has no --insecure-port, whose default depends on an unknown version");
    }
    return Stream.concat(
        port.map(flag -> Stream.of(flag.evidence()))
            .orElseGet(() -> Stream.of(line.absence("--insecure-port=0"))),
        line.present("insecure-bind-address"));
  }
}
