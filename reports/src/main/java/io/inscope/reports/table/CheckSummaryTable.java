package io.inscope.reports.table;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which checks ran, how often with which outcome, and why some could not be assessed.
public final class CheckSummaryTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("check", "Check", 30),
          new Column("title", "What holds when it passes", 40),
          new Column("severity", "Severity", 10),
          new Column("pass", "Pass", 8),
          new Column("fail", "Fail", 8),
          new Column("manual", "Manual", 9),
          new Column("not_assessed", "Not assessed", 10),
          new Column("not_applicable", "Not applicable", 11),
          new Column("gap", "Why not assessed", 44),
          new Column("why", "Why it matters", 44),
          new Column("limits", "What it does not see", 36));

  private CheckSummaryTable() {}

  public static Table of(List<CheckInfo> checks, Assessment assessment) {
    Map<String, List<CheckResult>> byCheck =
        assessment.results().stream().collect(Collectors.groupingBy(CheckResult::checkId));
    return new Table(
        "check-summary",
        "Checks",
        COLUMNS,
        checks.stream()
            .sorted(Comparator.comparing(CheckInfo::id))
            .map(check -> row(check, byCheck.getOrDefault(check.id(), List.of())))
            .toList());
  }

  private static List<Cell> row(CheckInfo check, List<CheckResult> results) {
    return List.of(
        Cell.of(check.id()),
        Cell.of(check.title()),
        new Cell.Status(check.severity().word()),
        count(results, Outcome.Pass.class),
        count(results, Outcome.Fail.class),
        count(results, Outcome.Manual.class),
        count(results, Outcome.NotAssessed.class),
        count(results, Outcome.NotApplicable.class),
        Cell.of(gaps(results)),
        Cell.of(check.why()),
        Cell.of(check.limits()));
  }

  private static Cell count(List<CheckResult> results, Class<? extends Outcome> outcome) {
    return Cell.of(results.stream().filter(r -> outcome.isInstance(r.outcome())).count());
  }

  private static String gaps(List<CheckResult> results) {
    return results.isEmpty()
        ? "it was not run"
        : results.stream()
            .map(CheckResult::outcome)
            .filter(Outcome.NotAssessed.class::isInstance)
            .map(outcome -> ((Outcome.NotAssessed) outcome).why())
            .distinct()
            .sorted()
            .collect(Collectors.joining("\n"));
  }
}
