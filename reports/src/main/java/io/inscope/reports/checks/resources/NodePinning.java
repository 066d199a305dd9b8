package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `nodeSelector`, `nodeName` of the template, and the required `nodeAffinity` of workloads
/// of the CDE.
///
/// *Allowed:* a choice by something else than operating system and architecture. Not applicable to
/// workloads outside the CDE.
public final class NodePinning implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-node-affinity",
          "The CDE runs on nodes chosen for it",
          Severity.INFO,
          Set.of(Kinds.POD),
          "Wherever the scheduler puts it, the node and all that runs there comes into scope.",
          "Keep nodes for the CDE, and bind it to them with a node selector or a required node"
              + " affinity.",
          "Whether others keep away from these nodes is told by cde-shared-node.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Set<String> OF_EVERY_NODE =
      Set.of(
          "kubernetes.io/os",
          "kubernetes.io/arch",
          "beta.kubernetes.io/os",
          "beta.kubernetes.io/arch");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (audit.scope().of(workload.ref()) != ScopeClass.CDE) {
      return new Outcome.NotApplicable("it is not in the CDE");
    }
    Field selector = workload.podSpec().at("nodeSelector");
    boolean selected = selector.members().anyMatch(label -> !OF_EVERY_NODE.contains(label.key()));
    List<Field> terms =
        workload
            .podSpec()
            .at(
                "affinity",
                "nodeAffinity",
                "requiredDuringSchedulingIgnoredDuringExecution",
                "nodeSelectorTerms")
            .each()
            .toList();
    // One of the terms suffices, so each of them has to choose.
    boolean required = !terms.isEmpty() && terms.stream().allMatch(NodePinning::chooses);
    return selected || required
        ? Outcome.pass()
        : new Outcome.Fail(
            "is in the CDE and may run on any node",
            List.of(Evidence.of(workload.template(), selector)));
  }

  private static boolean chooses(Field term) {
    return Stream.of("matchExpressions", "matchFields")
        .flatMap(list -> term.at(list).each())
        .anyMatch(expression -> !OF_EVERY_NODE.contains(expression.at("key").text("")));
  }
}
