package io.inscope.reports.table;

import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.List;

/// The scope of each workload and node. `declared` is empty where nobody decided.
public final class ScopeTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("namespace", "Namespace", 20),
          new Column("kind", "Kind", 16),
          new Column("name", "Name", 30),
          new Column("declared", "Declared", 19),
          new Column("derived", "Derived", 19),
          new Column("effective", "Effective", 19),
          new Column("data_role", "Data role", 12),
          new Column("because", "Because", 70));

  private ScopeTable() {}

  public static Table of(Scope scope) {
    return new Table(
        "scope", "Scope", COLUMNS, scope.entries().stream().map(ScopeTable::row).toList());
  }

  private static List<Cell> row(ScopeEntry entry) {
    return List.of(
        Cell.of(entry.workload().namespace()),
        Cell.of(entry.workload().kind()),
        Cell.of(entry.workload().name()),
        entry.declared().map(ScopeTable::word).orElse(Cell.BLANK),
        word(entry.derived()),
        word(entry.effective()),
        new Cell.Status(entry.dataRole().word()),
        Cell.of(entry.because()));
  }

  private static Cell word(ScopeClass scopeClass) {
    return new Cell.Status(scopeClass.word());
  }
}
