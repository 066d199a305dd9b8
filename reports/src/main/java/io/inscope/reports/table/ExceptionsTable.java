package io.inscope.reports.table;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.Standing;
import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.judgement.Judgement.RiskException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The exceptions on record, those that will end first in front: what each covers, and whether it
/// still counts.
///
/// `state` is `in force`, `lapsed`, `not yet` when its first day is to come, or `unused` when it
/// counts and no finding of this snapshot needs it.
public final class ExceptionsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("check", "Check", 26),
          new Column("object", "Object", 32),
          new Column("containers", "Containers", 14),
          new Column("state", "State", 10),
          new Column("reason", "Reason", 40, true),
          new Column("compensating_control", "Compensating control", 40, true),
          new Column("approver", "Approver", 18, true),
          new Column("start", "From", 11, true),
          new Column("expiry", "Until", 11, true),
          new Column("matched", "Findings covered", 10),
          new Column("findings", "Findings", 16),
          new Column("recorded_by", "Recorded by", 14),
          new Column("recorded_at", "Recorded at", 22));

  private ExceptionsTable() {}

  public static Table of(Assessment assessment, LocalDate today) {
    Map<RiskException, List<String>> covered = covered(assessment);
    return new Table(
        "exceptions",
        "Exceptions",
        COLUMNS,
        assessment.judgements().inForce().stream()
            .filter(recorded -> recorded.judgement() instanceof RiskException)
            .sorted(
                Comparator.comparing(
                        (Judgement.Recorded r) -> ((RiskException) r.judgement()).expiry())
                    .thenComparing(r -> r.judgement().target().toString()))
            .map(
                recorded -> {
                  RiskException exception = (RiskException) recorded.judgement();
                  return row(
                      recorded, exception, covered.getOrDefault(exception, List.of()), today);
                })
            .toList());
  }

  private static Map<RiskException, List<String>> covered(Assessment assessment) {
    Map<RiskException, List<String>> covered = new HashMap<>();
    for (Finding finding : assessment.findings()) {
      switch (finding.standing()) {
        case Standing.Open _ -> {}
        case Standing.Excepted(var e) ->
            covered.computeIfAbsent(e, _ -> new ArrayList<>()).add(finding.id());
        case Standing.Lapsed(var e) ->
            covered.computeIfAbsent(e, _ -> new ArrayList<>()).add(finding.id());
      }
    }
    return covered;
  }

  private static List<Cell> row(
      Judgement.Recorded recorded, RiskException e, List<String> findings, LocalDate today) {
    return List.of(
        Cell.of(e.target().check()),
        Cell.of(e.target().object().toString()),
        Cell.of(e.target().containers().stream().sorted().collect(Collectors.joining(", "))),
        new Cell.Status(e.state(today, !findings.isEmpty())),
        Cell.of(e.reason()),
        Cell.of(e.compensatingControl()),
        Cell.of(e.approver()),
        Cell.of(Optional.of(e.start())),
        Cell.of(Optional.of(e.expiry())),
        Cell.of(findings.size()),
        Cell.of(findings.stream().sorted().collect(Collectors.joining("\n"))),
        Cell.of(recorded.author()),
        new Cell.Date(recorded.at()));
  }
}
