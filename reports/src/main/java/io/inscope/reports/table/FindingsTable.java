package io.inscope.reports.table;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.FindingHistory;
import io.inscope.reports.assessment.ShortId;
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
import java.util.stream.Stream;

/// Findings for people: one row for each failure of a check on a subject, worst first, with its
/// evidence, the requirements it speaks to, and room for who deals with it by when.
public final class FindingsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("finding", "Finding", 13),
          new Column("severity", "Severity", 9),
          new Column("scope", "Scope", 15),
          new Column("namespace", "Namespace", 13),
          new Column("object", "Object", 20),
          new Column("message", "What is wrong", 22),
          new Column("expected", "What should hold", 20),
          new Column("evidence", "Observed: place, field, value", 58),
          new Column("evidence_id", "Evidence id", 13),
          new Column("remedy", "What to do", 30),
          new Column("check", "Check", 18),
          new Column("requirement", "Requirement", 16),
          new Column("also", "Also concerns", 28),
          new Column("first_seen", "First seen", 13),
          new Column("standing", "Standing", 9),
          new Column("owner", "Owner", 11, true),
          new Column("due", "Due", 11, true),
          new Column("comment", "Comment", 16, true));

  private FindingsTable() {}

  /// @param history what earlier snapshots say of the findings
  public static Table of(Assessment assessment, FindingHistory history) {
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
    return Table.of(
        "findings",
        "Findings",
        COLUMNS,
        assessment.findings(),
        finding ->
            row(
                finding,
                concerns.getOrDefault(finding.id(), Map.of()),
                history,
                assessment
                    .judgements()
                    .assignment(
                        finding.check().id(),
                        finding.result().subject().toString(),
                        finding.containers())));
  }

  private static List<Cell> row(
      Finding finding,
      Map<String, List<String>> concerns,
      FindingHistory history,
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
        Cell.of(finding.check().title()),
        Cell.of(EvidenceText.lines(finding.failure().evidence())),
        Cell.of(evidenceId(finding)),
        Cell.of(finding.check().remedy()),
        new Cell.Link(finding.check().id(), "check-summary", finding.check().id()),
        first.isEmpty() ? Cell.BLANK : new Cell.Link(first, "requirement-matrix", first),
        Cell.of(others(concerns)),
        Cell.of(history.firstSeen(finding.id())),
        new Cell.Status(finding.standing().word()),
        Cell.of(assignment.map(Judgement.Assignment::owner).orElse("")),
        Cell.of(assignment.flatMap(Judgement.Assignment::due)),
        Cell.of(remarks(finding)));
  }

  /// Stays as long as what shows the finding stays, every line of it.
  private static String evidenceId(Finding finding) {
    return ShortId.of(
        'E',
        Stream.concat(
                Stream.of(finding.id()),
                finding.failure().evidence().stream().map(EvidenceText::line))
            .toArray(String[]::new));
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
