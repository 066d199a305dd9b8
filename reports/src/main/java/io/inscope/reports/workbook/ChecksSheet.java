package io.inscope.reports.workbook;

import io.inscope.reports.table.CheckSummaryTable;
import io.inscope.reports.table.Table;

/// Which checks ran, and why some could not be assessed.
final class ChecksSheet implements TableSheet {
  @Override
  public String name() {
    return "Checks";
  }

  @Override
  public Table table(WorkbookInput input) {
    return CheckSummaryTable.of(input.checks(), input.assessment());
  }

  @Override
  public String intro(WorkbookInput input) {
    return "Each check with the number of subjects by outcome. Every subject was looked at, there"
        + " is no sampling.";
  }
}
