package io.inscope.snapshot.store;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Coverage.Failed;
import io.inscope.snapshot.model.Coverage.NotAsked;
import io.inscope.snapshot.model.Coverage.Read;
import io.inscope.snapshot.model.Coverage.Refused;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is known of each kind in each namespace, from what the sources said and what came.
///
/// What a source said of a namespace counts first, then what it said of the cluster. Without a word
/// from any source, a kind of which anything came counts as listed everywhere; if the sources spoke
/// about single namespaces, only in those, and the cluster as a whole has the gap of any of them.
final class CoverageTable {
  private final SortedMap<GroupKind, SortedMap<String, Coverage>> said = new TreeMap<>();
  private final SortedMap<GroupKind, SortedMap<String, Integer>> came = new TreeMap<>();

  /// @param said by the sources, at most once for a kind and namespace
  /// @param came how many objects of a kind came in a namespace; empty for cluster-scoped ones
  CoverageTable(Collection<CoverageRow> said, Map<GroupKind, Map<String, Integer>> came) {
    for (CoverageRow row : said) {
      this.said
          .computeIfAbsent(row.kind(), _ -> new TreeMap<>())
          .put(row.namespace(), row.coverage());
    }
    came.forEach((kind, counts) -> this.came.put(kind, new TreeMap<>(counts)));
  }

  Coverage of(GroupKind kind, String namespace) {
    SortedMap<String, Coverage> words = said.getOrDefault(kind, Collections.emptySortedMap());
    Coverage word = words.get(namespace);
    if (word != null) {
      return counted(word, kind, namespace);
    }
    Coverage everywhere = words.get("");
    if (everywhere != null) {
      return counted(everywhere, kind, namespace);
    }
    if (namespace.isEmpty()) {
      Coverage gap = gap(words);
      return gap != null ? gap : anything(kind, words) ? counted(kind, "") : new NotAsked();
    }
    boolean listed = words.isEmpty() ? came.containsKey(kind) : count(kind, namespace) > 0;
    return listed ? counted(kind, namespace) : new NotAsked();
  }

  /// One row for the cluster and one for each namespace of which something is known, sorted.
  List<CoverageRow> rows() {
    SortedSet<GroupKind> kinds = new TreeSet<>(said.keySet());
    kinds.addAll(came.keySet());
    List<CoverageRow> rows = new ArrayList<>();
    for (GroupKind kind : kinds) {
      SortedSet<String> namespaces = new TreeSet<>(List.of(""));
      namespaces.addAll(said.getOrDefault(kind, Collections.emptySortedMap()).keySet());
      namespaces.addAll(came.getOrDefault(kind, Collections.emptySortedMap()).keySet());
      namespaces.forEach(n -> rows.add(new CoverageRow(kind, n, of(kind, n))));
    }
    return rows;
  }

  /// Two sources on one kind and namespace: going wrong casts doubt on what came; having read beats
  /// having been refused.
  static Coverage combined(Coverage one, Coverage other) {
    return rank(one) <= rank(other) ? one : other;
  }

  private static int rank(Coverage coverage) {
    return switch (coverage) {
      case Failed _ -> 0;
      case Read _ -> 1;
      case Refused _ -> 2;
      case NotAsked _ -> 3;
    };
  }

  private Coverage counted(Coverage word, GroupKind kind, String namespace) {
    return word instanceof Read ? counted(kind, namespace) : word;
  }

  private Read counted(GroupKind kind, String namespace) {
    return new Read(count(kind, namespace));
  }

  private int count(GroupKind kind, String namespace) {
    SortedMap<String, Integer> counts = came.getOrDefault(kind, Collections.emptySortedMap());
    return namespace.isEmpty()
        ? counts.values().stream().mapToInt(Integer::intValue).sum()
        : counts.getOrDefault(namespace, 0);
  }

  private boolean anything(GroupKind kind, SortedMap<String, Coverage> words) {
    return came.containsKey(kind) || words.values().stream().anyMatch(Read.class::isInstance);
  }

  private static @Nullable Coverage gap(SortedMap<String, Coverage> words) {
    for (Map.Entry<String, Coverage> word : words.entrySet()) {
      switch (word.getValue()) {
        case Refused refused -> {
          return new Refused("in namespace %s: %s".formatted(word.getKey(), refused.message()));
        }
        case Failed failed -> {
          return new Failed("in namespace %s: %s".formatted(word.getKey(), failed.message()));
        }
        case Read _, NotAsked _ -> {}
      }
    }
    return null;
  }
}
