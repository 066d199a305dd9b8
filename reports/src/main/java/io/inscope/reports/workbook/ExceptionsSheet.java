package io.inscope.reports.workbook;

import io.inscope.reports.table.ExceptionsTable;
import io.inscope.reports.table.Table;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/// Which risks were accepted, by whom, until when, and for which findings.
final class ExceptionsSheet implements TableSheet {
  @Override
  public String name() {
    return "Exceptions";
  }

  @Override
  public Table table(WorkbookInput input) {
    return ExceptionsTable.of(input.assessment(), LocalDate.ofInstant(input.now(), ZoneOffset.UTC));
  }

  @Override
  public Set<String> days() {
    return Set.of("start", "expiry");
  }

  @Override
  public String intro(WorkbookInput input) {
    return "Risks somebody accepted for a time, those that end first in front. An exception changes"
        + " how a finding stands, never that it is one. Lapsed: its last day is over, the"
        + " findings stand again. Unused: nothing in this snapshot needs it. New rows can be"
        + " written below: name check and object, or in the column Findings the id of one.";
  }
}
