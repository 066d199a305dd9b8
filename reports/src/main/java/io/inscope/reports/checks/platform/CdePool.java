package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A pool of nodes for the CDE takes three things: pods of the CDE are bound to its nodes, the
/// nodes have a taint that keeps others away, and nothing else tolerates it.
///
/// *Read:* the scope declarations, node selectors, required node affinities and tolerations of
/// workloads, labels and taints of Nodes.
///
/// *Allowed:* a workload of the CDE that asks for nodes which are all tainted, by a label that a
/// node cannot give itself; by another label it is a question. A workload that is out of scope, or
/// on which nobody decided, that does not tolerate the taints, or asks for other nodes.
///
/// Source: [isolating
/// nodes](https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-isolation-restriction).
public final class CdePool implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-cde-pool",
          "The CDE has nodes of its own",
          Severity.HIGH,
          Set.of(Kinds.POD, Kinds.NODE),
          "Whoever gets out of a container on a shared node is in the CDE, past every network"
              + " policy.",
          "Label nodes for the CDE below node-restriction.kubernetes.io/, taint them with"
              + " NoSchedule, give its pods the node selector and the toleration, and nobody else.",
          "Where pods may run by their specification; cde-shared-node tells where they do.");

  private static final int SHOWN = 10;

  /// The nodes for the CDE.
  ///
  /// @param nodes all there are
  /// @param tainted those that its workloads ask for and that have taints, by their taints
  /// @param odd a workload of the CDE whose selection makes no sense; empty when there is none
  /// @param asked the nodes that workloads ask for, by what they ask; filled as they are asked
  ///   about
  private record Pool(
      List<Resource> nodes,
      Map<String, List<Resource>> tainted,
      String odd,
      Map<String, List<Resource>> asked) {
    static Pool of(Audit audit) {
      List<Resource> nodes;
      try (Stream<Resource> all = audit.snapshot().all(Kinds.NODE)) {
        nodes = all.filter(node -> !Nodes.isVirtual(node)).toList();
      }
      Map<String, List<Resource>> tainted = new TreeMap<>();
      Set<String> seen = new HashSet<>();
      String odd = "";
      for (Workload workload : audit.snapshot().workloads()) {
        if (audit.scope().of(workload.ref()) != ScopeClass.CDE) {
          continue;
        }
        Field spec = workload.podSpec();
        try {
          if (seen.add(selection(spec)) && NodeSelection.isBound(spec)) {
            nodes.stream()
                .filter(node -> NodeSelection.permits(spec, node))
                .filter(node -> !Nodes.chosenTaints(node).isEmpty())
                .forEach(
                    node ->
                        tainted
                            .computeIfAbsent(
                                text(node.root().at("spec", "taints")), _ -> new ArrayList<>())
                            .add(node));
          }
        } catch (WrongShape e) {
          odd = workload.ref().spoken();
        }
      }
      return new Pool(nodes, tainted, odd, new ConcurrentHashMap<>());
    }

    List<Resource> askedBy(Field spec) {
      return asked.computeIfAbsent(
          selection(spec),
          _ -> nodes.stream().filter(node -> NodeSelection.permits(spec, node)).toList());
    }

    private static String selection(Field spec) {
      return text(spec.at("nodeSelector")) + text(spec.at("affinity", "nodeAffinity"));
    }

    private static String text(Field field) {
      Object value = field.value();
      return value == null ? "" : CanonicalJson.text(value);
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    ScopeClass scope = audit.scope().of(workload.ref());
    return switch (scope) {
      case CDE -> inside(workload, audit.view(Pool.class, Pool::of));
      case OUT_OF_SCOPE, UNDECIDED -> outside(workload, audit.view(Pool.class, Pool::of));
      case CONNECTED_TO, SECURITY_IMPACTING ->
          new Outcome.NotApplicable("it is " + scope.word() + " and may be among the CDE");
    };
  }

  private static Outcome inside(Workload workload, Pool pool) {
    Field spec = workload.podSpec();
    if (!NodeSelection.isBound(spec)) {
      return new Outcome.Fail(
          "is in the CDE and not bound to nodes of its own",
          List.of(new Evidence.Absence("a node selector or required node affinity")));
    }
    List<Resource> nodes = pool.askedBy(spec);
    if (nodes.isEmpty()) {
      return new Outcome.NotAssessed("no node of the snapshot is one that it asks for");
    }
    List<Resource> open =
        nodes.stream().filter(node -> Nodes.chosenTaints(node).isEmpty()).toList();
    if (!open.isEmpty()) {
      return new Outcome.Fail(
          "is in the CDE, and %d of %d nodes that it asks for take other pods too"
              .formatted(open.size(), nodes.size()),
          open.stream()
              .limit(SHOWN)
              .map(node -> Evidence.of(node, node.root().at("metadata", "name")))
              .toList());
    }
    List<Evidence> shown = List.of(Evidence.of(workload.template(), NodeSelection.field(spec)));
    return NodeSelection.keys(spec).anyMatch(NodeSelection::isProtected)
        ? new Outcome.Pass("asks for nodes that are set apart for the CDE", shown)
        : new Outcome.Manual(
            "Who may give a node the label that it asks for? A node can do so itself.", shown);
  }

  private static Outcome outside(Workload workload, Pool pool) {
    if (!pool.odd().isEmpty()) {
      return new Outcome.NotAssessed("what %s asks for makes no sense".formatted(pool.odd()));
    }
    if (pool.tainted().isEmpty()) {
      return new Outcome.NotApplicable("no node is set apart for the CDE");
    }
    if (workload.namespace().equals("kube-system")) {
      return new Outcome.NotApplicable("it is one of the cluster's own components");
    }
    Field spec = workload.podSpec();
    boolean admitted =
        pool.tainted().values().stream()
            .filter(nodes -> toleratesAll(spec, nodes.getFirst()))
            .flatMap(List::stream)
            .anyMatch(node -> NodeSelection.permits(spec, node));
    return admitted
        ? new Outcome.Fail(
            "is not in the CDE and may run on its nodes",
            List.of(Evidence.of(workload.template(), spec.at("tolerations"))))
        : new Outcome.Pass("stays off the nodes that are set apart for the CDE", List.of());
  }

  private static boolean toleratesAll(Field spec, Resource node) {
    return Nodes.chosenTaints(node).stream().allMatch(taint -> Tolerations.tolerates(spec, taint));
  }
}
