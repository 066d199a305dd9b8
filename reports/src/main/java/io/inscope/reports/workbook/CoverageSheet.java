package io.inscope.reports.workbook;

import io.inscope.reports.table.CoverageTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Ending;

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
    return partial(input)
        + "What was read of each kind. zero means asked for and none there; not_asked means that"
        + " nothing shows anybody asked, so its absence proves nothing. A namespace without a row"
        + " is as the cluster is. Which checks ran, and which could not be assessed for want of"
        + " data, is on the sheet Checks.";
  }

  private static String partial(WorkbookInput input) {
    return CaptureEvidence.of(input.cluster())
        .capture()
        .map(CaptureRecord::ending)
        .filter(Ending::isPartial)
        .map(ending -> "The capture is a part (" + ending.why() + "): it was not read to its end. ")
        .orElse("");
  }
}
