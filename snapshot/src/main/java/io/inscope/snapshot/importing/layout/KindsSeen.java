package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the entries of a source showed of each kind, by their paths. Kinds whose plural nobody
/// defines stay out of it: what is in such an entry is read all the same.
final class KindsSeen {
  /// @param files how many entries there were
  /// @param objects how many came from them
  /// @param lists how many of the entries were the whole list of the kind
  /// @param lost how many of the entries were empty or could not be read whole
  record Seen(int files, int objects, int lists, int lost) {
    Seen plus(Seen other) {
      return new Seen(
          files + other.files, objects + other.objects, lists + other.lists, lost + other.lost);
    }

    /// That the kind was listed, unless some of it was lost.
    Coverage coverage() {
      return lost == 0
          ? new Coverage.Read(objects)
          : new Coverage.Failed(
              lost == 1
                  ? "a file of it is empty or could not be read whole"
                  : lost + " files of it are empty or could not be read whole");
    }
  }

  private final KindNames names;
  private final Map<Place.Objects, Seen> places = new HashMap<>();

  KindsSeen(KindNames names) {
    this.names = names;
  }

  void objects(Place.Objects place, int objects, boolean whole) {
    add(place, new Seen(1, objects, place.list() ? 1 : 0, whole ? 0 : 1));
  }

  void blank(Place.Objects place) {
    add(place, new Seen(1, 0, place.list() ? 1 : 0, 1));
  }

  private void add(Place.Objects place, Seen one) {
    places.merge(place, one, Seen::plus);
  }

  /// How many entries there were, those of unknown kinds included.
  int files() {
    return places.values().stream().mapToInt(Seen::files).sum();
  }

  /// By kind as it is filed, and by namespace of the path; empty for cluster-scoped kinds.
  SortedMap<GroupKind, SortedMap<String, Seen>> byKind() {
    SortedMap<GroupKind, SortedMap<String, Seen>> kinds = new TreeMap<>();
    places.forEach(
        (place, seen) ->
            place
                .kind(names)
                .ifPresent(
                    kind ->
                        kinds
                            .computeIfAbsent(Namespacing.canonical(kind), _ -> new TreeMap<>())
                            .merge(place.namespace(), seen, Seen::plus)));
    return kinds;
  }

  /// All namespaces together.
  static Seen total(SortedMap<String, Seen> namespaces) {
    return namespaces.values().stream().reduce(new Seen(0, 0, 0, 0), Seen::plus);
  }
}
