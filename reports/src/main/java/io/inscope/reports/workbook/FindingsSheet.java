package io.inscope.reports.workbook;

import io.inscope.reports.table.FindingsTable;
import io.inscope.reports.table.Table;
import java.util.Set;

/// What does not hold, worst first.
final class FindingsSheet implements TableSheet {
  @Override
  public String name() {
    return "Findings";
  }

  @Override
  public Table table(WorkbookInput input) {
    return FindingsTable.of(input.assessment(), input.history());
  }

  @Override
  public Set<String> days() {
    return Set.of("due");
  }

  @Override
  public String intro(WorkbookInput input) {
    return input.assessment().findings().isEmpty()
        ? "No check failed. That is no pass where data was missing: the sheet Checks says what was"
            + " not assessed."
        : "Each failure of a check on a subject, worst first, with the place that shows it. Ids"
            + " stay the same from snapshot to snapshot; an evidence id, as long as what shows the"
            + " finding does.";
  }
}
