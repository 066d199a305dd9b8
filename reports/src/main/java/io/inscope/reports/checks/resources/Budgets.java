package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// PodDisruptionBudgets by the pods they are about.
///
/// Source: [disruptions](https://kubernetes.io/docs/concepts/workloads/pods/disruptions/).
///
/// @param unreadable namespaces that have a budget that makes no sense
record Budgets(SelectorIndex<Resource> index, Set<String> unreadable) {
  static final GroupKind KIND = new GroupKind("policy", "PodDisruptionBudget");

  static Budgets of(Audit audit) {
    SelectorIndex<Resource> index = new SelectorIndex<>();
    Set<String> unreadable = new HashSet<>();
    try (Stream<Resource> all = audit.snapshot().all(KIND)) {
      all.forEach(
          budget -> {
            String namespace = budget.ref().namespace();
            try {
              selector(budget).ifPresent(selector -> index.add(namespace, selector, budget));
            } catch (WrongShape | InvalidSelector e) {
              unreadable.add(namespace);
            }
          });
    }
    return new Budgets(index, unreadable);
  }

  /// Which pods it is about; empty when about none. `{}` meant none before `policy/v1`.
  static Optional<LabelSelector> selector(Resource budget) {
    return LabelSelector.of(budget.root().at("spec", "selector"))
        .filter(
            selector -> !selector.isEverything() || !budget.apiVersion().equals("policy/v1beta1"));
  }

  /// Those about the pods of a workload.
  static List<Resource> about(Workload workload, Audit audit) {
    return audit
        .view(Budgets.class, Budgets::of)
        .index()
        .selecting(workload.namespace(), Replicas.labels(workload));
  }
}
