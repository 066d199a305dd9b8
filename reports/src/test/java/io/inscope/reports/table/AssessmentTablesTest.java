package io.inscope.reports.table;

import static io.inscope.reports.table.Fixtures.column;
import static io.inscope.reports.table.Fixtures.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.FindingHistory;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.assessment.ShortId;
import io.inscope.reports.assessment.Standing;
import io.inscope.reports.assessment.Status;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Subject;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Reach;
import io.inscope.reports.framework.Requirement;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.scope.ScopeClass;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssessmentTablesTest {
  private static final CheckInfo CHECK =
      new CheckInfo(
          "pod-x", "No pod is x", Severity.HIGH, Set.of(Kinds.POD), "why", "remedy", "limits");
  private static final ResourceRef POD = ResourceRef.of(Kinds.POD, "payments", "db-0");
  private static final Subject DB = new Subject.Of(Fixtures.DB);

  private static final FindingHistory HISTORY =
      FindingHistory.none(
          new SnapshotInfo(3, "s", Instant.parse("2026-11-18T09:00:00Z"), "", "", "", ""));

  @Test
  void aFailureHasARowForEachPieceOfEvidence() {
    Finding finding =
        finding(
            "F-1",
            DB,
            new Outcome.Fail(
                "is x",
                List.of(
                    new Evidence.Value(Fixtures.DB, "/spec/x", true, "a.yaml:3", "main"),
                    new Evidence.Value(POD, "/spec/y", null, "a.yaml:9", ""),
                    new Evidence.Reach(Fixtures.WEB_TO_DB),
                    new Evidence.Absence("no policy selects it"))));

    assertThat(plain(CheckRowsTable.of(assessment(finding))))
        .containsExactly(
            row("FAIL", "main", "/spec/x", "true", "is x", "open", "F-1"),
            row("FAIL", "", "/spec/y", "", "is x (in Pod payments/db-0)", "open", "F-1"),
            row("FAIL", "", "", "shop/web -> payments/db TCP 5432-5433", "is x", "open", "F-1"),
            row("FAIL", "", "", "no policy selects it", "is x", "open", "F-1"));
  }

  @Test
  void everyOtherOutcomeHasOneRow() {
    Evidence level = new Evidence.Value(Fixtures.DB, "/spec", "baseline", "", "");
    assertThat(
            plain(
                CheckRowsTable.of(
                    new Assessment(
                        List.of(
                            result(DB, new Outcome.Pass(List.of(level))),
                            result(DB, new Outcome.Pass(List.of(level, level))),
                            result(DB, new Outcome.Manual("is it?", List.of(level, level))),
                            result(DB, new Outcome.NotAssessed("no pods")),
                            result(DB, new Outcome.NotApplicable("no need"))),
                        List.of(),
                        Map.of()))))
        .containsExactly(
            row("PASS", "", "/spec", "baseline", "", "", ""),
            row("PASS", "", "", "", "", "", ""),
            row("MANUAL", "", "", "", "is it?", "", ""),
            row("NOT_ASSESSED", "", "", "", "no pods", "", ""),
            row("NOT_APPLICABLE", "", "", "", "no need", "", ""));
  }

  @Test
  void aResultOnTheClusterNamesTheObjectOfItsEvidence() {
    Finding finding =
        finding(
            "F-2",
            new Subject.Cluster(),
            new Outcome.Fail(
                "is x",
                List.of(
                    new Evidence.Value(POD, "/spec/x", 1L, "a.yaml:3", ""),
                    new Evidence.Absence("no log"))));

    assertThat(plain(CheckRowsTable.of(assessment(finding))))
        .containsExactly(
            List.of(
                "pod-x",
                "FAIL",
                "high",
                "",
                "Pod",
                "payments",
                "db-0",
                "",
                "/spec/x",
                "1",
                "is x",
                "open",
                "F-2"),
            List.of(
                "pod-x", "FAIL", "high", "", "", "", "", "", "", "no log", "is x", "open", "F-2"));
  }

  @Test
  void findingsNameTheirEvidenceInLines() {
    Finding finding =
        finding(
            "F-1",
            DB,
            new Outcome.Fail(
                "is x",
                List.of(
                    new Evidence.Value(Fixtures.DB, "/spec/x", true, "a.yaml:3", "main"),
                    new Evidence.Value(Fixtures.DB, "/spec/y", null, "", ""),
                    new Evidence.Reach(Fixtures.WEB_TO_DB),
                    new Evidence.Grant(
                        "Group dev",
                        ResourceRef.of(Kinds.ROLE_BINDING, "payments", "b"),
                        ResourceRef.of(Kinds.ROLE, "payments", "r"),
                        "get secrets",
                        "rbac.yaml:2"))));

    assertThat(FindingsTable.of(assessment(finding), HISTORY).rows())
        .containsExactly(
            List.of(
                Cell.of("F-1"),
                new Cell.Status("high"),
                new Cell.Status("cde"),
                Cell.of("payments"),
                Cell.of("StatefulSet db"),
                Cell.of("is x"),
                Cell.of("No pod is x"),
                Cell.of(
                    "a.yaml:3  /spec/x = true (container main)\n"
                        + "/spec/y is not set\n"
                        + "shop/web -> payments/db TCP 5432-5433 (connection c-1)\n"
                        + "rbac.yaml:2  Group dev may get secrets through RoleBinding payments/b"
                        + " and Role payments/r"),
                Cell.of("E-ZJK53XZ4"),
                Cell.of("remedy"),
                new Cell.Link("pod-x", "check-summary", "pod-x"),
                new Cell.Link("New 1.1", "requirement-matrix", "New 1.1"),
                Cell.of("Old 9"),
                Cell.of("No. 3, 2026-11-18"),
                new Cell.Status("open"),
                Cell.BLANK,
                Cell.BLANK,
                Cell.BLANK));
  }

  @Test
  void longEvidenceIsCutAndCounted() {
    List<Evidence> evidence =
        IntStream.range(0, 15).mapToObj(i -> (Evidence) new Evidence.Absence("no " + i)).toList();
    Table table =
        FindingsTable.of(
            assessment(finding("F-1", DB, new Outcome.Fail("is x", evidence))), HISTORY);
    assertThat(column(table, "evidence").get(0)).endsWith("no 11\n… and 3 more");
  }

  @Test
  void aFindingHasALineForEachFurtherFramework() {
    Finding finding =
        finding("F-1", DB, new Outcome.Fail("is x", List.of(new Evidence.Absence("none"))));
    Table table = FindingsTable.of(assessment(finding), HISTORY);

    assertThat(column(table, "requirement")).containsExactly("New 1.1");
    assertThat(column(table, "also")).containsExactly("Old 9");
  }

  @Test
  void whatChecksAskComesBeforeTheQuestionsOfFrameworks() {
    Finding finding =
        finding("F-1", DB, new Outcome.Fail("is x", List.of(new Evidence.Absence("none"))));
    Assessment assessment =
        new Assessment(
            List.of(result(DB, new Outcome.Manual("is it?", List.of()))),
            List.of(),
            assessment(finding).requirements());

    Table table = ManualEvidenceTable.of(assessment);

    assertThat(column(table, "reference")).containsExactly("pod-x", "New 1.2");
    assertThat(column(table, "question")).containsExactly("is it?", "Why?");
    assertThat(column(table, "id"))
        .containsExactly(
            ShortId.of('Q', "pod-x", DB.toString(), "is it?"),
            ShortId.of('Q', "New 1.2", "", "Why?"));
  }

  @Test
  void requirementsNameThoseThatSayTheSameElsewhere() {
    Finding finding =
        finding("F-1", DB, new Outcome.Fail("is x", List.of(new Evidence.Absence("none"))));
    Table table = RequirementMatrixTable.of(assessment(finding));

    assertThat(column(table, "reference")).containsExactly("New 1.1", "New 1.2", "Old 9");
    assertThat(column(table, "counterpart"))
        .containsExactly("Old 9", "Old 9\nOld 8", "New 1.1\nNew 1.2");
    assertThat(column(table, "finding")).containsExactly("F-1", "", "F-1");
    assertThat(column(table, "questions")).containsExactly("", "• Why?\nDocument: a letter", "");
    assertThat(column(table, "roc_finding")).containsExactly("", "", "");
    assertThat(table.rows().get(0).get(14)).isEqualTo(new Cell.Link("F-1", "findings", "F-1"));
    assertThat(table.rows().get(0).get(17))
        .isEqualTo(new Cell.Link("Old 9", "requirement-matrix", "Old 9"));
  }

  @Test
  void theTwoVersionsOfPciDssStandSideBySideInBothRows() {
    Requirement diagram = requirement("1.2.3", List.of("PCI DSS 3.2.1 1.1.2"));
    Requirement inbound =
        requirement("1.3.1", List.of("PCI DSS 3.2.1 1.2.1", "PCI DSS 3.2.1 1.3.4"));
    Requirement traffic = requirement("1.2.1", List.of());
    Requirement oldDiagram = requirement("1.1.2", List.of());
    Map<Framework, List<RequirementStatus>> statuses = new LinkedHashMap<>();
    statuses.put(
        new Framework("pci-dss-4.0.1", "PCI DSS 4.0.1", "", List.of(diagram, inbound)),
        List.of(status(diagram, Status.MANUAL), status(inbound, Status.FAIL)));
    statuses.put(
        new Framework("pci-dss-3.2.1", "PCI DSS 3.2.1", "", List.of(oldDiagram, traffic)),
        List.of(status(oldDiagram, Status.MANUAL), status(traffic, Status.PASS)));
    statuses.put(
        new Framework("new", "New", "", List.of(traffic)), List.of(status(traffic, Status.PASS)));

    Table table = RequirementMatrixTable.of(new Assessment(List.of(), List.of(), statuses));

    assertThat(table.rows().stream().map(row -> row.stream().limit(8).map(Cell::plain).toList()))
        .containsExactly(
            List.of(
                "PCI DSS 4.0.1 1.2.3",
                "PCI DSS 4.0.1",
                "t",
                "1.1.2",
                "MANUAL",
                "1.2.3",
                "MANUAL",
                "MANUAL"),
            List.of(
                "PCI DSS 4.0.1 1.3.1",
                "PCI DSS 4.0.1",
                "t",
                "1.2.1\n1.3.4",
                "PASS\nnot in this workbook",
                "1.3.1",
                "FAIL",
                "FAIL"),
            List.of(
                "PCI DSS 3.2.1 1.1.2",
                "PCI DSS 3.2.1",
                "t",
                "1.1.2",
                "MANUAL",
                "1.2.3",
                "MANUAL",
                "MANUAL"),
            List.of(
                "PCI DSS 3.2.1 1.2.1",
                "PCI DSS 3.2.1",
                "t",
                "1.2.1",
                "PASS",
                "1.3.1",
                "FAIL",
                "PASS"),
            List.of("New 1.2.1", "New", "t", "", "", "", "", "PASS"));
  }

  @Test
  void aRequirementListsItsFindingsAndLeadsToItsQuestions() {
    Requirement asked =
        requirement("1.2", List.of(), Reach.PARTIAL, List.of("Why?", "Who?"), "a letter");
    List<String> ids = IntStream.range(10, 25).mapToObj(i -> "F-" + i).toList();
    RequirementStatus status = new RequirementStatus(asked, Status.FAIL, 0, 15, 0, 0, 0, ids, "b");

    Table table =
        RequirementMatrixTable.of(
            new Assessment(
                List.of(),
                List.of(),
                Map.of(new Framework("new", "New", "", List.of(asked)), List.of(status))));

    assertThat(column(table, "evidence").getFirst())
        .startsWith("F-10\nF-11\n")
        .endsWith("F-21\nand 3 more");
    assertThat(table.rows().getFirst().get(16))
        .isEqualTo(
            new Cell.Link("2 of 2", "manual-evidence", ShortId.of('Q', "New 1.2", "", "Why?")));
  }

  private static Requirement requirement(String id, List<String> crosswalk) {
    return requirement(id, crosswalk, Reach.FULL, List.of(), "");
  }

  private static RequirementStatus status(Requirement requirement, Status status) {
    return new RequirementStatus(requirement, status, 0, 0, 0, 0, 0, List.of(), "because");
  }

  @Test
  void requirementsForScriptsSayHowFarTheChecksReach() {
    Finding finding =
        finding("F-1", DB, new Outcome.Fail("is x", List.of(new Evidence.Absence("none"))));
    assertThat(plain(RequirementsTable.of(assessment(finding))))
        .containsExactly(
            List.of("new", "1.1", "t", "FAIL", "0", "1", "0", "0", "0", "full", "i", "", "Old 9"),
            List.of(
                "new",
                "1.2",
                "t",
                "MANUAL",
                "2",
                "0",
                "1",
                "0",
                "3",
                "partial",
                "i",
                "Why?",
                "Old 8\nOld 9"),
            List.of("old", "9", "t", "FAIL", "0", "1", "0", "0", "0", "full", "i", "", ""));
  }

  @Test
  void checksAreCountedByOutcomeWithTheReasonsOfTheGaps() {
    List<CheckResult> results =
        List.of(
            result(DB, Outcome.pass()),
            result(new Subject.Of(POD), new Outcome.NotAssessed("b")),
            result(new Subject.Of(Fixtures.WEB), new Outcome.NotAssessed("a")),
            result(new Subject.Cluster(), new Outcome.NotAssessed("a")));
    CheckInfo other = new CheckInfo("a-first", "t", Severity.LOW, Set.of(), "why", "remedy", "");

    assertThat(
            plain(
                CheckSummaryTable.of(
                    List.of(CHECK, other), new Assessment(results, List.of(), Map.of()))))
        .containsExactly(
            List.of("a-first", "t", "low", "0", "0", "0", "0", "0", "it was not run", "why", ""),
            List.of(
                "pod-x", "No pod is x", "high", "1", "0", "0", "3", "0", "a\nb", "why", "limits"));
  }

  private static List<String> row(
      String outcome,
      String container,
      String pointer,
      String value,
      String message,
      String standing,
      String finding) {
    return List.of(
        "pod-x",
        outcome,
        "high",
        "apps",
        "StatefulSet",
        "payments",
        "db",
        container,
        pointer,
        value,
        message,
        standing,
        finding);
  }

  private static CheckResult result(Subject subject, Outcome outcome) {
    return new CheckResult("pod-x", subject, Severity.HIGH, outcome);
  }

  private static Finding finding(String id, Subject subject, Outcome.Fail fail) {
    return new Finding(id, CHECK, result(subject, fail), fail, ScopeClass.CDE, new Standing.Open());
  }

  private static Assessment assessment(Finding finding) {
    Requirement first = requirement("1.1", List.of("Old 9"), Reach.FULL, List.of(), "");
    Requirement second =
        requirement("1.2", List.of("Old 8", "Old 9"), Reach.PARTIAL, List.of("Why?"), "a letter");
    Requirement old = requirement("9", List.of(), Reach.FULL, List.of(), "");
    Map<Framework, List<RequirementStatus>> statuses = new LinkedHashMap<>();
    List<String> ids = List.of(finding.id());
    statuses.put(
        new Framework("new", "New", "", List.of(first, second)),
        List.of(
            new RequirementStatus(first, Status.FAIL, 0, 1, 0, 0, 0, ids, "because"),
            new RequirementStatus(second, Status.MANUAL, 2, 0, 1, 0, 3, List.of(), "because")));
    statuses.put(
        new Framework("old", "Old", "", List.of(old)),
        List.of(new RequirementStatus(old, Status.FAIL, 0, 1, 0, 0, 0, ids, "because")));
    return new Assessment(List.of(finding.result()), List.of(finding), statuses);
  }

  private static Requirement requirement(
      String id, List<String> crosswalk, Reach reach, List<String> questions, String artefact) {
    return new Requirement(
        id, "t", crosswalk, List.of("pod-x"), List.of(), reach, "i", questions, artefact);
  }
}
