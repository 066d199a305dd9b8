package io.inscope.reports.workbook;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Assessments;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.framework.Frameworks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes the sample as a file, to be looked at: its results under the frameworks we ship.
final class SampleWorkbook {
  private SampleWorkbook() {}

  public static void main(String[] arguments) {
    new XlsxWriter().write(underShippedFrameworks(SampleInput.bank()), Path.of(arguments[0]));
  }

  private static WorkbookInput underShippedFrameworks(WorkbookInput bank) {
    Map<String, CheckInfo> checks =
        bank.checks().stream().collect(Collectors.toMap(CheckInfo::id, Function.identity()));
    Assessment assessment =
        Assessments.assess(
            bank.assessment().results(),
            Frameworks.shipped(checks.keySet()).all(),
            checks,
            bank.scope(),
            bank.assessment().judgements(),
            LocalDate.of(2026, 11, 20));
    return new WorkbookInput(
        bank.project(),
        bank.snapshot(),
        bank.cluster(),
        bank.changes(),
        bank.connectivity(),
        bank.access(),
        bank.engagement(),
        bank.custody(),
        bank.decisions(),
        bank.scope(),
        bank.connections(),
        bank.exposures(),
        bank.register(),
        bank.limits(),
        assessment,
        bank.checks(),
        bank.coverage(),
        bank.entries(),
        bank.problems(),
        bank.diagrams(),
        bank.now(),
        bank.tool(),
        bank.decisionMark());
  }
}
