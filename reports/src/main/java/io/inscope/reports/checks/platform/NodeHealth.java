package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* `status.conditions`.
///
/// *Allowed:* Ready is True, and pressure on memory, disk or processes and a missing network are
/// False. Conditions that others add are not judged.
///
/// Source: [node status](https://kubernetes.io/docs/reference/node/node-status/).
public final class NodeHealth implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-not-ready",
          "Every node is ready and under no pressure",
          Severity.INFO,
          Set.of(Kinds.NODE),
          "Pods are evicted or stay where nobody hears of them, agents and logs with them.",
          "Repair the node, or take it out of the cluster.",
          "One moment: what was so before or after is not visible.");

  private static final Set<String> TROUBLE =
      Set.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NODE);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource node, Audit audit) {
    List<Field> conditions = node.root().at("status", "conditions").each().toList();
    if (conditions.stream().noneMatch(one -> one.at("type").text("").equals("Ready"))) {
      return new Outcome.NotAssessed("it does not say whether it is ready");
    }
    return Outcome.failIfAny(
        "is not ready or under pressure",
        conditions.stream()
            .filter(NodeHealth::isBad)
            .map(condition -> Evidence.of(node, condition.at("status")))
            .toList());
  }

  private static boolean isBad(Field condition) {
    String type = condition.at("type").text("");
    String status = condition.at("status").text("");
    return type.equals("Ready")
        ? !status.equals("True")
        : TROUBLE.contains(type) && !status.equals("False");
  }
}
