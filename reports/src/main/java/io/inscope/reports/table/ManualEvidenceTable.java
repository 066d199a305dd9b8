package io.inscope.reports.table;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.assessment.ShortId;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.judgement.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything a person has to answer: what checks left to a person, since that is about objects of
/// this cluster, then the questions of each requirement, framework by framework; each with the
/// answer on record and the documents behind it, or `open`.
public final class ManualEvidenceTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", "Question id", 12),
          new Column("reference", "Requirement or check", 22),
          new Column("object", "Object", 22),
          new Column("question_number", "No.", 5),
          new Column("question", "Question", 44),
          new Column("artefact", "Document expected, or where to look", 36),
          new Column("state", "State", 10),
          new Column("met", "Met", 13, true),
          new Column("answer", "Answer", 32, true),
          new Column("by", "Answered by, and when", 18, true),
          new Column("document", "Document", 18, true),
          new Column("sha256", "SHA-256", 24));

  private ManualEvidenceTable() {}

  public static Table of(Assessment assessment) {
    List<List<Cell>> rows = new ArrayList<>();
    assessment.results().stream()
        .filter(result -> result.outcome() instanceof Outcome.Manual)
        .forEach(result -> rows.add(left(result, (Outcome.Manual) result.outcome(), assessment)));
    assessment
        .requirements()
        .forEach(
            (framework, statuses) ->
                statuses.forEach(status -> rows.addAll(questions(framework, status))));
    return new Table("manual-evidence", "Manual evidence", COLUMNS, rows);
  }

  private static List<List<Cell>> questions(Framework framework, RequirementStatus status) {
    List<List<Cell>> rows = new ArrayList<>();
    List<String> questions = status.requirement().questions();
    for (int i = 0; i < questions.size(); i++) {
      rows.add(
          row(
              RequirementMatrixTable.reference(framework, status.requirement()),
              "requirement-matrix",
              "",
              Cell.of(i + 1),
              questions.get(i),
              status.requirement().artefact(),
              status.answers().get(i)));
    }
    return rows;
  }

  private static List<Cell> left(CheckResult result, Outcome.Manual manual, Assessment assessment) {
    String object = result.subject().toString();
    return row(
        result.checkId(),
        "check-summary",
        object,
        Cell.BLANK,
        manual.question(),
        EvidenceText.lines(manual.lookAt()),
        assessment.judgements().answer(result.checkId(), object));
  }

  private static List<Cell> row(
      String reference,
      String sheet,
      String object,
      Cell number,
      String question,
      String artefact,
      Optional<Judgement.Answer> answer) {
    return List.of(
        Cell.of(id(reference, object, question)),
        new Cell.Link(reference, sheet, reference),
        Cell.of(object),
        number,
        Cell.of(question),
        Cell.of(artefact),
        new Cell.Status(answer.isPresent() ? "answered" : "open"),
        Cell.of(answer.map(a -> a.met().word()).orElse("")),
        Cell.of(answer.map(Judgement.Answer::text).orElse("")),
        Cell.of(answer.map(Judgement.Answer::by).orElse("")),
        Cell.of(documents(answer, Judgement.EvidenceFile::name)),
        Cell.of(documents(answer, Judgement.EvidenceFile::sha256)));
  }

  /// By what is asked of what: a question keeps its id until its words change.
  static String id(String reference, String object, String question) {
    return ShortId.of('Q', reference, object, question);
  }

  private static String documents(
      Optional<Judgement.Answer> answer,
      java.util.function.Function<Judgement.EvidenceFile, String> what) {
    return answer.stream()
        .flatMap(a -> a.evidence().stream())
        .map(what)
        .collect(Collectors.joining("\n"));
  }
}
