package io.inscope.reports.checks.resources;

import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what selects the pods of a workload without asking every selector of the namespace: by one
/// label that it demands.
///
/// @param <T> what has the selector: a Service, a PodDisruptionBudget
final class SelectorIndex<T> {
  private record Entry<T>(LabelSelector selector, T item) {}

  private record Label(String namespace, String key, String value) {}

  private final Map<Label, List<Entry<T>>> byLabel = new HashMap<>();
  private final Map<String, List<Entry<T>>> others = new HashMap<>();

  void add(String namespace, LabelSelector selector, T item) {
    Entry<T> entry = new Entry<>(selector, item);
    Optional<LabelRequirement> demanded =
        selector.requirements().stream()
            .filter(one -> one.operator() == LabelRequirement.Operator.IN)
            .findFirst();
    if (demanded.isEmpty()) {
      others.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(entry);
      return;
    }
    for (String value : demanded.get().values()) {
      byLabel
          .computeIfAbsent(
              new Label(namespace, demanded.get().key(), value), _ -> new ArrayList<>())
          .add(entry);
    }
  }

  /// Those that select pods with these labels.
  List<T> selecting(String namespace, Map<String, String> labels) {
    List<T> found = new ArrayList<>();
    labels.forEach(
        (key, value) ->
            collect(
                byLabel.getOrDefault(new Label(namespace, key, value), List.of()), labels, found));
    collect(others.getOrDefault(namespace, List.of()), labels, found);
    return found;
  }

  private void collect(List<Entry<T>> entries, Map<String, String> labels, List<T> into) {
    entries.stream()
        .filter(entry -> entry.selector().matches(labels))
        .forEach(entry -> into.add(entry.item()));
  }
}
