package io.inscope.reports.table;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import java.util.List;

/// What was read of which kind, and what is missing. `count` is empty where nothing was read.
public final class CoverageTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("group", "Group", 30),
          new Column("kind", "Kind", 30),
          new Column("namespace", "Namespace", 22),
          new Column("state", "State", 12),
          new Column("count", "Count", 10),
          new Column("reason", "Reason", 60));

  private CoverageTable() {}

  public static Table of(List<CoverageRow> rows) {
    return new Table(
        "coverage", "Coverage", COLUMNS, rows.stream().map(CoverageTable::row).toList());
  }

  private static List<Cell> row(CoverageRow row) {
    return List.of(
        Cell.of(row.kind().group()),
        Cell.of(row.kind().kind()),
        Cell.of(row.namespace()),
        new Cell.Status(row.state()),
        row.coverage() instanceof Coverage.Read read ? Cell.of(read.count()) : Cell.BLANK,
        Cell.of(row.coverage().gap()));
  }
}
