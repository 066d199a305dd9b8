package io.inscope.reports.workbook;

import io.inscope.reports.table.CustodyTable;
import io.inscope.reports.table.Table;

/// Every file with its hash, and the equation that shows that none was lost.
final class CustodySheet implements TableSheet {
  @Override
  public String name() {
    return "Chain of custody";
  }

  @Override
  public Table table(WorkbookInput input) {
    return CustodyTable.of(input.entries());
  }

  @Override
  public String intro(WorkbookInput input) {
    return Equation.of(input.entries())
        + " Sizes and hashes are those of the files as they were handed over.";
  }
}
