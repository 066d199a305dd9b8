package io.inscope.reports.table;

import io.inscope.snapshot.register.StatedAssumptions;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What people stated about the network plugin, oldest first. `standing` is `in_force`, `replaced`
/// by a later statement, or `reset`.
public final class AssumptionsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("key", "Key", 24),
          new Column("value", "Value", 10),
          new Column("standing", "Standing", 9),
          new Column("because", "Because", 60),
          new Column("author", "Author", 14),
          new Column("at", "At", 24));

  private AssumptionsTable() {}

  public static Table of(StatedAssumptions stated) {
    return new Table(
        "assumptions",
        "Assumptions",
        COLUMNS,
        stated.statements().stream().map(AssumptionsTable::row).toList());
  }

  private static List<Cell> row(StatedAssumptions.Statement statement) {
    return List.of(
        Cell.of(statement.key()),
        Cell.of(statement.value()),
        new Cell.Status(statement.standing().word()),
        Cell.of(statement.because()),
        Cell.of(statement.author()),
        new Cell.Date(statement.at().truncatedTo(ChronoUnit.SECONDS)));
  }
}
