package io.inscope.reports.table;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.Standing;
import io.inscope.reports.check.Subject;
import io.inscope.reports.judgement.Judgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Findings for people: one row for each failure of a check on a subject, worst first, with its
/// evidence, the requirements it speaks to, and room for who deals with it by when.
public final class FindingsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("finding", "Finding", 13),
          new Column("severity", "Severity", 10),
          new Column("scope", "Scope", 16),
          new Column("namespace", "Namespace", 14),
          new Column("object", "Object", 24),
          new Column("message", "What is wrong", 30),
          new Column("evidence", "Evidence: place, field, value", 54),
          new Column("remedy", "What to do", 32),
          new Column("check", "Check", 24),
          new Column("requirement", "Requirement", 19),
          new Column("also", "Also concerns", 36),
          new Column("standing", "Standing", 10),
          new Column("owner", "Owner", 14, true),
          new Column("due", "Due", 11, true),
          new Column("comment", "Comment", 22, true));

  private FindingsTable() {}

  public static Table of(Assessment assessment) {
    Map<String, Map<String, List<String>>> concerns = new HashMap<>();
    assessment
        .requirements()
        .forEach(
            (framework, statuses) ->
                statuses.forEach(
                    status ->
                        status
                            .findings()
                            .forEach(
                                id ->
                                    concerns
                                        .computeIfAbsent(id, _ -> new LinkedHashMap<>())
                                        .computeIfAbsent(framework.title(), _ -> new ArrayList<>())
                                        .add(status.requirement().id()))));
    return new Table(
        "findings",
        "Findings",
        COLUMNS,
        assessment.findings().stream()
            .map(
                finding ->
                    row(
                        finding,
                        concerns.getOrDefault(finding.id(), Map.of()),
                        assessment
                            .judgements()
                            .assignment(
                                finding.check().id(),
                                finding.result().subject().toString(),
                                finding.containers())))
            .toList());
  }

  private static List<Cell> row(
      Finding finding,
      Map<String, List<String>> concerns,
      Optional<Judgement.Assignment> assignment) {
    String first = first(concerns);
    String namespace =
        finding.result().subject() instanceof Subject.Of of ? of.ref().namespace() : "";
    String object =
        switch (finding.result().subject()) {
          case Subject.Of of -> of.ref().kind() + " " + of.ref().name();
          case Subject.Cluster _ -> "the cluster";
        };
    return List.of(
        Cell.of(finding.id()),
        new Cell.Status(finding.result().severity().word()),
        new Cell.Status(finding.scope().word()),
        Cell.of(namespace),
        Cell.of(object),
        Cell.of(finding.failure().message()),
        Cell.of(EvidenceText.lines(finding.failure().evidence())),
        Cell.of(finding.check().remedy()),
        new Cell.Link(finding.check().id(), "check-summary", finding.check().id()),
        first.isEmpty() ? Cell.BLANK : new Cell.Link(first, "requirement-matrix", first),
        Cell.of(others(concerns)),
        new Cell.Status(finding.standing().word()),
        Cell.of(assignment.map(Judgement.Assignment::owner).orElse("")),
        Cell.of(assignment.flatMap(Judgement.Assignment::due)),
        Cell.of(remarks(finding)));
  }

  private static String first(Map<String, List<String>> concerns) {
    return concerns.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue().getFirst())
        .findFirst()
        .orElse("");
  }

  /// All but the first, a line for each framework: `PCI DSS 4.0.1 1.3.1, 12.5.2`.
  private static String others(Map<String, List<String>> concerns) {
    List<String> lines = new ArrayList<>();
    long skip = 1;
    for (Map.Entry<String, List<String>> concern : concerns.entrySet()) {
      String numbers = concern.getValue().stream().skip(skip).collect(Collectors.joining(", "));
      if (!numbers.isEmpty()) {
        lines.add(concern.getKey() + " " + numbers);
      }
      skip = 0;
    }
    return String.join("\n", lines);
  }

  /// Why it is or was accepted, and what people noted.
  private static String remarks(Finding finding) {
    List<String> remarks = new ArrayList<>();
    switch (finding.standing()) {
      case Standing.Open _ -> {}
      case Standing.Excepted(var e) ->
          remarks.add(
              "Excepted until %s by %s: %s".formatted(e.expiry(), e.approver(), e.reason()));
      case Standing.Lapsed(var e) ->
          remarks.add("The exception by %s lapsed on %s".formatted(e.approver(), e.expiry()));
    }
    remarks.addAll(finding.notes());
    return String.join("\n", remarks);
  }
}
