package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--enable-admission-plugins` of kube-apiserver, and its old name `--admission-control`.
///
/// *Allowed:* a list without AlwaysAdmit.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class AlwaysAdmit implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-always-admit",
          "The API server does not admit everything",
          Severity.HIGH,
          ControlPlane.READS,
          "Nothing is refused on admission, whatever it asks for.",
          "Remove AlwaysAdmit from the list.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit, ControlPlane.API_SERVER, "admits everything", AlwaysAdmit::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    return Stream.of("enable-admission-plugins", "admission-control")
        .flatMap(name -> line.items(name).stream())
        .filter(plugin -> plugin.value().equals("AlwaysAdmit"))
        .map(CommandLine.Flag::evidence);
  }
}
