package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.policy.NamespaceLabels;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Finds the peers that may hold pods of a namespace without asking each: most mean one namespace,
/// by its name or by a label.
final class PeerIndex {
  private final NamespaceLabels namespaces;
  private final Map<String, List<Integer>> byName = new HashMap<>();
  private final Map<Map.Entry<String, String>, List<Integer>> byLabel = new HashMap<>();
  private final List<Integer> labelled = new ArrayList<>();
  private final List<Integer> anywhere = new ArrayList<>();

  PeerIndex(PeerSets peers, NamespaceLabels namespaces) {
    this.namespaces = namespaces;
    for (int number = 0; number < peers.size(); number++) {
      switch (peers.matcher(number)) {
        case PeerMatcher.PodsHere here -> addName(here.namespace(), number);
        case PeerMatcher.Labelled calico when !calico.namespace().isEmpty() ->
            addName(calico.namespace(), number);
        case PeerMatcher.PodsIn in -> add(in.namespaces(), number);
        default -> anywhere.add(number);
      }
    }
  }

  private void addName(String namespace, int number) {
    byName.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(number);
  }

  private void add(LabelSelector selector, int number) {
    Optional<LabelRequirement> one =
        selector.requirements().stream()
            .filter(requirement -> requirement.operator() == LabelRequirement.Operator.IN)
            .findFirst();
    if (one.isEmpty()) {
      anywhere.add(number);
      return;
    }
    labelled.add(number);
    for (String value : one.get().values()) {
      byLabel
          .computeIfAbsent(Map.entry(one.get().key(), value), _ -> new ArrayList<>())
          .add(number);
    }
  }

  /// Numbers of peer sets, in order; a superset of those that hold some.
  Iterable<Integer> candidates(String namespace) {
    TreeSet<Integer> found = new TreeSet<>(anywhere);
    found.addAll(byName.getOrDefault(namespace, List.of()));
    if (namespaces.isComplete(namespace)) {
      namespaces
          .known(namespace)
          .forEach(
              (key, value) -> found.addAll(byLabel.getOrDefault(Map.entry(key, value), List.of())));
    } else {
      found.addAll(labelled);
    }
    return found;
  }
}
