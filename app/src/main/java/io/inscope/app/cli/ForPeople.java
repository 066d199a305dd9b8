package io.inscope.app.cli;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.exposure.Exposure;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.sidepath.SidePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Tables that fit on a terminal. Scripts get all columns in CSV and JSON; these are for reading,
/// and may change.
final class ForPeople {
  private ForPeople() {}

  static Table connections(List<Connection> connections) {
    return new Table(
        "connections",
        "Connections",
        List.of(
            new Column("from", "From", 32),
            new Column("to", "To", 32),
            new Column("ports", "Ports", 12),
            new Column("verdict", "Verdict", 8),
            new Column("enforced", "Enforced", 8),
            new Column("leaves", "Leaves because", 44),
            new Column("enters", "Enters because", 64)),
        connections.stream()
            .map(
                row ->
                    List.of(
                        Cell.of(row.from().spoken()),
                        Cell.of(row.to().spoken()),
                        Cell.of(row.ports().toString()),
                        new Cell.Status(row.verdict().name()),
                        new Cell.Status(row.enforced().word()),
                        Cell.of(row.becauseEgress()),
                        Cell.of(row.becauseIngress())))
            .toList());
  }

  /// What fits on a line of the register; the other columns are in CSV and JSON.
  static Table register(Table register) {
    List<String> keys =
        List.of("id", "connection", "state", "state_reason", "justification", "owner", "approver");
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < register.columns().size(); i++) {
      if (keys.contains(register.columns().get(i).key())) {
        columns.add(i);
      }
    }
    return new Table(
        register.id(),
        register.title(),
        columns.stream().map(register.columns()::get).toList(),
        register.rows().stream().map(row -> columns.stream().map(row::get).toList()).toList());
  }

  static Table paths(List<SidePath> paths) {
    return new Table(
        "paths",
        "Other paths",
        List.of(
            new Column("kind", "Kind", 18),
            new Column("verdict", "Verdict", 8),
            new Column("from", "From", 40),
            new Column("to", "To", 30),
            new Column("how", "How", 60),
            new Column("evidence", "Shown by", 50)),
        paths.stream()
            .map(
                path ->
                    List.of(
                        Cell.of(path.kind().word()),
                        new Cell.Status(path.verdict().name()),
                        Cell.of(path.from().spoken()),
                        Cell.of(path.to().spoken()),
                        Cell.of(path.how()),
                        Cell.of(path.evidence())))
            .toList());
  }

  static Table exposures(List<Exposure> exposures) {
    return new Table(
        "exposure",
        "Exposure",
        List.of(
            new Column("workload", "Workload", 32),
            new Column("direction", "Direction", 9),
            new Column("verdict", "Verdict", 8),
            new Column("who", "Who", 48),
            new Column("ports", "Ports", 16),
            new Column("today", "Exists today", 28),
            new Column("rule", "Permitted by", 44),
            new Column("who_may", "Who may make one", 70)),
        exposures.stream()
            .map(
                one ->
                    List.of(
                        Cell.of(one.workload().toString()),
                        Cell.of(one.direction().word()),
                        new Cell.Status(one.verdict().name()),
                        Cell.of(one.who()),
                        Cell.of(one.portsInWords()),
                        Cell.of(one.today().isEmpty() ? "no" : one.today()),
                        Cell.of(
                            one.place().isEmpty() ? one.rule() : one.rule() + " at " + one.place()),
                        Cell.of(one.whoMay().toString())))
            .toList());
  }

  /// Failures first, the worst on top, then what could not be assessed and what only a person can
  /// tell; passes are only worth a count.
  static Table checks(Assessment assessment) {
    List<CheckResult> shown = new ArrayList<>();
    for (CheckResult result : assessment.results()) {
      if (!(result.outcome() instanceof Outcome.Pass)
          && !(result.outcome() instanceof Outcome.NotApplicable)) {
        shown.add(result);
      }
    }
    shown.sort(
        Comparator.comparing(
                (CheckResult result) -> result.outcome() instanceof Outcome.Fail ? 0 : 1)
            .thenComparing(CheckResult::severity)
            .thenComparing(CheckResult::checkId)
            .thenComparing(CheckResult::subject));
    return new Table(
        "check",
        "Checks",
        List.of(
            new Column("outcome", "Outcome", 13),
            new Column("severity", "Severity", 8),
            new Column("check", "Check", 34),
            new Column("subject", "Subject", 56),
            new Column("message", "Message", 80)),
        shown.stream()
            .map(
                result ->
                    List.of(
                        new Cell.Status(result.outcome().word()),
                        new Cell.Status(result.severity().word()),
                        Cell.of(result.checkId()),
                        Cell.of(result.subject().toString()),
                        Cell.of(message(result.outcome()))))
            .toList());
  }

  private static String message(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Fail fail -> fail.message();
      case Outcome.NotAssessed gap -> gap.why();
      case Outcome.Manual manual -> manual.question();
      case Outcome.NotApplicable none -> none.why();
      case Outcome.Pass _ -> "";
    };
  }
}
