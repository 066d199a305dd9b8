package io.inscope.reports.table;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.framework.Framework;
import java.util.List;

/// Requirement statuses for scripts. `framework` is the framework's id; several questions, and
/// several numbers of the same requirement in another version, are separated by line feeds.
/// `status` is what counts: where an assessor found otherwise than the checks, `interpretation`
/// ends with both.
public final class RequirementsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("framework", "Framework", 16),
          new Column("requirement", "Requirement", 12),
          new Column("title", "Title", 40),
          new Column("status", "Status", 15),
          new Column("pass", "Pass", 7),
          new Column("fail", "Fail", 7),
          new Column("manual", "Manual", 8),
          new Column("not_assessed", "Not assessed", 12),
          new Column("not_applicable", "Not applicable", 12),
          new Column("reach", "Reach", 9),
          new Column("interpretation", "Interpretation", 60),
          new Column("questions", "Questions", 60),
          new Column("crosswalk", "Also", 24));

  private RequirementsTable() {}

  public static Table of(Framework framework, List<RequirementStatus> statuses) {
    return new Table(
        "requirements",
        framework.title(),
        COLUMNS,
        statuses.stream().map(status -> row(framework, status)).toList());
  }

  /// All frameworks, one below the other.
  public static Table of(Assessment assessment) {
    return new Table(
        "requirements",
        "Requirements",
        COLUMNS,
        assessment.requirements().entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(status -> row(e.getKey(), status)))
            .toList());
  }

  private static List<Cell> row(Framework framework, RequirementStatus s) {
    return List.of(
        Cell.of(framework.id()),
        Cell.of(s.requirement().id()),
        Cell.of(s.requirement().title()),
        new Cell.Status(s.effective().name()),
        Cell.of(s.pass()),
        Cell.of(s.fail()),
        Cell.of(s.manual()),
        Cell.of(s.notAssessed()),
        Cell.of(s.notApplicable()),
        new Cell.Status(s.requirement().reach().word()),
        Cell.of(s.requirement().interpretation() + found(s)),
        Cell.of(String.join("\n", s.requirement().questions())),
        Cell.of(String.join("\n", s.requirement().crosswalk())));
  }

  private static String found(RequirementStatus s) {
    return s.override()
        .map(
            o ->
                " Assessor's finding: %s, because: %s Computed: %s. %s"
                    .formatted(
                        o.finding().words(), OverrideText.sentence(o), s.status(), s.because()))
        .orElse("");
  }
}
