package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// *Read:* the taints of Nodes, and the tolerations of every workload.
///
/// *Allowed:* taints that at least one workload tolerates by name. Tolerations of every taint do
/// not count: agents have those. Taints that the cluster itself puts on nodes are left out.
///
/// Source: [taints and
/// tolerations](https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/).
public final class UnusedTaint implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-taint-unused",
          "Every taint of a node is tolerated by some workload",
          Severity.INFO,
          Set.of(Kinds.NODE, Kinds.POD),
          "The node is paid for and patched, and nothing it was meant for can run there.",
          "Remove the taint, or the node.",
          "");

  /// Pod specifications that name the key of a taint.
  ///
  /// @param odd whether tolerations of some workload make no sense
  private record Named(Map<String, List<Field>> byKey, boolean odd) {
    static Named of(Audit audit) {
      Map<String, List<Field>> byKey = new HashMap<>();
      boolean odd = false;
      for (Workload workload : audit.snapshot().workloads()) {
        Field spec = workload.podSpec();
        try {
          spec.at("tolerations")
              .each()
              .map(one -> one.at("key").text(""))
              .filter(key -> !key.isEmpty())
              .distinct()
              .forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(spec));
        } catch (WrongShape e) {
          odd = true;
        }
      }
      return new Named(byKey, odd);
    }

    boolean isTolerated(Field taint) {
      return byKey.getOrDefault(taint.at("key").text(""), List.of()).stream()
          .anyMatch(spec -> Tolerations.names(spec, taint));
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
    List<Field> taints = Nodes.chosenTaints(node);
    if (taints.isEmpty()) {
      return new Outcome.NotApplicable("it has no taint of its own");
    }
    Named named = audit.view(Named.class, Named::of);
    List<Field> unused = taints.stream().filter(taint -> !named.isTolerated(taint)).toList();
    if (!unused.isEmpty() && named.odd()) {
      return new Outcome.NotAssessed("tolerations of a workload make no sense and were left out");
    }
    return Outcome.failIfAny(
        "has a taint that no workload tolerates by name",
        unused.stream().map(taint -> Evidence.of(node, taint.at("key"))).toList());
  }
}
