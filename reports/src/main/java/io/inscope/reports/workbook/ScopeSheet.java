package io.inscope.reports.workbook;

import io.inscope.reports.table.ScopeRegisterTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.scope.ScopeProblem;
import java.util.stream.Collectors;

/// Which workload is in scope, and why.
final class ScopeSheet implements TableSheet {
  @Override
  public String name() {
    return "Scope";
  }

  @Override
  public Table table(WorkbookInput input) {
    return ScopeRegisterTable.of(input.scope());
  }

  @Override
  public String intro(WorkbookInput input) {
    if (input.scope().entries().isEmpty()) {
      return "The snapshot holds neither a workload nor a node: there is nothing to scope.";
    }
    return "Each workload and node with the class a person declared, the class the facts show with"
        + " every proof, and the one this workbook uses. Undecided ones count as in scope.%s"
            .formatted(problems(input));
  }

  private static String problems(WorkbookInput input) {
    return input.scope().problems().isEmpty()
        ? ""
        : " Decisions that do not count as meant: "
            + input.scope().problems().stream()
                .map(ScopeProblem::toString)
                .collect(Collectors.joining("; "))
            + ".";
  }
}
