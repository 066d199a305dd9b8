package io.inscope.reports.workbook;

import io.inscope.reports.table.ProblemsTable;
import io.inscope.reports.table.Table;

/// What could not be read as it was.
final class ProblemsSheet implements TableSheet {
  @Override
  public String name() {
    return "Problems";
  }

  @Override
  public Table table(WorkbookInput input) {
    return ProblemsTable.of(input.problems());
  }

  @Override
  public String intro(WorkbookInput input) {
    return input.problems().isEmpty()
        ? "Everything could be read as it was handed over."
        : "What could not be read as it was handed over, where it stands, and what was done"
            + " about it.";
  }
}
