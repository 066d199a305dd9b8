package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.importing.layout.KindsSeen.Seen;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a backup covers: everything that its description includes, also where nothing came.
final class VeleroReading implements LayoutReading {
  private static final String NOT_HANDED_OVER =
      "the backup's own description, velero-backup.json, was not handed over";

  private final KindsSeen seen;
  private final List<BackupDescription> descriptions = new ArrayList<>();
  private final SortedSet<String> failedIn = new TreeSet<>();
  private boolean unreadableDescription;
  private boolean version;

  VeleroReading(KindNames names) {
    this.seen = new KindsSeen(names);
  }

  @Override
  public void objects(String path, Place.Objects place, int objects, boolean whole) {
    seen.objects(place, objects, whole);
  }

  @Override
  public void blank(String path, Place.Objects place) {
    seen.blank(place);
  }

  @Override
  public void evidence(String path, byte[] content, Sink sink) {
    if (path.endsWith("metadata/version")) {
      version = true;
      return;
    }
    boolean description = path.endsWith("velero-backup.json");
    try {
      Field root = Field.root(JsonTree.parse(content));
      if (description) {
        descriptions.add(BackupDescription.of(root));
      } else {
        root.at("errors", "namespaces").members().map(Field::key).forEach(failedIn::add);
      }
    } catch (IllegalArgumentException | WrongShape | ArithmeticException e) {
      unreadableDescription |= description;
      sink.problem(
          new Problem(
              path,
              0,
              0,
              Problem.Severity.WARNING,
              "it is not what Velero writes there, so it does not count for what is covered",
              0,
              ""));
    }
  }

  @Override
  public Optional<String> end(int entries, Sink sink) {
    if (seen.files() == 0) {
      return version || !descriptions.isEmpty()
          ? Optional.of("only the description of a backup; the archive of objects is missing")
          : Optional.empty();
    }
    SortedMap<GroupKind, SortedMap<String, Seen>> kinds = seen.byKind();
    SortedMap<GroupKind, String> asked = new TreeMap<>(KindNames.builtIn());
    kinds.keySet().forEach(kind -> asked.putIfAbsent(kind, ""));
    asked.forEach(
        (kind, plural) ->
            covered(kind, plural, kinds.getOrDefault(kind, new TreeMap<>()), namespaces(), sink));
    return Optional.of(
        (version ? "metadata/version and " : "")
            + Paths.count(seen.files(), "file", "files")
            + " under resources/"
            + (descriptions.isEmpty() ? "" : ", described by velero-backup.json"));
  }

  private SortedSet<String> namespaces() {
    SortedSet<String> namespaces = new TreeSet<>();
    seen.byKind().values().forEach(found -> namespaces.addAll(found.keySet()));
    descriptions.forEach(description -> namespaces.addAll(description.onlyNamespaces()));
    namespaces.remove("");
    return namespaces;
  }

  private void covered(
      GroupKind kind,
      String plural,
      SortedMap<String, Seen> found,
      SortedSet<String> namespaces,
      Sink sink) {
    Seen total = KindsSeen.total(found);
    if (descriptions.size() != 1) {
      sink.coverage(kind, "", undescribed(total));
      return;
    }
    BackupDescription backup = descriptions.getFirst();
    Optional<String> leftOut = backup.leftOut(kind, plural);
    if (leftOut.isPresent() && total.files() == 0) {
      sink.coverage(kind, "", new Coverage.NotAsked(leftOut.get()));
    } else if (backup.selected()) {
      sink.coverage(
          kind, "", new Coverage.NotAsked("the backup holds only objects with certain labels"));
    } else if (!backup.trouble().isEmpty()) {
      sink.coverage(
          kind,
          "",
          new Coverage.Failed(
              backup.trouble()
                  + (failedIn.isEmpty() ? "" : " (in " + String.join(", ", failedIn) + ")")));
    } else if (Scope.isClusterScoped(kind, found.keySet())) {
      sink.coverage(kind, "", clusterWide(backup, total));
    } else if (!backup.someNamespaces()) {
      sink.coverage(kind, "", total.coverage());
    } else {
      sink.coverage(kind, "", new Coverage.NotAsked(which(backup)));
      for (String namespace : namespaces) {
        if (backup.holds(namespace)) {
          Seen here = found.getOrDefault(namespace, new Seen(0, 0, 0, 0));
          sink.coverage(kind, namespace, here.coverage());
        }
      }
    }
  }

  private Coverage undescribed(Seen total) {
    if (total.files() > 0) {
      return total.coverage();
    }
    return new Coverage.NotAsked(
        descriptions.size() > 1
            ? "the backups of several descriptions are mixed, so none of them can be relied on"
            : unreadableDescription
                ? "the backup's own description, velero-backup.json, could not be read"
                : NOT_HANDED_OVER);
  }

  private static Coverage clusterWide(BackupDescription backup, Seen total) {
    boolean all = backup.clusterWide().orElse(!backup.someNamespaces());
    return all
        ? total.coverage()
        : new Coverage.NotAsked(
            backup.clusterWide().isPresent()
                ? "the backup left out what belongs to no namespace"
                : "of what belongs to no namespace, the backup holds only what its namespaces use");
  }

  private static String which(BackupDescription backup) {
    return backup.onlyNamespaces().isEmpty()
        ? "the backup left out the namespaces " + String.join(", ", backup.notNamespaces())
        : "the backup holds only the namespaces " + String.join(", ", backup.onlyNamespaces());
  }
}
