package io.inscope.snapshot.diff;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.store.StoredSnapshot;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The objects of a snapshot with the hashes of their bodies, and a way to the few that are needed.
///
/// @param byKind hashes in hex; empty where the snapshot has none
record Bodies(
    ClusterSnapshot snapshot, SortedMap<GroupKind, SortedMap<ResourceRef, String>> byKind) {
  /// From here on a kind is read at once, by all cores.
  private static final int MANY = 100;

  static Bodies of(ClusterSnapshot snapshot) {
    SortedMap<GroupKind, SortedMap<ResourceRef, String>> byKind = new TreeMap<>();
    if (snapshot instanceof StoredSnapshot stored) {
      stored.objects().forEach(row -> add(byKind, row.ref(), row.sha256()));
    } else {
      for (GroupKind kind : snapshot.kinds()) {
        try (Stream<Resource> all = snapshot.all(kind)) {
          all.forEach(one -> add(byKind, one.ref(), ""));
        }
      }
    }
    return new Bodies(snapshot, byKind);
  }

  private static void add(
      SortedMap<GroupKind, SortedMap<ResourceRef, String>> byKind, ResourceRef ref, String hash) {
    byKind.computeIfAbsent(ref.groupKind(), _ -> new TreeMap<>()).put(ref, hash);
  }

  Set<GroupKind> kinds() {
    return byKind.keySet();
  }

  /// The objects of a kind whose body is another in the other snapshot, or not there.
  SortedMap<ResourceRef, Resource> unlike(Bodies other, GroupKind kind) {
    SortedMap<ResourceRef, String> there = other.of(kind);
    Set<ResourceRef> unlike = new HashSet<>();
    of(kind)
        .forEach(
            (ref, hash) -> {
              if (hash.isEmpty() || !hash.equals(there.get(ref))) {
                unlike.add(ref);
              }
            });
    return read(kind, unlike);
  }

  private SortedMap<ResourceRef, String> of(GroupKind kind) {
    return byKind.getOrDefault(kind, Collections.emptySortedMap());
  }

  private SortedMap<ResourceRef, Resource> read(GroupKind kind, Set<ResourceRef> refs) {
    SortedMap<ResourceRef, Resource> read = new TreeMap<>();
    if (refs.size() < MANY) {
      refs.forEach(ref -> snapshot.find(ref).ifPresent(one -> read.put(ref, one)));
    } else {
      try (Stream<Resource> all = snapshot.all(kind)) {
        all.filter(one -> refs.contains(one.ref())).forEach(one -> read.put(one.ref(), one));
      }
    }
    return read;
  }
}
