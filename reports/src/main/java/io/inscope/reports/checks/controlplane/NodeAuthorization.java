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
/// *Allowed:* a list with Node. A file named by `--authorization-config` replaces the flag: not
/// assessed.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class NodeAuthorization implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-authz-node",
          "The API server confines kubelets to what their nodes need",
          Severity.MEDIUM,
          ControlPlane.READS,
          "A kubelet that was taken over reads the secrets of every node.",
          "Set --authorization-mode=Node,RBAC.",
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
        "does not confine kubelets to their nodes",
        NodeAuthorization::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    line.requireNoFile("authorization-config");
    List<CommandLine.Flag> modes = line.items("authorization-mode");
    if (modes.stream().anyMatch(mode -> mode.value().equals("Node"))) {
      return Stream.empty();
    }
    return modes.isEmpty()
        ? Stream.of(line.absence("--authorization-mode with Node"))
        : Stream.of(modes.getLast().evidence());
  }
}
