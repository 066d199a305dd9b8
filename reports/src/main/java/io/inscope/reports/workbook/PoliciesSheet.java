package io.inscope.reports.workbook;

import io.inscope.reports.table.PoliciesTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;

/// The network policies in words, for the review of rule sets.
final class PoliciesSheet implements TableSheet {
  @Override
  public String name() {
    return "Network policies";
  }

  @Override
  public Table table(WorkbookInput input) {
    return PoliciesTable.of(input.connectivity().policies());
  }

  @Override
  public String intro(WorkbookInput input) {
    Coverage coverage = input.cluster().coverage(Kinds.NETWORK_POLICY, "");
    String gap =
        coverage instanceof Coverage.Read
            ? ""
            : " It may not be whole: NetworkPolicy: " + coverage.gap() + ".";
    return (input.connectivity().policies().isEmpty()
            ? "No policy of a kind that is evaluated is in the snapshot."
            : "Every policy that was read, of whatever kind, rule by rule in words, with the"
                + " workloads it selects and those its rules mean. Whether anything enforces them"
                + " is said for each connection on the sheet Connections; kinds that are not"
                + " evaluated are named on the sheet How to read.")
        + gap;
  }
}
