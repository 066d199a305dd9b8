package io.inscope.reports.table;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Requirement statuses for people: each requirement of each framework once, beside it the same
/// requirement in other versions with their status, and room for the assessor's own finding.
///
/// Two requirements belong together when either names the other in its crosswalk. A requirement
/// keeps a row of its own in each version, so that counts and filters by framework are right.
public final class RequirementMatrixTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("reference", "Requirement", 21),
          new Column("framework", "Framework", 14),
          new Column("title", "Title", 28),
          new Column("status", "Machine status", 16),
          new Column("pass", "Pass", 7),
          new Column("fail", "Fail", 7),
          new Column("manual", "Manual", 8),
          new Column("not_assessed", "Not assessed", 9),
          new Column("not_applicable", "Not applicable", 11),
          new Column("because", "Because", 32),
          new Column("finding", "Worst finding", 14),
          new Column("counterpart", "In the other version", 20),
          new Column("counterpart_status", "Status there", 16),
          new Column("reads_as", "What a snapshot can show", 32),
          new Column("questions", "To ask and to obtain", 36),
          new Column("proposed", "Finding proposed", 14),
          new Column("roc_finding", "Assessor's finding", 14, true),
          new Column("comment", "Assessor's comment", 24, true));

  private static final String ELSEWHERE = "not in this workbook";

  private RequirementMatrixTable() {}

  /// Frameworks come in the order in which the assessment holds them.
  public static Table of(Assessment assessment) {
    Map<String, RequirementStatus> byReference = new LinkedHashMap<>();
    assessment
        .requirements()
        .forEach(
            (framework, statuses) ->
                statuses.forEach(
                    status -> byReference.put(reference(framework, status.requirement()), status)));
    Map<String, Collection<String>> counterparts = counterparts(byReference);
    Map<String, Integer> rank = new LinkedHashMap<>();
    assessment.findings().forEach(finding -> rank.put(finding.id(), rank.size()));

    List<List<Cell>> rows =
        assessment.requirements().entrySet().stream()
            .flatMap(
                e ->
                    e.getValue().stream()
                        .map(status -> row(e.getKey(), status, byReference, counterparts, rank)))
            .toList();
    return new Table("requirement-matrix", "Requirements", COLUMNS, rows);
  }

  /// `PCI DSS 4.0.1 1.2.3`: how a requirement is named across frameworks, in crosswalks too.
  static String reference(Framework framework, Requirement requirement) {
    return framework.title() + " " + requirement.id();
  }

  /// By reference; each sorted as the rows are, and behind them those that have no row.
  private static Map<String, Collection<String>> counterparts(
      Map<String, RequirementStatus> byReference) {
    Map<String, Integer> position = new HashMap<>();
    byReference.keySet().forEach(reference -> position.put(reference, position.size()));
    Comparator<String> asTheRows =
        Comparator.comparing((String r) -> position.getOrDefault(r, Integer.MAX_VALUE))
            .thenComparing(Comparator.naturalOrder());
    Map<String, Collection<String>> counterparts = new HashMap<>();
    byReference.forEach(
        (reference, status) ->
            status
                .requirement()
                .crosswalk()
                .forEach(
                    other -> {
                      counterparts
                          .computeIfAbsent(reference, _ -> new TreeSet<>(asTheRows))
                          .add(other);
                      counterparts
                          .computeIfAbsent(other, _ -> new TreeSet<>(asTheRows))
                          .add(reference);
                    }));
    return counterparts;
  }

  private static List<Cell> row(
      Framework framework,
      RequirementStatus s,
      Map<String, RequirementStatus> byReference,
      Map<String, Collection<String>> counterparts,
      Map<String, Integer> rank) {
    String reference = reference(framework, s.requirement());
    Collection<String> others = counterparts.getOrDefault(reference, List.of());
    return List.of(
        Cell.of(reference),
        Cell.of(framework.title()),
        Cell.of(s.requirement().title()),
        new Cell.Status(s.status().name()),
        Cell.of(s.pass()),
        Cell.of(s.fail()),
        Cell.of(s.manual()),
        Cell.of(s.notAssessed()),
        Cell.of(s.notApplicable()),
        Cell.of(s.because()),
        worst(s.findings(), rank),
        counterpart(others, byReference),
        statusOf(others, byReference),
        Cell.of(s.requirement().interpretation()),
        Cell.of(asked(s.requirement())),
        Cell.of(s.status().rocFinding().words()),
        Cell.of(s.override().map(o -> o.finding().words()).orElse("")),
        Cell.of(comment(s)));
  }

  /// Why the assessor found so, and what people noted.
  private static String comment(RequirementStatus s) {
    List<String> lines = new ArrayList<>();
    s.override().ifPresent(o -> lines.add(OverrideText.sentence(o)));
    lines.addAll(s.notes());
    return String.join("\n", lines);
  }

  private static Cell worst(List<String> findings, Map<String, Integer> rank) {
    return findings.stream()
        .filter(rank::containsKey)
        .min((a, b) -> Integer.compare(rank.getOrDefault(a, 0), rank.getOrDefault(b, 0)))
        .map(
            id ->
                (Cell)
                    new Cell.Link(
                        findings.size() == 1 ? id : id + " +" + (findings.size() - 1),
                        "findings",
                        id))
        .orElse(Cell.BLANK);
  }

  private static Cell counterpart(
      Collection<String> others, Map<String, RequirementStatus> byReference) {
    String text = String.join("\n", others);
    return others.size() == 1 && byReference.containsKey(text)
        ? new Cell.Link(text, "requirement-matrix", text)
        : Cell.of(text);
  }

  private static Cell statusOf(
      Collection<String> others, Map<String, RequirementStatus> byReference) {
    if (!others.isEmpty() && others.stream().noneMatch(byReference::containsKey)) {
      return Cell.of(ELSEWHERE);
    }
    List<String> words =
        others.stream()
            .map(byReference::get)
            .map(status -> status == null ? ELSEWHERE : status.status().name())
            .toList();
    return words.size() == 1 ? new Cell.Status(words.get(0)) : Cell.of(String.join("\n", words));
  }

  private static String asked(Requirement requirement) {
    String questions =
        requirement.questions().stream().map(q -> "• " + q).collect(Collectors.joining("\n"));
    return requirement.artefact().isEmpty()
        ? questions
        : (questions.isEmpty() ? "" : questions + "\n") + "Document: " + requirement.artefact();
  }
}
