package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file for each object, named `<name>_<Kind>.yaml` as kube-dump and many scripts do. A file
/// without content is what a shell leaves of a command that failed, so an object is missing there.
/// Where two kinds of one name were written over each other, the loss happened before the hand-over
/// and leaves no trace.
public final class ObjectTree implements Layout {
  /// Fewer files can be named so by chance.
  private static final int MIN_FILES = 3;

  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?[^/]+_(?<kind>[A-Z][A-Za-z0-9]+)\\.ya?ml");

  @Override
  public String id() {
    return "object-tree";
  }

  @Override
  public String title() {
    return "A file for each object";
  }

  @Override
  public Optional<Place> place(String path) {
    return path.indexOf('_') >= 0
            && (path.endsWith(".yaml") || path.endsWith(".yml"))
            && FILE.matcher(path).matches()
        ? Optional.of(new Place.Objects("", "", "", false))
        : Optional.empty();
  }

  @Override
  public boolean isDistinctive() {
    return false;
  }

  @Override
  public LayoutReading begin() {
    List<String> blank = new ArrayList<>();
    return new LayoutReading() {
      @Override
      public void blank(String path, Place.Objects place) {
        blank.add(path);
      }

      @Override
      public Optional<String> end(int entries, Sink sink) {
        if (entries < MIN_FILES) {
          return Optional.empty();
        }
        blank.forEach(path -> missing(path, sink));
        return Optional.of("they are named <name>_<Kind>.yaml");
      }
    };
  }

  private static void missing(String path, Sink sink) {
    Matcher matcher = FILE.matcher(path);
    if (!matcher.matches()) {
      return;
    }
    String kind = matcher.group("kind");
    sink.problem(
        new Problem(
            path,
            0,
            0,
            Problem.Severity.WARNING,
            "a file without content where a " + kind + " belongs, as a failed command leaves it",
            1,
            ""));
    for (GroupKind builtIn : KindNames.builtIn().keySet()) {
      if (builtIn.kind().equals(kind)) {
        sink.coverage(builtIn, "", new Coverage.Failed("a file of it is without content"));
      }
    }
  }
}
