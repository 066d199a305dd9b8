package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* the labels of Nodes that tell their role.
///
/// *Allowed:* two and more nodes of the control plane. None: it is somebody else's, and not
/// assessed.
///
/// Source: [highly available
/// clusters](https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/high-availability/).
public final class SingleControlPlane implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-single-control-plane",
          "The control plane has more than one node",
          Severity.INFO,
          Set.of(Kinds.NODE),
          "When its one node is lost, nothing can be changed or repaired, and perhaps its data is"
              + " gone.",
          "Run three nodes of the control plane, in different zones.",
          "Whether etcd runs on them, and keeps a majority when one is lost, is not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<Resource> nodes;
    try (Stream<Resource> all = audit.snapshot().all(Kinds.NODE)) {
      nodes = all.filter(Nodes::isControlPlane).toList();
    }
    if (nodes.isEmpty()) {
      return new Outcome.NotAssessed(
          "no node is labelled as one of the control plane: ask whoever runs it how many there"
              + " are");
    }
    List<Evidence> shown =
        nodes.stream().map(node -> Evidence.of(node, Nodes.controlPlaneLabel(node))).toList();
    return nodes.size() == 1
        ? new Outcome.Fail("has one node of the control plane", shown)
        : new Outcome.Pass(shown);
  }
}
