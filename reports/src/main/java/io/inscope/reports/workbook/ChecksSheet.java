package io.inscope.reports.workbook;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.table.CheckSummaryTable;
import io.inscope.reports.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which checks ran, and why some could not be assessed.
final class ChecksSheet implements TableSheet {
  @Override
  public String name() {
    return "Checks";
  }

  @Override
  public Table table(WorkbookInput input) {
    return CheckSummaryTable.of(input.checks(), input.assessment());
  }

  @Override
  public String intro(WorkbookInput input) {
    if (input.checks().isEmpty()) {
      return "No check was run.";
    }
    return "Each check with the number of subjects by outcome, %s. Every subject was looked at, there is"
            .formatted(ran(input))
        + " no sampling. Which check speaks to which requirement is the mapping of %s, whose"
            .formatted(input.tool())
        + " SHA-256 is %s together with the words of every check."
            .formatted(Fingerprints.of(input).rules());
  }

  /// `396 run, 20 of them without an answer for any subject, 0 not run`.
  private static String ran(WorkbookInput input) {
    Map<String, List<CheckResult>> results =
        input.assessment().results().stream().collect(Collectors.groupingBy(CheckResult::checkId));
    List<CheckInfo> run =
        input.checks().stream().filter(check -> results.containsKey(check.id())).toList();
    long silent =
        run.stream()
            .filter(
                check ->
                    results.getOrDefault(check.id(), List.of()).stream()
                        .allMatch(result -> result.outcome() instanceof Outcome.NotAssessed))
            .count();
    return "%s run, %s of them NOT_ASSESSED for every subject, %s not run"
        .formatted(run.size(), silent, input.checks().size() - run.size());
  }
}
