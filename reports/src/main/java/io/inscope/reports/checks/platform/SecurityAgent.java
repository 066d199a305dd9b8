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
/// *Allowed:* a ready pod of an agent for runtime security or file integrity on every node. When no
/// agent is known it is a question: it may be one that we do not know, or run outside the cluster.
///
/// Source: NIST SP 800-190, 4.4.4, on [app
/// vulnerabilities](https://doi.org/10.6028/NIST.SP.800-190).
public final class SecurityAgent implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "agent-security-present",
          "An agent that watches for attacks runs on every node",
          Severity.MEDIUM,
          Set.of(Kinds.NODE),
          "What happens in containers and on a node without it is seen by nobody.",
          "Deploy the agent as a DaemonSet that tolerates the taints of every node.",
          "Agents are told by the names of their images. Whether one is set up to see something,"
              + " and who reads its alerts, is not visible; nor are agents that the machines run"
              + " themselves.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return AgentCoverage.judge(
        audit,
        Set.of(Role.RUNTIME_SECURITY, Role.FILE_INTEGRITY),
        "What watches nodes and containers for attacks? No DaemonSet runs an agent that is known.");
  }
}
