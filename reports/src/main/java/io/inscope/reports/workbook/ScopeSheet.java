package io.inscope.reports.workbook;

import io.inscope.reports.table.ScopeTable;
import io.inscope.reports.table.Table;

/// Which workload is in scope, and why.
final class ScopeSheet implements TableSheet {
  @Override
  public String name() {
    return "Scope";
  }

  @Override
  public Table table(WorkbookInput input) {
    return ScopeTable.of(input.scope());
  }

  @Override
  public String intro(WorkbookInput input) {
    return "Each workload with the class a person declared, the class the facts show, and the one"
        + " this workbook uses. Undecided workloads count as in scope.";
  }
}
