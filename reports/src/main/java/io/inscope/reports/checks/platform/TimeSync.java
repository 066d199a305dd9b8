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
/// *Allowed:* a ready pod of a time service on every node. Without one, which is the usual case, it
/// is a question.
///
/// Source: [chrony](https://chrony-project.org/documentation.html).
public final class TimeSync implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "agent-time-sync",
          "A time service is known to run on every node",
          Severity.LOW,
          Set.of(Kinds.NODE),
          "Logs of different machines cannot be put in order, and certificates count as expired or"
              + " not yet valid.",
          "Show how the machines keep their time: chrony or timesyncd, and from which servers.",
          "Time is usually kept by the machines themselves, which no snapshot shows.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return AgentCoverage.judge(
        audit,
        Set.of(Role.TIME_SYNC),
        "How do the nodes keep their time? It is set up on the machines, and not visible here.");
  }
}
