package io.inscope.reports.workbook;

import io.inscope.reports.table.RequirementMatrixTable;
import io.inscope.reports.table.Table;
import java.util.List;
import java.util.Map;

/// What the snapshot says to each requirement, and room for the assessor's finding.
final class RequirementsSheet implements TableSheet {
  /// The four findings of the template for a Report on Compliance to PCI DSS v4.0.1.
  static final List<String> FINDINGS =
      List.of("In Place", "Not in Place", "Not Applicable", "Not Tested");

  @Override
  public String name() {
    return "Requirement matrix";
  }

  @Override
  public Table table(WorkbookInput input) {
    return RequirementMatrixTable.of(input.assessment());
  }

  @Override
  public String intro(WorkbookInput input) {
    if (input.assessment().requirements().isEmpty()) {
      return "No framework was assessed.";
    }
    return "Each requirement with the status that follows from checks and answers, and why; PCI DSS"
        + " 3.2.1 and 4.0.1 side by side, then the other frameworks. The finding proposed"
        + " words that status as a Report on Compliance does; the assessor's finding is the"
        + " assessor's own.";
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of("roc_finding", FINDINGS);
  }
}
