package io.inscope.reports.workbook;

import io.inscope.reports.table.ScopeRulesTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.scope.ScopeDecisions;
import io.inscope.snapshot.store.Decision;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// The scope decisions in force, as a person wrote them.
final class ScopeRulesSheet implements TableSheet {
  private static final String SCOPE = "scope";

  @Override
  public String name() {
    return "Scope decisions";
  }

  @Override
  public Table table(WorkbookInput input) {
    return ScopeRulesTable.of(
        last(input)
            .map(
                decision ->
                    ScopeDecisions.parse(decision.payload())
                        .by(decision.author(), LocalDate.ofInstant(decision.at(), ZoneOffset.UTC)))
            .orElse(ScopeDecisions.NONE));
  }

  @Override
  public String intro(WorkbookInput input) {
    return last(input)
        .map(
            decision ->
                "What was decided about scope, and the names given to parts of the outside world,"
                    + " as %s put it on record on %s. What it comes to for each workload is on the"
                        .formatted(
                            decision.author(), LocalDate.ofInstant(decision.at(), ZoneOffset.UTC))
                    + " sheet Scope; everything that was ever on record, on the sheet Chain of"
                    + " custody.")
        .orElse(
            "No scope decision is on record: nobody declared what handles account data, and"
                + " everything counts as in scope. Annotations and labels that speak of scope are"
                + " on the sheet Scope.");
  }

  private static Optional<Decision> last(WorkbookInput input) {
    return input.decisions().stream()
        .filter(decision -> decision.kind().equals(SCOPE))
        .reduce((_, later) -> later);
  }
}
