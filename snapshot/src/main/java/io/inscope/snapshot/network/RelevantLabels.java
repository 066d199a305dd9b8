package io.inscope.snapshot.network;

import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The part of pods' labels that any selector looks at. Values no selector names become one, so
/// that a label that is different on every pod does not make every pod different.
final class RelevantLabels {
  /// Not a valid label value, so no selector can name it.
  private static final String OTHER = "(other)";

  private final Map<String, Set<String>> named = new HashMap<>();

  void add(LabelSelector selector) {
    for (LabelRequirement requirement : selector.requirements()) {
      named.computeIfAbsent(requirement.key(), _ -> new HashSet<>()).addAll(requirement.values());
    }
  }

  Map<String, String> of(Map<String, String> labels) {
    Map<String, String> relevant = new HashMap<>();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      Set<String> values = named.get(label.getKey());
      if (values != null) {
        relevant.put(label.getKey(), values.contains(label.getValue()) ? label.getValue() : OTHER);
      }
    }
    return relevant;
  }

  Set<String> keys() {
    return named.keySet();
  }
}
