package io.inscope.reports.workbook;

import io.inscope.reports.table.PoliciesTable;
import io.inscope.reports.table.Table;

/// The network policies in words, for the review of rule sets.
final class PoliciesSheet implements TableSheet {
  @Override
  public String name() {
    return "Network policies";
  }

  @Override
  public Table table(WorkbookInput input) {
    return PoliciesTable.of(input.policies().stream());
  }

  @Override
  public String intro(WorkbookInput input) {
    return input.policies().isEmpty()
        ? "No networking.k8s.io policy is in the snapshot."
        : "The networking.k8s.io policies, rule by rule, in words. Whether anything enforces them"
            + " is said for each connection on the sheet Connections.";
  }
}
