package io.inscope.snapshot.importing;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.ResourceRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// What a list proves beyond its objects: that somebody asked for these kinds, and where.
///
/// A list does not say what the command was. Objects of two namespaces in one list show that it was
/// not bound to one of them (`-A`), and then it holds all there is of each kind in it. Objects of a
/// single namespace look the same whether `-A` or `-n payments` was asked, so such a list speaks of
/// that namespace alone: where nobody asked must not look like where there is nothing.
///
/// Only objects of a live cluster are asked for. A list of manifests is a way to write them down,
/// and says nothing here.
final class ListReach {
  /// Reads after the kind's name and "it is not part of what was handed over".
  static final String ONE_NAMESPACE =
      "each list of it holds one namespace only, and may have been asked for there alone";

  private final SortedMap<GroupKind, SortedMap<String, Integer>> listed = new TreeMap<>();
  private final Map<GroupKind, Boolean> live = new HashMap<>();

  /// An object of the list.
  ///
  /// @param isLive whether it comes from a cluster; asked for the first of each kind only
  void see(ResourceRef object, BooleanSupplier isLive) {
    GroupKind kind = object.groupKind();
    if (live.computeIfAbsent(kind, _ -> isLive.getAsBoolean())) {
      listed.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(object.namespace(), 1, Integer::sum);
    }
  }

  /// Says for each kind where it was listed.
  ///
  /// @param everywhere whether the list itself shows that it is bound to no namespace
  void say(boolean everywhere, Sink sink) {
    boolean wide = everywhere || namespaces().size() > 1;
    listed.forEach(
        (kind, counts) -> {
          int count = counts.values().stream().mapToInt(Integer::intValue).sum();
          if (wide || counts.keySet().equals(Set.of(""))) {
            sink.coverage(kind, "", new Coverage.Read(count));
          } else {
            sink.coverage(kind, counts.lastKey(), new Coverage.Read(count));
            sink.coverage(kind, "", new Coverage.NotAsked(ONE_NAMESPACE));
          }
        });
  }

  /// Says of each kind that more of it was to come.
  void sayBroken(String why, Sink sink) {
    listed.keySet().forEach(kind -> sink.coverage(kind, "", new Coverage.Failed(why)));
  }

  private SortedSet<String> namespaces() {
    return listed.values().stream()
        .flatMap(counts -> counts.keySet().stream())
        .filter(namespace -> !namespace.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
