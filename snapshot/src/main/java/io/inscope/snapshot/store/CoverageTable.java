package io.inscope.snapshot.store;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Coverage.Failed;
import io.inscope.snapshot.model.Coverage.NotAsked;
import io.inscope.snapshot.model.Coverage.Read;
import io.inscope.snapshot.model.Coverage.Refused;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is known of each kind in each namespace, from what the sources said and what came.
/// - **A namespace**: what a source said of it counts first, then what it said of the cluster.
/// - **The cluster as a whole** was read when a source says so and none says otherwise of a
///   namespace; or when each namespace was, and the namespaces themselves were listed, so that we
///   know which there are. Else it has the gap of its namespaces.
/// - **Without a word from any source** a kind of which anything came counts as listed everywhere:
///   that is how manifests, one file an object, and several documents in a file come, and what is
///   declared is all there is. Lists and layouts always say something.
/// - **Two sources** on one place: see [#combined]. A gap in a namespace gives way when another
///   source listed the whole cluster and brought objects from there.
final class CoverageTable {
  /// More namespaces than this are counted, not named.
  private static final int NAMED = 5;

  private final SortedMap<GroupKind, SortedMap<String, Coverage>> said = new TreeMap<>();
  private final SortedMap<GroupKind, SortedMap<String, Integer>> came = new TreeMap<>();
  private final SortedSet<String> namespaces = new TreeSet<>();

  /// @param said by the sources, at most once for a kind and namespace
  /// @param came how many objects of a kind came in a namespace; empty for cluster-scoped ones
  /// @param named the names of the Namespaces that came
  CoverageTable(
      Collection<CoverageRow> said,
      Map<GroupKind, Map<String, Integer>> came,
      Collection<String> named) {
    for (CoverageRow row : said) {
      this.said
          .computeIfAbsent(row.kind(), _ -> new TreeMap<>())
          .put(row.namespace(), row.coverage());
      namespaces.add(row.namespace());
    }
    came.forEach(
        (kind, counts) -> {
          this.came.put(kind, new TreeMap<>(counts));
          namespaces.addAll(counts.keySet());
        });
    namespaces.addAll(named);
    namespaces.remove("");
  }

  Coverage of(GroupKind kind, String namespace) {
    SortedMap<String, Coverage> words = said.getOrDefault(kind, Collections.emptySortedMap());
    if (words.isEmpty()) {
      return came.containsKey(kind) ? counted(kind, namespace) : new NotAsked();
    }
    return namespace.isEmpty() ? cluster(kind, words) : namespace(kind, namespace, words);
  }

  /// One row for the cluster and one for each namespace of which something is known, sorted.
  List<CoverageRow> rows() {
    SortedSet<GroupKind> kinds = new TreeSet<>(said.keySet());
    kinds.addAll(came.keySet());
    List<CoverageRow> rows = new ArrayList<>();
    for (GroupKind kind : kinds) {
      SortedSet<String> known = new TreeSet<>(List.of(""));
      known.addAll(said.getOrDefault(kind, Collections.emptySortedMap()).keySet());
      known.addAll(came.getOrDefault(kind, Collections.emptySortedMap()).keySet());
      known.forEach(n -> rows.add(new CoverageRow(kind, n, of(kind, n))));
    }
    return rows;
  }

  /// Two sources on one kind and namespace: who read all of it is right, whatever happened to the
  /// other; else the one that got further counts.
  static Coverage combined(Coverage one, Coverage other) {
    return rank(one) <= rank(other) ? one : other;
  }

  private static int rank(Coverage coverage) {
    return switch (coverage) {
      case Read _ -> 0;
      case Failed _ -> 1;
      case Refused _ -> 2;
      case NotAsked _ -> 3;
    };
  }

  private Coverage namespace(GroupKind kind, String namespace, SortedMap<String, Coverage> words) {
    Coverage word = words.get(namespace);
    Coverage everywhere = words.get("");
    int count = count(kind, namespace);
    if (word instanceof Read || (everywhere instanceof Read && overruled(word, count))) {
      return counted(kind, namespace);
    }
    if (word != null) {
      return word;
    }
    if (everywhere == null) {
      return count > 0 ? counted(kind, namespace) : new NotAsked();
    }
    return everywhere instanceof NotAsked && count > 0
        ? new NotAsked("%d came, and nothing shows that these are all".formatted(count))
        : everywhere;
  }

  /// Whether what was said of a namespace gives way to a list of the whole cluster.
  private static boolean overruled(@Nullable Coverage word, int count) {
    return word == null || (count > 0 && !(word instanceof Failed));
  }

  private Coverage cluster(GroupKind kind, SortedMap<String, Coverage> words) {
    Coverage everywhere = words.get("");
    if (everywhere instanceof Refused || everywhere instanceof Failed) {
      return everywhere;
    }
    boolean ofNamespaces = words.size() > (everywhere == null ? 0 : 1);
    if (!ofNamespaces) {
      return everywhere instanceof Read ? counted(kind, "") : new NotAsked(why(everywhere));
    }
    SortedMap<String, Coverage> gaps = new TreeMap<>();
    for (String namespace : namespaces) {
      Coverage coverage = namespace(kind, namespace, words);
      if (!(coverage instanceof Read)) {
        gaps.put(namespace, coverage);
      }
    }
    Optional<Coverage> gap = worst(gaps);
    boolean all = everywhere instanceof Read || of(Kinds.NAMESPACE, "") instanceof Read;
    if (gap.isPresent()) {
      return gap.get();
    }
    if (all) {
      return counted(kind, "");
    }
    return everywhere == null
        ? new NotAsked("it was listed for single namespaces, which may not be all")
        : everywhere;
  }

  private static String why(@Nullable Coverage everywhere) {
    return everywhere instanceof NotAsked notAsked ? notAsked.why() : "";
  }

  /// The gap that casts most doubt, with the namespaces that have one of its sort.
  private static Optional<Coverage> worst(SortedMap<String, Coverage> gaps) {
    return gaps.values().stream()
        .min(Comparator.comparingInt(CoverageTable::rank))
        .map(
            worst -> {
              List<String> where =
                  gaps.entrySet().stream()
                      .filter(gap -> rank(gap.getValue()) == rank(worst))
                      .map(Map.Entry::getKey)
                      .toList();
              return switch (worst) {
                case Refused refused -> new Refused(in(where, refused.message()));
                case Failed failed -> new Failed(in(where, failed.message()));
                case NotAsked notAsked -> new NotAsked(in(where, notAsked.why()));
                case Read read -> read;
              };
            });
  }

  /// `in namespaces a, b: timed out`
  private static String in(List<String> namespaces, String message) {
    return (namespaces.size() == 1 ? "in namespace " : "in namespaces ")
        + String.join(", ", namespaces.subList(0, Math.min(NAMED, namespaces.size())))
        + (namespaces.size() > NAMED ? " and %d more".formatted(namespaces.size() - NAMED) : "")
        + (message.isEmpty() ? "" : ": " + message);
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
}
