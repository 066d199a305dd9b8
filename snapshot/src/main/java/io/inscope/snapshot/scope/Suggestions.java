package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.sidepath.MountUse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Workloads that may belong to the CDE, going by names, labels, images, and card numbers that
/// stood in their objects.
final class Suggestions {
  private final List<Workload> workloads;

  /// Namespaces in which the name of something speaks of payments, with what it is.
  private final Map<String, String> telling = new HashMap<>();

  /// Objects that held a card number, with the place.
  private final Map<ResourceRef, String> cards = new HashMap<>();

  Suggestions(ClusterSnapshot snapshot) {
    workloads = snapshot.workloads();
    for (Workload workload : workloads) {
      TellingWords.in(workload.ref().name())
          .ifPresent(
              word ->
                  telling.putIfAbsent(workload.namespace(), "it stands beside " + workload.ref()));
    }
    cards(snapshot, Kinds.CONFIG_MAP);
    cards(snapshot, Kinds.SECRET);
  }

  private void cards(ClusterSnapshot snapshot, GroupKind kind) {
    try (Stream<Resource> all = snapshot.all(kind)) {
      all.forEach(
          resource ->
              CardNumbers.in(resource)
                  .ifPresent(field -> cards.put(resource.ref(), resource.place(field))));
    }
  }

  List<ScopeSuggestion> all() {
    return workloads.stream().flatMap(workload -> of(workload).stream()).toList();
  }

  private Optional<ScopeSuggestion> of(Workload workload) {
    TreeSet<String> reasons = new TreeSet<>();
    names(workload, reasons);
    try {
      labels(workload, reasons);
    } catch (WrongShape e) {
      // The other facts are still worth having.
    }
    try {
      images(workload, reasons);
      cards(workload, reasons);
    } catch (WrongShape e) {
      // The other facts are still worth having.
    }
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(new ScopeSuggestion(workload.ref(), List.copyOf(reasons)));
  }

  private static void names(Workload workload, SortedSet<String> reasons) {
    TellingWords.in(workload.namespace())
        .ifPresent(word -> reasons.add("namespace has '" + word + "'"));
    TellingWords.in(workload.ref().name())
        .ifPresent(word -> reasons.add("name has '" + word + "'"));
  }

  private static void labels(Workload workload, SortedSet<String> reasons) {
    Resource.texts(workload.podMetadata().at("labels"))
        .forEach(
            (key, value) -> {
              String name = key.substring(key.indexOf('/') + 1);
              if (TellingWords.in(name).isPresent() || TellingWords.in(value).isPresent()) {
                reasons.add("label " + key + "=" + value);
              }
            });
  }

  private void images(Workload workload, SortedSet<String> reasons) {
    workload
        .containers()
        .map(container -> container.at("image").text(""))
        .forEach(
            image -> {
              TellingWords.inImage(image)
                  .ifPresent(word -> reasons.add("image %s has '%s'".formatted(image, word)));
              TellingWords.database(image)
                  .ifPresent(
                      database ->
                          near(workload)
                              .ifPresent(
                                  why ->
                                      reasons.add(
                                          "it is a database (%s), and %s"
                                              .formatted(database, why))));
            });
  }

  private Optional<String> near(Workload workload) {
    return TellingWords.in(workload.namespace())
        .map(word -> "its namespace has '" + word + "'")
        .or(() -> Optional.ofNullable(telling.get(workload.namespace())));
  }

  private void cards(Workload workload, SortedSet<String> reasons) {
    Field metadata = workload.owner().root().at("metadata");
    Stream.of(
            metadata.at("annotations"),
            metadata.at("labels"),
            workload.podMetadata(),
            workload.podSpec())
        .flatMap(place -> CardNumbers.in(place).stream())
        .findFirst()
        .ifPresent(
            field ->
                reasons.add("a card number stands in it at " + workload.template().place(field)));
    Set<ResourceRef> used = new HashSet<>();
    MountUse.of(
        workload,
        use -> {
          switch (use.what()) {
            case SECRET -> used.add(ref(Kinds.SECRET, workload, use));
            case CONFIG_MAP -> used.add(ref(Kinds.CONFIG_MAP, workload, use));
            default -> {
              // Holds no text of the cluster's.
            }
          }
        });
    for (ResourceRef ref : used) {
      String place = cards.get(ref);
      if (place != null) {
        reasons.add("a card number stands in %s at %s".formatted(ref.spoken(), place));
      }
    }
  }

  private static ResourceRef ref(GroupKind kind, Workload workload, MountUse use) {
    return ResourceRef.of(kind, workload.namespace(), use.name());
  }
}
