package io.inscope.reports.table;

import io.inscope.reports.assessment.Finding;
import io.inscope.reports.change.Changes;
import io.inscope.reports.change.FindingChange;
import io.inscope.snapshot.diff.Change;
import io.inscope.snapshot.diff.ConnectionChange;
import io.inscope.snapshot.diff.FieldChange;
import io.inscope.snapshot.diff.Gap;
import io.inscope.snapshot.diff.ObjectChange;
import io.inscope.snapshot.diff.ScopeChange;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.redaction.Marker;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What changed between two snapshots, one row for each thing; of an object that changed, one for
/// each field.
///
/// `what` is `object`, `connection`, `scope` or `finding`. `change` is `added`, `removed`,
/// `changed`, or `not_comparable` for objects of a kind that one of the snapshots does not hold.
/// `ref` is the object, with the JSON pointer of the field behind a `#`; the id of the connection
/// or finding. Values that were masked are not shown, nor their fingerprints.
public final class ChangesTable {
  static final String MASKED = "(masked)";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("what", "What", 11),
          new Column("change", "Change", 11),
          new Column("ref", "Object, connection or finding", 50),
          new Column("before", "Before", 50),
          new Column("after", "After", 50),
          new Column("cause", "Cause", 50));

  private ChangesTable() {}

  public static Table of(Changes changes) {
    return of(changes, _ -> true);
  }

  /// With some of the objects only.
  public static Table of(Changes changes, Predicate<ObjectChange> objects) {
    List<List<Cell>> rows = new ArrayList<>();
    changes.connections().forEach(change -> rows.add(connection(change)));
    changes.scope().forEach(change -> rows.add(scope(change)));
    changes.findings().forEach(change -> rows.add(finding(change)));
    changes.objects().changes().stream().filter(objects).forEach(change -> object(change, rows));
    changes.objects().gaps().forEach(gap -> rows.add(gap(gap)));
    return new Table("changes", "Changes", COLUMNS, rows);
  }

  /// A table without rows.
  public static Table none() {
    return new Table("changes", "Changes", COLUMNS, List.of());
  }

  private static void object(ObjectChange change, List<List<Cell>> rows) {
    if (change.change() != Change.CHANGED) {
      rows.add(
          row(
              "object",
              change.change().word(),
              change.ref().toString(),
              change.placeBefore(),
              change.placeAfter(),
              ""));
    }
    for (FieldChange field : change.fields()) {
      String before = shown(field.pointerBefore(), field.before());
      String after = shown(field.pointerAfter(), field.after());
      rows.add(
          row(
              "object",
              change.change().word(),
              change.ref() + "#" + field.pointer(),
              before,
              before.equals(after) ? after + " changed" : after,
              ""));
    }
  }

  private static String shown(String pointer, @Nullable Object value) {
    return value == null ? "" : withoutMarkers(ShownValue.of(pointer, value));
  }

  private static String withoutMarkers(String text) {
    String left = text;
    for (Optional<Marker> found = Marker.find(left);
        found.isPresent() && left.contains(found.get().text());
        found = Marker.find(left)) {
      left = left.replace(found.get().text(), MASKED);
    }
    return left;
  }

  private static List<Cell> gap(Gap gap) {
    boolean before = gap.missing() == Gap.Side.BEFORE;
    String gone = "not read: " + gap.why();
    return row(
        "object",
        "not_comparable",
        gap.ref(),
        before ? gone : gap.held(),
        before ? gap.held() : gone,
        "");
  }

  private static List<Cell> connection(ConnectionChange change) {
    return row(
        "connection",
        change.change().word(),
        change.connection().id(),
        change.before().map(ChangesTable::spoken).orElse(""),
        change.what().isEmpty()
            ? change.after().map(ChangesTable::spoken).orElse("")
            : String.join("; ", change.what()),
        String.join(", ", change.causes()));
  }

  private static String spoken(Connection connection) {
    return "%s -> %s %s (%s) %s"
        .formatted(
            connection.from().spoken(),
            connection.to().spoken(),
            connection.ports(),
            connection.via(),
            connection.verdict());
  }

  private static List<Cell> scope(ScopeChange change) {
    return row(
        "scope",
        change.change().word(),
        change.ref().toString(),
        change.before().map(ChangesTable::spoken).orElse(""),
        change.after().map(ChangesTable::spoken).orElse(""),
        change.after().map(ScopeEntry::because).orElse(""));
  }

  private static String spoken(ScopeEntry entry) {
    return entry
        .declared()
        .map(
            declared ->
                "%s (declared %s, derived %s)"
                    .formatted(entry.effective().word(), declared.word(), entry.derived().word()))
        .orElseGet(() -> "%s (derived)".formatted(entry.effective().word()));
  }

  private static List<Cell> finding(FindingChange change) {
    return row(
        "finding",
        change.change().word(),
        change.finding().id(),
        change.before().map(ChangesTable::spoken).orElse(""),
        change.after().map(ChangesTable::spoken).orElse(""),
        change.cause());
  }

  private static String spoken(Finding finding) {
    return "%s %s: %s %s"
        .formatted(
            finding.result().severity().word(),
            finding.check().id(),
            finding.result().subject(),
            finding.failure().message());
  }

  private static List<Cell> row(
      String what, String change, String ref, String before, String after, String cause) {
    return List.of(
        new Cell.Status(what),
        new Cell.Status(change),
        Cell.of(ref),
        Cell.of(before),
        Cell.of(after),
        Cell.of(cause));
  }
}
