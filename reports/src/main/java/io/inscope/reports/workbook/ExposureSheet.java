package io.inscope.reports.workbook;

import io.inscope.reports.table.ExposureTable;
import io.inscope.reports.table.Table;

/// Pods that do not exist yet and that the CDE's policies would let in, with who may make them.
final class ExposureSheet implements TableSheet {
  @Override
  public String name() {
    return "Exposure";
  }

  @Override
  public Table table(WorkbookInput input) {
    return ExposureTable.of(input.exposures(), input.scope());
  }

  @Override
  public String intro(WorkbookInput input) {
    if (input.exposures().isEmpty()) {
      return "Nothing is exposed to pods that need not exist"
          + (input.scope().cde().isEmpty() ? ": no workload is in the CDE." : ".");
    }
    return "Pods that need not exist: whom the policies of the CDE would let in or let it reach,"
        + " and who may create such a pod, label a namespace or change the policies."
        + " UNKNOWN: labels alone do not tell.";
  }
}
