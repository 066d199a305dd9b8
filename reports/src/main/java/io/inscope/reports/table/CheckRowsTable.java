package io.inscope.reports.table;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Subject;
import io.inscope.snapshot.model.ResourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Check results for scripts: one row for each piece of evidence of a failure, one row for each
/// subject otherwise.
///
/// `group`, `kind`, `namespace` and `name` are the subject's. A result on the cluster as a whole
/// has no object of its own; there they are those of the object that the evidence stands in. When
/// the evidence of an object stands in another one, the message names it, because `pointer` leads
/// into that one. Both `pointer` and `value` are empty where evidence is not a field. A field that
/// is not set has no `value`, and `pointer` says where it would stand.
public final class CheckRowsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("check", "Check", 30),
          new Column("outcome", "Outcome", 15),
          new Column("severity", "Severity", 10),
          new Column("group", "Group", 20),
          new Column("kind", "Kind", 16),
          new Column("namespace", "Namespace", 16),
          new Column("name", "Name", 28),
          new Column("container", "Container", 18),
          new Column("pointer", "Field", 40),
          new Column("value", "Value", 30),
          new Column("message", "Message", 60),
          new Column("standing", "Standing", 10),
          new Column("finding", "Finding", 12));

  private record Key(String check, Subject subject) {}

  private CheckRowsTable() {}

  public static Table of(Assessment assessment) {
    Map<Key, Finding> findings = new HashMap<>();
    for (Finding finding : assessment.findings()) {
      findings.put(key(finding.result()), finding);
    }
    return new Table(
        "check",
        "Check results",
        COLUMNS,
        assessment.results().stream()
            .flatMap(result -> rows(result, findings.get(key(result))))
            .toList());
  }

  private static Key key(CheckResult result) {
    return new Key(result.checkId(), result.subject());
  }

  private static Stream<List<Cell>> rows(CheckResult result, @Nullable Finding finding) {
    return switch (result.outcome()) {
      case Outcome.Fail fail ->
          fail.evidence().stream().map(e -> row(result, finding, e, fail.message()));
      // What a pass rests on is worth a value only when it is one thing: the level, the version.
      case Outcome.Pass pass ->
          Stream.of(
              row(
                  result,
                  finding,
                  pass.evidence().size() == 1 ? pass.evidence().get(0) : null,
                  pass.message()));
      case Outcome.Manual manual -> Stream.of(row(result, finding, null, manual.question()));
      case Outcome.NotAssessed gap -> Stream.of(row(result, finding, null, gap.why()));
      case Outcome.NotApplicable none -> Stream.of(row(result, finding, null, none.why()));
    };
  }

  private static List<Cell> row(
      CheckResult result, @Nullable Finding finding, @Nullable Evidence evidence, String message) {
    Evidence.Value field = evidence instanceof Evidence.Value value ? value : null;
    ResourceRef ref =
        switch (result.subject()) {
          case Subject.Of of -> of.ref();
          case Subject.Cluster _ -> field == null ? null : field.ref();
        };
    String place =
        field == null || field.ref().equals(ref) ? "" : " (in " + field.ref().spoken() + ")";
    return List.of(
        Cell.of(result.checkId()),
        new Cell.Status(result.outcome().word()),
        new Cell.Status(result.severity().word()),
        Cell.of(ref == null ? "" : ref.group()),
        Cell.of(ref == null ? "" : ref.kind()),
        Cell.of(ref == null ? "" : ref.namespace()),
        Cell.of(ref == null ? "" : ref.name()),
        Cell.of(field == null ? "" : field.container()),
        Cell.of(field == null ? "" : field.pointer()),
        Cell.of(evidence == null ? "" : EvidenceText.value(evidence)),
        Cell.of((message + place).strip()),
        Cell.of(finding == null ? "" : finding.standing().word()),
        Cell.of(finding == null ? "" : finding.id()));
  }
}
