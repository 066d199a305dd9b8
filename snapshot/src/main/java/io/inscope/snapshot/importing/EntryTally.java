package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts what one entry gave, on its way to the sink, and says what became of the entry.
final class EntryTally implements Sink {
  /// An entry with more problems than this is broken as a whole; the rest is only counted.
  static final int MAX_PROBLEMS = 1000;

  private final String source;
  private final Sink sink;
  private final ManifestTree intent;
  private int objects;
  private int problems;
  private int errors;
  private int infos;
  private int affected;
  private int unlisted;
  private int unlistedAffected;
  private boolean covered;
  private boolean held;
  private boolean evidence;
  private Optional<Place.Objects> within = Optional.empty();

  /// The one thing to say of an entry so far. When it stays the only one, and the entry has no
  /// object, it is why the entry was passed over, not a problem.
  private @Nullable Problem aside;

  EntryTally(String source, Sink sink) {
    this(source, sink, new ManifestTree());
  }

  /// @param intent is told of every object
  EntryTally(String source, Sink sink, ManifestTree intent) {
    this.intent = intent;
    this.source = source;
    this.sink = sink;
  }

  int objects() {
    return objects;
  }

  int problems() {
    return problems;
  }

  /// How many of the problems only inform.
  int notes() {
    return infos;
  }

  /// Whether nothing of it was lost.
  boolean isWhole() {
    return errors == 0;
  }

  /// How many objects the problems lost or changed.
  int affected() {
    return affected;
  }

  @Override
  public void resource(Resource resource) {
    settle();
    objects++;
    intent.see(resource);
    sink.resource(resource);
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    settle();
    objects++;
    if (!intent.isLive()) {
      intent.see(new Resource(ref, object.apiVersion(), Field.root(object.tree()), origin));
    }
    sink.compact(object, ref, origin);
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage coverage) {
    covered = true;
    if (within.isEmpty()) {
      sink.coverage(kind, namespace, coverage);
    } else if (coverage instanceof Coverage.Failed) {
      sink.coverage(kind, within.get().namespace(), coverage);
    }
  }

  @Override
  public void problem(Problem problem) {
    settle();
    if (problem.severity() == Problem.Severity.INFO && isNothing()) {
      aside = problem;
    } else {
      count(problem);
    }
  }

  private boolean isNothing() {
    return objects == 0 && problems == 0 && !covered && !held && !evidence;
  }

  private void settle() {
    if (aside != null) {
      Problem said = aside;
      aside = null;
      count(said);
    }
  }

  private void count(Problem problem) {
    problems++;
    affected += problem.objectsAffected();
    switch (problem.severity()) {
      case ERROR -> errors++;
      case INFO -> infos++;
      case WARNING -> {}
    }
    if (problems <= MAX_PROBLEMS) {
      sink.problem(problem);
    } else {
      unlisted++;
      unlistedAffected += problem.objectsAffected();
    }
  }

  @Override
  public void entry(Entry entry) {
    throw new IllegalStateException("an importer reads one entry and reports none");
  }

  /// The entry stands in a layout, which knows better than a list where it was asked for.
  void within(Place.Objects place) {
    within = Optional.of(place);
  }

  /// The entry is a container, and what stands in it is reported on its own.
  void held() {
    held = true;
  }

  /// The entry says what was asked, and was read for that.
  void evidence() {
    evidence = true;
  }

  /// Ends the entry: says what became of it.
  void end(long size, String sha256, String format) {
    if (!isNothing()) {
      settle();
    }
    if (unlisted > 0) {
      sink.problem(
          new Problem(
              source,
              0,
              0,
              Problem.Severity.ERROR,
              unlisted + " more problems, which are not listed one by one",
              unlistedAffected,
              ""));
    }
    sink.entry(new Entry(source, size, sha256, format, disposition(), objects, note()));
  }

  Entry.Disposition disposition() {
    if (errors > 0) {
      return objects > 0 || covered || held
          ? Entry.Disposition.DAMAGED
          : Entry.Disposition.UNREADABLE;
    }
    if (evidence) {
      return Entry.Disposition.EVIDENCE;
    }
    if (objects > 0 || covered || held) {
      return Entry.Disposition.IMPORTED;
    }
    return problems > 0 || aside != null ? Entry.Disposition.SKIPPED : Entry.Disposition.EMPTY;
  }

  private String note() {
    if (aside != null) {
      return aside.message();
    }
    return switch (disposition()) {
      case SKIPPED ->
          infos > 0 ? "no Kubernetes object in it" : "no object in it, see the problems";
      case EMPTY -> "no object in it";
      case IMPORTED, DAMAGED -> held ? "its content is listed on its own" : "";
      case EVIDENCE -> "it says what was asked for, and holds no object";
      case UNREADABLE -> "";
    };
  }
}
