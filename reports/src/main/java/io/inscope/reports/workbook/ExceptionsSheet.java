package io.inscope.reports.workbook;

import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.table.ExceptionsTable;
import io.inscope.reports.table.Table;
import java.util.Set;

/// Which risks were accepted, by whom, until when, and for which findings.
final class ExceptionsSheet implements TableSheet {
  @Override
  public String name() {
    return "Exceptions";
  }

  @Override
  public Table table(WorkbookInput input) {
    return ExceptionsTable.of(input.assessment(), input.today());
  }

  @Override
  public String intro(WorkbookInput input) {
    return isEmpty(input)
        ? "No exception is on record: every finding stands as it is. One can be written below, by"
            + " check and object or by the id of a finding, with its reason, approver and last day."
        : "Risks somebody accepted for a time, those that end first in front. An exception changes"
            + " how a finding stands, never that it is one. Lapsed: its last day is over, the"
            + " findings stand again. Unused: nothing in this snapshot needs it. New rows can be"
            + " written below: name check and object, or in the column Findings the id of one.";
  }

  private static boolean isEmpty(WorkbookInput input) {
    return input.assessment().judgements().inForce().stream()
        .noneMatch(recorded -> recorded.judgement() instanceof Judgement.RiskException);
  }

  @Override
  public Set<String> days() {
    return Set.of("start", "expiry");
  }
}
