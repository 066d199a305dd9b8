package io.inscope.reports.workbook;

import io.inscope.reports.table.RegisterHistoryTable;
import io.inscope.reports.table.Table;

/// What was put on record about connections, by whom and when, replaced entries included.
final class RegisterHistorySheet implements TableSheet {
  @Override
  public String name() {
    return "Register history";
  }

  @Override
  public boolean isWanted(WorkbookInput input) {
    return !input.register().inForce().isEmpty();
  }

  @Override
  public Table table(WorkbookInput input) {
    return RegisterHistoryTable.of(input.register(), input.connections());
  }

  @Override
  public String intro(WorkbookInput input) {
    return "Everything that was put on record about connections, the newest entry of each first."
        + " Replaced: a later entry counts. Gone: this snapshot has no such connection that touches"
        + " the CDE; the entry is kept in case it comes back.";
  }
}
