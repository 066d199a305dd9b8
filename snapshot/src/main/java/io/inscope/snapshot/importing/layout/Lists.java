package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Namespacing;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What a source says of its lists, namespace by namespace, until it ends: only then are all kinds
/// known by name, and how many namespaces the cluster has.
///
/// A kind listed in some namespaces is not known in the cluster as a whole. It is when there is a
/// list for each of the cluster's namespaces.
final class Lists {
  private record Plural(String group, String name) implements Comparable<Plural> {
    @Override
    public int compareTo(Plural other) {
      int byGroup = group.compareTo(other.group);
      return byGroup != 0 ? byGroup : name.compareTo(other.name);
    }
  }

  private final KindNames names;
  private final SortedMap<Plural, SortedMap<String, Coverage>> said = new TreeMap<>();
  private int lists;

  Lists(KindNames names) {
    this.names = names;
  }

  /// How many lists were read.
  int read() {
    return lists;
  }

  /// A list that came.
  ///
  /// @param whole whether nothing of it was lost
  void list(Place.Objects place, int objects, boolean whole) {
    lists++;
    say(
        place.group(),
        place.resource(),
        place.namespace(),
        whole
            ? new Coverage.Read(objects)
            : new Coverage.Failed("part of the list in the export cannot be read"));
  }

  /// A list that was not to be had. What came, in another file, counts more.
  void say(String group, String plural, String namespace, Coverage coverage) {
    said.computeIfAbsent(new Plural(group, plural), _ -> new TreeMap<>())
        .merge(
            namespace,
            coverage,
            (one, other) -> one instanceof Coverage.Read || rank(one) <= rank(other) ? one : other);
  }

  private static int rank(Coverage coverage) {
    return switch (coverage) {
      case Coverage.Read _ -> 0;
      case Coverage.Failed _ -> 1;
      case Coverage.Refused _ -> 2;
      case Coverage.NotAsked _ -> 3;
    };
  }

  /// How many namespaces the cluster has; empty when the source does not hold them all.
  private int namespaces() {
    Coverage of =
        said.getOrDefault(new Plural("", "namespaces"), new TreeMap<>())
            .getOrDefault("", new Coverage.NotAsked());
    return of instanceof Coverage.Read read ? read.count() : Integer.MAX_VALUE;
  }

  private Optional<GroupKind> kind(Plural plural) {
    return names.kind(plural.group(), plural.name()).map(Namespacing::canonical);
  }

  /// Says all of it.
  ///
  /// @param others why the namespaces without a list have none
  /// @return the kinds that something was said of
  SortedSet<GroupKind> end(Sink sink, String others) {
    return end(sink, others, _ -> false);
  }

  /// @param everywhere the kinds that were listed in the whole cluster at once, and whose lists are
  ///   left out where they are empty
  SortedSet<GroupKind> end(Sink sink, String others, Predicate<GroupKind> everywhere) {
    SortedSet<GroupKind> kinds = new TreeSet<>();
    said.forEach(
        (plural, words) ->
            kind(plural)
                .ifPresent(
                    kind -> {
                      kinds.add(kind);
                      words.forEach((namespace, word) -> sink.coverage(kind, namespace, word));
                      if (!words.containsKey("")) {
                        whole(kind, words, others, everywhere.test(kind), sink);
                      }
                    }));
    return kinds;
  }

  private void whole(
      GroupKind kind,
      SortedMap<String, Coverage> words,
      String others,
      boolean everywhere,
      Sink sink) {
    boolean all = everywhere || words.size() >= namespaces();
    if (!all) {
      sink.coverage(kind, "", new Coverage.NotAsked(others));
    } else if (words.values().stream().allMatch(Coverage.Read.class::isInstance)) {
      sink.coverage(kind, "", new Coverage.Read(count(words)));
    }
    // Otherwise the gap of a namespace is that of the cluster.
  }

  private static int count(Map<String, Coverage> words) {
    return words.values().stream()
        .mapToInt(word -> word instanceof Coverage.Read read ? read.count() : 0)
        .sum();
  }

  /// Says of all kinds of Kubernetes itself that were not spoken of that they are not there.
  static void nothingElse(Sink sink, SortedSet<GroupKind> spokenOf, String why) {
    SortedSet<GroupKind> others = new TreeSet<>(KindNames.builtIn().keySet());
    others.add(Kinds.CUSTOM_RESOURCE_DEFINITION);
    others.removeAll(spokenOf);
    others.forEach(kind -> sink.coverage(kind, "", new Coverage.NotAsked(why)));
  }
}
