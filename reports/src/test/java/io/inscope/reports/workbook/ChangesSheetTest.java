package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.change.Changes;
import io.inscope.reports.table.Cell;
import io.inscope.snapshot.diff.Change;
import io.inscope.snapshot.diff.FieldChange;
import io.inscope.snapshot.diff.Gap;
import io.inscope.snapshot.diff.ObjectChange;
import io.inscope.snapshot.diff.ObjectDiff;
import io.inscope.snapshot.diff.ScopeChange;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesSheetTest {
  private static final ChangesSheet SHEET = new ChangesSheet();

  @Test
  void withoutAnEarlierSnapshotOneSentenceSaysSo() {
    WorkbookInput bank = SampleInput.bank();

    assertThat(SHEET.isWanted(bank)).isTrue();
    assertThat(SHEET.table(bank).rows()).isEmpty();
    assertThat(SHEET.intro(bank))
        .startsWith("No earlier snapshot of this cluster is in the project");
  }

  @Test
  void ofObjectsOnlyThoseThatAreCriticalAreListedAndTheOthersCounted() {
    ResourceRef gone = SampleInput.workload("payments", "gone");
    WorkbookInput input =
        compared(
            List.of(
                new ObjectChange(
                    ResourceRef.of(Kinds.CONFIG_MAP, "web", "theme"),
                    Change.ADDED,
                    List.of(),
                    "",
                    "a.yaml:1"),
                new ObjectChange(
                    SampleInput.workload("payments", "gateway"),
                    Change.CHANGED,
                    List.of(new FieldChange("/spec/x", "/spec/x", 1L, 2L)),
                    "a.yaml:2",
                    "b.yaml:2"),
                new ObjectChange(gone, Change.REMOVED, List.of(), "a.yaml:3", ""),
                new ObjectChange(
                    SampleInput.workload("intranet", "wiki"),
                    Change.REMOVED,
                    List.of(),
                    "a.yaml:4",
                    ""),
                new ObjectChange(
                    ResourceRef.of(Kinds.SECRET, "payments", "db"),
                    Change.CHANGED,
                    List.of(
                        new FieldChange(
                            "/metadata/x",
                            "/metadata/x",
                            "redacted:password:len=3:hmac=00000000000000000000000000000001",
                            "redacted:password:len=3:hmac=00000000000000000000000000000002")),
                    "a.yaml:5",
                    "b.yaml:5")),
            List.of(
                new ScopeChange(
                    gone,
                    Optional.of(
                        new ScopeEntry(
                            gone,
                            Optional.of(ScopeClass.CDE),
                            ScopeClass.CDE,
                            ScopeClass.CDE,
                            DataRole.NONE,
                            "")),
                    Optional.empty())));

    assertThat(SHEET.table(input).rows().stream().map(row -> row.stream().map(Cell::plain)))
        .map(row -> String.join("|", row.toList()))
        .containsExactly(
            "scope|removed|payments/Deployment.apps/gone|cde (declared cde, derived cde)||",
            "object|changed|payments/Deployment.apps/gateway#/spec/x|1|2|",
            "object|removed|payments/Deployment.apps/gone|a.yaml:3||",
            "object|changed|payments/Secret/db#/metadata/x|(masked)|(masked) changed|",
            "object|not_comparable|ci/Role.rbac.authorization.k8s.io|not read: refused|1 object:"
                + " deploy|");
    assertThat(SHEET.intro(input))
        .startsWith("Compared with snapshot 2 \"spring\" of 2026-05-02. Each change is a question")
        .contains(" 2 other objects changed: 'inscope diff' lists them. Two notes. Fields that do");
  }

  private static WorkbookInput compared(List<ObjectChange> objects, List<ScopeChange> scope) {
    WorkbookInput bank = SampleInput.bank();
    SnapshotInfo before =
        new SnapshotInfo(2, "spring", Instant.parse("2026-05-02T08:00:00Z"), "", "", "", "");
    Gap gap = new Gap(Kinds.ROLE, "ci", Gap.Side.BEFORE, "refused", 1, List.of("deploy"));
    Changes changes =
        new Changes(
            before,
            bank.snapshot(),
            new ObjectDiff(objects, List.of(gap), List.of("Two notes.")),
            List.of(),
            scope,
            List.of());
    return new WorkbookInput(
        bank.project(),
        bank.snapshot(),
        bank.cluster(),
        Optional.of(changes),
        bank.connectivity(),
        bank.access(),
        bank.engagement(),
        bank.custody(),
        bank.decisions(),
        bank.scope(),
        bank.connections(),
        bank.exposures(),
        bank.register(),
        bank.limits(),
        bank.assessment(),
        bank.checks(),
        bank.coverage(),
        bank.entries(),
        bank.problems(),
        bank.diagrams(),
        bank.now(),
        bank.tool(),
        bank.decisionMark());
  }
}
