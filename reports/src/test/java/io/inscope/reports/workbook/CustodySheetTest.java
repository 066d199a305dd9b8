package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.store.CustodyEvent;
import io.inscope.snapshot.store.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustodySheetTest {
  private static final Instant DAY = Instant.parse("2026-11-18T09:41:07Z");

  private static final List<CustodyEvent> LOG =
      List.of(
          new CustodyEvent(1, DAY, "created", "by Inscope"),
          new CustodyEvent(2, DAY, "sealed", "snapshot 2 at T: aa"),
          new CustodyEvent(3, DAY, "exported", "old.xlsx of snapshot 2: bb"),
          new CustodyEvent(4, DAY, "sealed", "snapshot 3 at T: cc"),
          new CustodyEvent(5, DAY, "signed", "snapshot 3"));

  @Test
  void everyFileIsListedWithItsHashAndTheFilesAddUp() {
    Table table = table(List.of());

    assertThat(rows(table, "file"))
        .containsExactlyElementsOf(
            SampleInput.bank().entries().stream()
                .map(
                    e ->
                        List.of(
                            e.source(),
                            Long.toString(e.size()),
                            e.format(),
                            e.disposition().name(),
                            e.sha256(),
                            e.note()))
                .toList());
    assertThat(new CustodySheet().intro(SampleInput.bank()))
        .startsWith(
            "5 files = 2 imported + 1 damaged + 1 empty + 0 evidence + 0 unreadable + 1 skipped;"
                + " 315 objects read. ");
  }

  @Test
  void everyFileHasOneDispositionAndAllAreCounted() {
    List<Entry> one = new ArrayList<>();
    for (Entry.Disposition disposition : Entry.Disposition.values()) {
      one.add(new Entry("a", 1, "", "", disposition, 0, ""));
    }
    assertThat(Equation.of(one))
        .isEqualTo(
            "6 files = 1 imported + 1 damaged + 1 empty + 1 evidence + 1 unreadable + 1 skipped; 0"
                + " objects read.");
  }

  @Test
  void theAccountIsKnownFromRefusals() {
    assertThat(notes(table(List.of()), "capture"))
        .containsExactly(
            "not known: nothing in the snapshot bears a time",
            "auditor, as refusals of the API server name it",
            "not known word by word, to be asked; the files are in the form of kubernetes-yaml (3"
                + " files)",
            "could read 3 kinds; was refused 1 kind: Secret");
  }

  @Test
  void kindsAreCounted() {
    assertThat(
            table(List.of()).rows().stream()
                .filter(row -> row.get(0).plain().equals("objects"))
                .map(row -> row.get(1).plain() + " " + row.get(4).plain()))
        .containsExactly("NetworkPolicy.networking.k8s.io 2");
  }

  @Test
  void ofTheExportsOnlyThoseBeforeTheSealAreShown() {
    assertThat(
            table(LOG).rows().stream()
                .filter(row -> row.get(0).plain().equals("project"))
                .map(row -> row.get(1).plain() + ": " + row.get(10).plain()))
        .containsExactly(
            "created: by Inscope",
            "sealed: snapshot 2 at T: aa",
            "exported: old.xlsx of snapshot 2: bb",
            "sealed: snapshot 3 at T: cc",
            "signed: snapshot 3");
  }

  @Test
  void anExportDoesNotChangeTheBytesOfTheNext() throws IOException {
    List<CustodyEvent> later = new ArrayList<>(LOG);
    later.add(new CustodyEvent(6, DAY, "exported", "report.xlsx of snapshot 3: dd"));

    assertThat(bytes(with(later))).isEqualTo(bytes(with(LOG)));
  }

  @Test
  void decisionsAreListedWithWhoAndTheHashOfWhat() {
    WorkbookInput bank = with(LOG);

    assertThat(
            new CustodySheet()
                .table(bank).rows().stream()
                    .filter(row -> row.get(0).plain().equals("decision"))
                    .map(row -> row.stream().map(Cell::plain).toList()))
        .containsExactly(
            List.of(
                "decision",
                "No. 1: scope",
                "2026-11-18T09:41:07Z",
                "a.harbour",
                "",
                "",
                "",
                "",
                "",
                Fingerprints.sha256("cde: []"),
                ""));
    assertThat(Fingerprints.sha256("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static Table table(List<CustodyEvent> log) {
    return new CustodySheet().table(with(log));
  }

  private static List<List<String>> rows(Table table, String record) {
    return table.rows().stream()
        .filter(row -> row.get(0).plain().equals(record))
        .map(row -> List.of(1, 6, 7, 8, 9, 10).stream().map(i -> row.get(i).plain()).toList())
        .toList();
  }

  private static List<String> notes(Table table, String record) {
    return table.rows().stream()
        .filter(row -> row.get(0).plain().equals(record))
        .map(row -> row.get(10).plain())
        .toList();
  }

  private static byte[] bytes(WorkbookInput input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XlsxWriter().write(input, out);
    return out.toByteArray();
  }

  private static WorkbookInput with(List<CustodyEvent> log) {
    WorkbookInput bank = SampleInput.bank();
    return new WorkbookInput(
        bank.project(),
        bank.snapshot(),
        bank.cluster(),
        bank.changes(),
        bank.connectivity(),
        bank.access(),
        bank.engagement(),
        log,
        List.of(new Decision(1, DAY, "a.harbour", "scope", "cde: []")),
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
