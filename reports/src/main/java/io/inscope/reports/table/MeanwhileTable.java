package io.inscope.reports.table;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.Relisted;
import java.util.ArrayList;
import java.util.List;

/// What changed in the cluster between the reading of a kind and the end of the capture, as a
/// second list of the metadata shows. `change` is `added`, `removed` or `changed`; or, for a kind
/// as a whole, `none`, or `unknown` with the reason. `what` is `spec`, `rest` (status, labels and
/// the like, so that it means little for most) or `replaced` by another object of its name.
/// `before` and `after` are resourceVersions.
public final class MeanwhileTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("group", "API group", 24),
          new Column("kind", "Kind", 28),
          new Column("namespace", "Namespace", 24),
          new Column("name", "Name", 40),
          new Column("change", "Change", 10),
          new Column("what", "Changed in", 12),
          new Column("before", "In the snapshot", 16),
          new Column("after", "Afterwards", 16),
          new Column("at", "Listed again at", 23),
          new Column("reason", "Reason", 40));

  private MeanwhileTable() {}

  public static Table of(List<Relisted> relisted) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Relisted kind : relisted) {
      boolean known = kind.coverage() instanceof Coverage.Read;
      if (!known || kind.changes().isEmpty()) {
        rows.add(whole(kind, known));
      }
      kind.changes().forEach(change -> rows.add(row(kind, change)));
    }
    return new Table("changes", "Changed meanwhile", COLUMNS, rows);
  }

  private static List<Cell> whole(Relisted kind, boolean known) {
    return List.of(
        Cell.of(kind.resource().groupKind().group()),
        Cell.of(kind.resource().groupKind().kind()),
        Cell.BLANK,
        Cell.BLANK,
        new Cell.Status(known ? "none" : "unknown"),
        Cell.BLANK,
        Cell.BLANK,
        Cell.BLANK,
        new Cell.Date(kind.at()),
        Cell.of(kind.coverage().gap()));
  }

  private static List<Cell> row(Relisted kind, Relisted.Change change) {
    return List.of(
        Cell.of(change.ref().group()),
        Cell.of(change.ref().kind()),
        Cell.of(change.ref().namespace()),
        Cell.of(change.ref().name()),
        new Cell.Status(change.word()),
        Cell.of(what(change.what())),
        Cell.of(change.before()),
        Cell.of(change.after()),
        new Cell.Date(kind.at()),
        Cell.BLANK);
  }

  private static String what(Relisted.What what) {
    return switch (what) {
      case ADDED, REMOVED, UNKNOWN -> "";
      case SPEC -> "spec";
      case REST -> "rest";
      case REPLACED -> "replaced";
    };
  }
}
