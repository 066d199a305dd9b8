package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.components.Role;
import io.inscope.snapshot.model.Kinds;
import java.util.Set;

/// *Read:* the images of DaemonSets, on which nodes their pods are ready, and the Nodes.
///
/// *Allowed:* a ready pod of a log shipper on every node. When none is known it is a question: the
/// provider may do it, or the machines themselves.
///
/// Source: [logging
/// architecture](https://kubernetes.io/docs/concepts/cluster-administration/logging/).
public final class LogShipper implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "agent-log-shipper",
          "An agent that sends logs away runs on every node",
          Severity.MEDIUM,
          Set.of(Kinds.NODE),
          "What a container wrote is gone with its pod, and an intruder can change what stays on"
              + " the node.",
          "Deploy the agent as a DaemonSet that tolerates the taints of every node, those of the"
              + " CDE too.",
          "Agents are told by the names of their images. Where they send logs to, whether"
              + " encrypted, and which namespaces they leave out, stands in settings that are not"
              + " understood; ask for them.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return AgentCoverage.judge(
        audit,
        Set.of(Role.LOG_SHIPPER),
        "How do logs leave the nodes? No DaemonSet runs an agent that is known.");
  }
}
