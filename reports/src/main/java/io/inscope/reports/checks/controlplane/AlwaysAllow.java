package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.List;
import java.util.stream.Stream;

/// *Read:* `--authorization-mode` of kube-apiserver; the default is AlwaysAllow. Given more than
/// once, the lists are joined.
///
/// *Allowed:* a list without AlwaysAllow. A file named by `--authorization-config` replaces the
/// flag: not assessed.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class AlwaysAllow implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-authz-not-alwaysallow",
          "The API server does not allow every request",
          Severity.CRITICAL,
          ControlPlane.READS,
          "Everybody who can sign in may do everything.",
          "Set --authorization-mode=Node,RBAC.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit, ControlPlane.API_SERVER, "allows every request", AlwaysAllow::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    line.requireNoFile("authorization-config");
    List<CommandLine.Flag> modes = line.items("authorization-mode");
    return modes.isEmpty()
        ? Stream.of(line.absence("--authorization-mode"))
        : modes.stream()
            .filter(mode -> mode.value().equals("AlwaysAllow"))
            .map(CommandLine.Flag::evidence);
  }
}
