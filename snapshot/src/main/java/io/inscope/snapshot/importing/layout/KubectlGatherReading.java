package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.importing.layout.KindsSeen.Seen;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a gathering covers: all kinds of all namespaces when its log says that it asked for all and
/// ended; a kind that it could not list is a gap. Several contexts are several clusters, which one
/// snapshot cannot hold: then nothing is covered.
final class KubectlGatherReading implements LayoutReading {
  private static final Pattern NAMESPACES =
      Pattern.compile("Gathering from namespaces \\[([^\\]\\n]*)\\]");
  private static final Pattern CANNOT =
      Pattern.compile("Cannot (?:list|dump) \\\\?\"([a-z0-9.-]+/)?([a-z0-9-]+)(?:/[^\"]*)?\"(.*)");

  private final KindNames names;
  private final KindsSeen seen;
  private final SortedSet<String> contexts = new TreeSet<>();
  private final SortedSet<String> only = new TreeSet<>();
  private final SortedMap<GroupKind, Coverage> gaps = new TreeMap<>();
  private String log = "";
  private boolean all;
  private boolean ended;

  KubectlGatherReading(KindNames names) {
    this.names = names;
    this.seen = new KindsSeen(names);
  }

  @Override
  public void objects(String path, Place.Objects place, int objects, boolean whole) {
    seen.objects(place, objects, whole);
    context(path);
  }

  @Override
  public void blank(String path, Place.Objects place) {
    seen.blank(place);
    context(path);
  }

  /// The folder above `cluster` or `namespaces`, or above that of an image.
  private void context(String path) {
    Matcher matcher = KubectlGather.OBJECT.matcher(path);
    if (matcher.matches() && matcher.group("context") != null) {
      String context = matcher.group("context");
      String above = path.substring(0, Math.max(0, matcher.start("context") - 1));
      contexts.add(context.contains(MustGather.IMAGE) ? Paths.fileName(above) : context);
    }
  }

  @Override
  public void evidence(String path, byte[] content, Sink sink) {
    String text = new String(content, StandardCharsets.UTF_8);
    log = path;
    all |= text.contains("Gathering from all namespaces");
    ended |= text.contains("Gathered ");
    Matcher namespaces = NAMESPACES.matcher(text);
    while (namespaces.find()) {
      for (String name : namespaces.group(1).split("[ ,]+", -1)) {
        only.add(name.replace("\"", ""));
      }
    }
    only.remove("");
    Matcher cannot = CANNOT.matcher(text);
    while (cannot.find()) {
      String group = Paths.text(cannot.group(1)).replace("/", "");
      boolean forbidden = cannot.group(3).contains("forbidden");
      names
          .kind(group, cannot.group(2))
          .map(Namespacing::canonical)
          .ifPresent(
              kind ->
                  gaps.put(
                      kind,
                      forbidden
                          ? new Coverage.Refused("gather.log says that it is forbidden")
                          : new Coverage.Failed("gather.log says that it could not be listed")));
    }
  }

  @Override
  public Optional<String> end(int entries, Sink sink) {
    if (log.isEmpty() || seen.files() == 0) {
      return Optional.empty();
    }
    SortedMap<GroupKind, SortedMap<String, Seen>> kinds = seen.byKind();
    KindNames.builtIn().keySet().forEach(kind -> kinds.putIfAbsent(kind, new TreeMap<>()));
    gaps.keySet().forEach(kind -> kinds.putIfAbsent(kind, new TreeMap<>()));
    kinds.forEach((kind, found) -> covered(kind, found, sink));
    if (contexts.size() > 1) {
      sink.problem(
          new Problem(
              log,
              0,
              0,
              Problem.Severity.WARNING,
              "it holds several clusters (%s), whose objects are mixed in one snapshot: import the"
                      .formatted(String.join(", ", contexts))
                  + " folder of each on its own, as a snapshot of its own",
              0,
              ""));
    }
    return Optional.of(
        "gather.log and "
            + Paths.count(seen.files(), "object", "objects")
            + " of "
            + (contexts.size() > 1
                ? contexts.size() + " clusters: " + String.join(", ", contexts)
                : contexts.isEmpty() ? "a cluster" : "the cluster " + contexts.first()));
  }

  private void covered(GroupKind kind, SortedMap<String, Seen> found, Sink sink) {
    Coverage gap = gaps.get(kind);
    if (contexts.size() > 1) {
      String clusters = String.join(", ", contexts);
      sink.coverage(kind, "", new Coverage.Failed("several clusters are mixed: " + clusters));
    } else if (gap != null) {
      sink.coverage(kind, "", gap);
    } else if (!ended) {
      sink.coverage(
          kind, "", new Coverage.Failed("gather.log does not say that it came to its end"));
    } else if (all && only.isEmpty()) {
      sink.coverage(kind, "", KindsSeen.total(found).coverage());
    } else {
      String which =
          only.isEmpty() ? "some namespaces" : "the namespaces " + String.join(", ", only);
      sink.coverage(
          kind, "", new Coverage.NotAsked("kubectl-gather was asked for " + which + " only"));
      if (!Scope.isClusterScoped(kind, found.keySet())) {
        for (String namespace : only) {
          Seen here = found.getOrDefault(namespace, new Seen(0, 0, 0, 0));
          sink.coverage(kind, namespace, here.coverage());
        }
      }
    }
  }
}
