package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.policy.CalicoLabels;
import io.inscope.snapshot.network.policy.CalicoSelector;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The part of pods' labels that any selector looks at. Values no selector names become one, so
/// that a label that is different on every pod does not make every pod different.
public final class RelevantLabels {
  /// Not a valid label value, so no selector can name it.
  private static final String OTHER = "(other)";

  private final Map<String, Set<String>> named = new HashMap<>();
  private final Set<String> whole = new HashSet<>();

  void add(LabelSelector selector) {
    for (LabelRequirement requirement : selector.requirements()) {
      add(requirement.key(), requirement.values());
    }
  }

  void add(CalicoSelector selector) {
    selector.visit(this::add);
  }

  private void add(CalicoSelector.Leaf leaf) {
    if (leaf.key().startsWith(CalicoLabels.OF_SERVICE_ACCOUNT)
        || leaf.key().equals(CalicoLabels.SERVICE_ACCOUNT)) {
      addWhole(CalicoLabels.SERVICE_ACCOUNT);
      return;
    }
    switch (leaf) {
      case CalicoSelector.Has has -> add(has.key(), Set.of());
      case CalicoSelector.In in -> add(in.key(), in.values());
      case CalicoSelector.Text text -> {
        if (text.comparison() == CalicoSelector.Comparison.EQUALS) {
          add(text.key(), Set.of(text.text()));
        } else {
          addWhole(text.key());
        }
      }
    }
  }

  /// A label of which each value is different.
  private void addWhole(String key) {
    add(key, Set.of());
    whole.add(key);
  }

  private void add(String key, Collection<String> values) {
    named.computeIfAbsent(key, _ -> new HashSet<>()).addAll(values);
  }

  boolean usesServiceAccounts() {
    return whole.contains(CalicoLabels.SERVICE_ACCOUNT);
  }

  Map<String, String> of(Map<String, String> labels) {
    Map<String, String> relevant = new HashMap<>();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      Set<String> values = named.get(label.getKey());
      if (values != null) {
        relevant.put(label.getKey(), isNamed(label, values) ? label.getValue() : OTHER);
      }
    }
    return relevant;
  }

  private boolean isNamed(Map.Entry<String, String> label, Set<String> values) {
    return values.contains(label.getValue()) || whole.contains(label.getKey());
  }

  public Set<String> keys() {
    return named.keySet();
  }
}
