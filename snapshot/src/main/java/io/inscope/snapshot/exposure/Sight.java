package io.inscope.snapshot.exposure;

import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.policy.CalicoLabels;
import io.inscope.snapshot.network.policy.CalicoSelector;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What some peers can tell of a pod: the labels of it and of its namespace, its namespace's name,
/// its service account. Pods that agree in it are the same to these peers.
final class Sight {
  /// The label by which a namespace is known under its name.
  static final String NAME_LABEL = "kubernetes.io/metadata.name";

  /// Stands for a value that nobody names. It is not a valid one, so nobody can.
  static final String OTHER = "(other)";

  private static final int MOST = 512;
  private static final String NAME = "projectcalico.org/name";

  private final SortedMap<String, TreeSet<String>> pods = new TreeMap<>();
  private final SortedMap<String, TreeSet<String>> namespaces = new TreeMap<>();
  private final TreeSet<String> names = new TreeSet<>();
  private final TreeSet<String> own = new TreeSet<>();
  private final TreeSet<String> accounts = new TreeSet<>();
  private final TreeSet<String> beyond = new TreeSet<>();

  private final Set<PeerMatcher> peers;

  private Sight(Collection<PeerMatcher> peers) {
    this.peers = Set.copyOf(peers);
    accounts.add("default");
  }

  static Sight of(Collection<PeerMatcher> peers) {
    Sight sight = new Sight(peers);
    peers.forEach(sight::add);
    return sight;
  }

  private void add(PeerMatcher matcher) {
    switch (matcher) {
      case PeerMatcher.PodsHere here -> {
        addOwn(here.namespace());
        add(pods, here.pods());
      }
      case PeerMatcher.PodsIn in -> {
        add(namespaces, in.namespaces());
        add(pods, in.pods());
      }
      case PeerMatcher.Labelled labelled -> {
        addOwn(labelled.namespace());
        labelled.selector().visit(this::add);
      }
      case PeerMatcher.Known known ->
          beyond.add(
              "whether it is among %s is not a matter of labels alone".formatted(known.trait()));
      case PeerMatcher.Named named -> add(named.of());
      case PeerMatcher.Not not -> add(not.of());
      case PeerMatcher.Each each -> each.of().forEach(this::add);
      case PeerMatcher.Any any -> any.of().forEach(this::add);
      case PeerMatcher.Anyone _,
          PeerMatcher.Addresses _,
          PeerMatcher.Nodes _,
          PeerMatcher.Domains _ -> {}
    }
  }

  /// Dialects put those who are no pods into namespaces whose names nobody can give.
  private void addOwn(String namespace) {
    if (!namespace.isEmpty() && !namespace.startsWith("(")) {
      own.add(namespace);
    }
  }

  private void add(SortedMap<String, TreeSet<String>> keys, LabelSelector selector) {
    for (LabelRequirement requirement : selector.requirements()) {
      if (keys == namespaces && requirement.key().equals(NAME_LABEL)) {
        names.addAll(requirement.values());
      } else {
        add(keys, requirement.key(), values(requirement));
      }
    }
  }

  /// Whether a label is there at all is a question of its own.
  private static Collection<String> values(LabelRequirement requirement) {
    return requirement.values().isEmpty() ? Set.of(OTHER) : requirement.values();
  }

  private static void add(
      SortedMap<String, TreeSet<String>> keys, String key, Collection<String> values) {
    keys.computeIfAbsent(key, _ -> new TreeSet<>()).addAll(values);
  }

  private void add(CalicoSelector.Leaf leaf) {
    String key = leaf.key();
    Collection<String> values =
        switch (leaf) {
          case CalicoSelector.Has _ -> Set.of(OTHER);
          case CalicoSelector.In in -> in.values();
          case CalicoSelector.Text text -> Set.of(text.text());
        };
    boolean partly =
        leaf instanceof CalicoSelector.Text text
            && text.comparison() != CalicoSelector.Comparison.EQUALS;
    if (partly) {
      beyond.add("%s compares parts of a label".formatted(leaf));
    }
    boolean has = leaf instanceof CalicoSelector.Has;
    if (key.equals(CalicoLabels.ORCHESTRATOR)) {
      return;
    }
    if (key.equals(CalicoLabels.NAMESPACE) || key.equals(CalicoLabels.OF_NAMESPACE + NAME)) {
      names.addAll(has ? Set.of() : values);
    } else if (key.startsWith(CalicoLabels.OF_NAMESPACE)) {
      add(namespaces, key.substring(CalicoLabels.OF_NAMESPACE.length()), values);
    } else if (key.equals(CalicoLabels.SERVICE_ACCOUNT)
        || key.equals(CalicoLabels.OF_SERVICE_ACCOUNT + NAME)) {
      accounts.addAll(has ? Set.of() : values);
    } else if (key.startsWith(CalicoLabels.OF_SERVICE_ACCOUNT)) {
      beyond.add("%s looks at the labels of a service account".formatted(leaf));
    } else {
      add(pods, key, values);
    }
  }

  /// Whose sight it is.
  Set<PeerMatcher> peers() {
    return peers;
  }

  /// What matters beside it, so that trying its combinations does not tell everything, in clauses.
  Set<String> beyond() {
    return beyond;
  }

  Set<String> names() {
    return names;
  }

  /// The namespaces whose own policies they are of: these exist.
  Set<String> own() {
    return own;
  }

  Set<String> accounts() {
    return accounts;
  }

  /// Whether the combinations can all be tried.
  boolean isSmall() {
    return product(pods) * accounts.size() <= MOST && product(namespaces) <= MOST;
  }

  private static long product(SortedMap<String, TreeSet<String>> keys) {
    long product = 1;
    for (TreeSet<String> values : keys.values()) {
      product = Math.min(product * (values.size() + 1), Integer.MAX_VALUE);
    }
    return product;
  }

  /// The labels of pods that can be told apart, those with fewest first.
  List<SortedMap<String, String>> podLabels() {
    return combinations(pods);
  }

  List<SortedMap<String, String>> namespaceLabels() {
    return combinations(namespaces);
  }

  /// What of a namespace's labels is looked at.
  SortedMap<String, String> seen(Map<String, String> labels) {
    TreeMap<String, String> seen = new TreeMap<>();
    namespaces.forEach(
        (key, values) -> {
          String value = labels.get(key);
          if (value != null) {
            seen.put(key, values.contains(value) ? value : OTHER);
          }
        });
    return seen;
  }

  private static List<SortedMap<String, String>> combinations(
      SortedMap<String, TreeSet<String>> keys) {
    List<SortedMap<String, String>> all = new ArrayList<>();
    all.add(new TreeMap<>());
    keys.forEach(
        (key, values) -> {
          for (SortedMap<String, String> one : List.copyOf(all)) {
            for (String value : values) {
              if (all.size() < MOST) {
                TreeMap<String, String> more = new TreeMap<>(one);
                more.put(key, value);
                all.add(more);
              }
            }
          }
        });
    all.sort(Comparator.comparing(SortedMap::size));
    return all;
  }
}
