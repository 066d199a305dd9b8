package io.inscope.reports.workbook;

import io.inscope.reports.table.CoverageTable;
import io.inscope.reports.table.Table;

/// What was read, and what is missing.
final class CoverageSheet implements TableSheet {
  @Override
  public String name() {
    return "Coverage";
  }

  @Override
  public Table table(WorkbookInput input) {
    return CoverageTable.of(input.coverage());
  }

  @Override
  public String intro(WorkbookInput input) {
    if (input.coverage().isEmpty()) {
      return "Of no kind it is known whether anybody asked for it.";
    }
    return "What was read of each kind. zero means asked for and none there; not_asked means that"
        + " nothing shows anybody asked, so its absence proves nothing. A namespace without a row"
        + " is as the cluster is. Which checks ran, and which could not be assessed for want of"
        + " data, is on the sheet Checks.";
  }
}
