package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.List;
import java.util.stream.Stream;

/// Without it the labels of a node prove nothing: its kubelet may set those by which pods of the
/// cardholder data environment are placed.
///
/// *Read:* `--enable-admission-plugins` and `--disable-admission-plugins` of kube-apiserver.
///
/// *Allowed:* NodeRestriction in the first and not in the second.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class NodeRestriction implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-plugin-noderestriction",
          "Kubelets cannot relabel their own nodes",
          Severity.MEDIUM,
          ControlPlane.READS,
          "A node that was taken over can attract pods that are meant for others.",
          "Add NodeRestriction to --enable-admission-plugins.",
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
        "lets kubelets relabel their nodes",
        NodeRestriction::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    List<CommandLine.Flag> disabled =
        line.items("disable-admission-plugins").stream().filter(NodeRestriction::isMeant).toList();
    if (!disabled.isEmpty()) {
      return disabled.stream().map(CommandLine.Flag::evidence);
    }
    List<CommandLine.Flag> enabled = line.items("enable-admission-plugins");
    if (enabled.stream().anyMatch(NodeRestriction::isMeant)) {
      return Stream.empty();
    }
    return Stream.of(
        enabled.isEmpty()
            ? line.absence("--enable-admission-plugins=NodeRestriction")
            : enabled.getLast().evidence());
  }

  private static boolean isMeant(CommandLine.Flag plugin) {
    return plugin.value().equals("NodeRestriction");
  }
}
