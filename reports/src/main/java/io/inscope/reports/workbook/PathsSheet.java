package io.inscope.reports.workbook;

import io.inscope.reports.table.PathsTable;
import io.inscope.reports.table.Table;

/// The ways into the CDE that no network policy controls.
final class PathsSheet implements TableSheet {
  @Override
  public String name() {
    return "Other paths";
  }

  @Override
  public Table table(WorkbookInput input) {
    return PathsTable.of(input.scope().paths(), input.scope());
  }

  @Override
  public String intro(WorkbookInput input) {
    if (input.scope().paths().isEmpty()) {
      return "No way into the CDE was found beside its connections"
          + (input.scope().cde().isEmpty() ? ": no workload is in it." : ".");
    }
    return "Ways to the CDE that no network policy controls: rights in the API, shared volumes and"
        + " secrets, its nodes, webhooks, and the cluster's own components. UNKNOWN: what would"
        + " show it was not handed over.";
  }
}
