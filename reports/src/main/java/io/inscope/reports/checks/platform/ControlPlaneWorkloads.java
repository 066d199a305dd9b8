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
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// *Read:* the role and taints of Nodes, and on which node pods run.
///
/// *Allowed:* on a node of the control plane without a taint that keeps pods away: what
/// kube-system, DaemonSets and static pods run there. Not applicable to other nodes, and to tainted
/// ones.
///
/// Source: [taints and
/// tolerations](https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/).
public final class ControlPlaneWorkloads implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-cp-schedulable",
          "No node of the control plane without a taint runs workloads",
          Severity.MEDIUM,
          Set.of(Kinds.NODE, Kinds.POD),
          "Who gets out of a container there holds the keys of the whole cluster.",
          "Taint the nodes of the control plane with NoSchedule, and run workloads elsewhere.",
          "Workloads that tolerate the taint are not named; see their tolerations.");

  private static final int SHOWN = 10;

  /// The pods of workloads by the node they run on, without those that belong on every node.
  private record Guests(Map<String, List<Resource>> byNode) {
    static Guests of(Audit audit) {
      Map<String, List<Resource>> byNode = new TreeMap<>();
      for (Workload workload : audit.snapshot().workloads()) {
        if (belongs(workload)) {
          continue;
        }
        for (Resource pod : workload.pods()) {
          if (node(pod).value() instanceof String name && !isOver(pod)) {
            byNode.computeIfAbsent(name, _ -> new ArrayList<>()).add(pod);
          }
        }
      }
      return new Guests(byNode);
    }

    private static boolean belongs(Workload workload) {
      return workload.namespace().equals("kube-system")
          || workload.ref().kind().equals("DaemonSet")
          || workload.owner().annotations().containsKey("kubernetes.io/config.mirror");
    }

    private static boolean isOver(Resource pod) {
      Field status = pod.root().at("status");
      return status.isObject()
          && status.at("phase").value() instanceof String phase
          && (phase.equals("Succeeded") || phase.equals("Failed"));
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NODE);
  }

  @Override
  public Outcome check(Resource node, Audit audit) {
    if (!Nodes.isControlPlane(node)) {
      return new Outcome.NotApplicable("it is no node of the control plane");
    }
    List<Field> taints = Nodes.chosenTaints(node);
    if (!taints.isEmpty()) {
      return new Outcome.Pass(taints.stream().map(t -> Evidence.of(node, t.at("key"))).toList());
    }
    List<Resource> guests =
        audit.view(Guests.class, Guests::of).byNode().getOrDefault(node.ref().name(), List.of());
    return Outcome.failIfAny(
        guests.size() == 1
            ? "belongs to the control plane and runs a pod of a workload"
            : "belongs to the control plane and runs %d pods of workloads".formatted(guests.size()),
        guests.stream().limit(SHOWN).map(pod -> Evidence.of(pod, node(pod))).toList());
  }

  private static Field node(Resource pod) {
    Field spec = pod.root().at("spec");
    return spec.isObject() ? spec.at("nodeName") : pod.root().at("metadata", "nodeName");
  }
}
