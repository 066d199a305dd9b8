package io.inscope.reports.table;

import io.inscope.snapshot.importing.Problem;
import java.util.List;
import java.util.Locale;

/// What could not be read as it was. `source` is what was handed over, `path` the chain of entries
/// inside it, empty for a plain file; `line` and `column` are empty where they are not known.
public final class ProblemsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("source", "Source", 30),
          new Column("path", "Path inside it", 30),
          new Column("line", "Line", 8),
          new Column("column", "Column", 8),
          new Column("severity", "Severity", 10),
          new Column("message", "What is wrong", 60),
          new Column("objects_affected", "Objects affected", 10),
          new Column("repair", "What was done about it", 40));

  private ProblemsTable() {}

  public static Table of(List<Problem> problems) {
    return new Table(
        "problems", "Problems", COLUMNS, problems.stream().map(ProblemsTable::row).toList());
  }

  private static List<Cell> row(Problem problem) {
    int inside = problem.source().indexOf("!/");
    return List.of(
        Cell.of(inside < 0 ? problem.source() : problem.source().substring(0, inside)),
        Cell.of(inside < 0 ? "" : problem.source().substring(inside + 2)),
        known(problem.line()),
        known(problem.column()),
        new Cell.Status(problem.severity().name().toLowerCase(Locale.ROOT)),
        Cell.of(problem.message()),
        Cell.of(problem.objectsAffected()),
        Cell.of(problem.repair()));
  }

  private static Cell known(int position) {
    return position > 0 ? Cell.of(position) : Cell.BLANK;
  }
}
