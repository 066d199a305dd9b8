package io.inscope.reports.table;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.Standing;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.judgement.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people decided about findings and requirements, newest last.
///
/// `state` is `in force`, `lapsed`, `not yet`, or `unused` where this snapshot holds nothing it
/// speaks of. `until` is the last day of an exception.
public final class JudgementsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("kind", "Kind", 10),
          new Column("about", "About", 50),
          new Column("state", "State", 9),
          new Column("decision", "Decision", 60),
          new Column("by", "By", 20),
          new Column("until", "Until", 11),
          new Column("documents", "Documents", 30),
          new Column("recorded_by", "Recorded by", 14),
          new Column("recorded_at", "Recorded at", 22));

  private final Assessment assessment;
  private final LocalDate today;
  private final Set<String> results;
  private final Set<Target> asked;

  private JudgementsTable(Assessment assessment, LocalDate today) {
    this.assessment = assessment;
    this.today = today;
    this.results =
        assessment.results().stream().map(JudgementsTable::key).collect(Collectors.toSet());
    this.asked =
        assessment.requirements().entrySet().stream()
            .flatMap(e -> e.getValue().stream().flatMap(s -> targets(e.getKey(), s.requirement())))
            .collect(Collectors.toSet());
  }

  public static Table of(Assessment assessment, LocalDate today) {
    JudgementsTable rows = new JudgementsTable(assessment, today);
    return new Table(
        "decisions",
        "Decisions",
        COLUMNS,
        assessment.judgements().inForce().stream().map(rows::row).toList());
  }

  private static String key(CheckResult result) {
    return result.checkId() + " " + result.subject();
  }

  private static Stream<Target> targets(
      Framework framework, io.inscope.reports.framework.Requirement requirement) {
    Target.Requirement target = new Target.Requirement(framework.id(), requirement.id());
    return Stream.concat(
        Stream.of(target),
        requirement.questions().stream().map(q -> new Target.Question(target, q)));
  }

  private List<Cell> row(Judgement.Recorded recorded) {
    Judgement judgement = recorded.judgement();
    return List.of(
        Cell.of(judgement.kind()),
        Cell.of(judgement.target().toString()),
        new Cell.Status(state(judgement)),
        Cell.of(words(judgement)),
        Cell.of(by(judgement)),
        Cell.of(judgement.until().map(LocalDate::toString).orElse("")),
        Cell.of(
            judgement.documents().stream()
                .map(Judgement.EvidenceFile::toString)
                .collect(Collectors.joining("\n"))),
        Cell.of(recorded.author()),
        new Cell.Date(recorded.at()));
  }

  private String state(Judgement judgement) {
    boolean isUsed = isUsed(judgement);
    return judgement instanceof Judgement.RiskException exception
        ? exception.state(today, isUsed)
        : isUsed ? "in force" : "unused";
  }

  private boolean isUsed(Judgement judgement) {
    if (judgement instanceof Judgement.RiskException) {
      return assessment.findings().stream()
          .map(Finding::standing)
          .anyMatch(s -> s instanceof Standing.Excepted(var e) && e.equals(judgement));
    }
    return switch (judgement.target()) {
      case Target.Findings f ->
          results.stream()
              .filter(key -> key.startsWith(f.check() + " "))
              .anyMatch(key -> f.object().matches(key.substring(f.check().length() + 1)));
      case Target.Requirement r -> asked.contains(r);
      case Target.Question q -> asked.contains(q);
    };
  }

  private static String words(Judgement judgement) {
    return switch (judgement) {
      case Judgement.RiskException e ->
          e.compensatingControl().isEmpty()
              ? e.reason()
              : "%s Compensating control: %s".formatted(e.reason(), e.compensatingControl());
      case Judgement.Note note -> note.text();
      case Judgement.Answer answer -> "Met: %s. %s".formatted(answer.met().word(), answer.text());
      case Judgement.Assignment a ->
          a.due().map(due -> "%s due %s".formatted(a.owner(), due).strip()).orElse(a.owner());
      case Judgement.Override o -> "%s: %s".formatted(o.finding().words(), o.rationale());
    };
  }

  private static String by(Judgement judgement) {
    return switch (judgement) {
      case Judgement.RiskException e -> e.approver();
      case Judgement.Note _ -> "";
      case Judgement.Answer answer -> answer.by();
      case Judgement.Override o -> o.by();
      case Judgement.Assignment _ -> "";
    };
  }
}
