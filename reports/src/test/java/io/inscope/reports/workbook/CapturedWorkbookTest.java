package io.inscope.reports.workbook;

import static io.inscope.reports.checks.LiveCaptures.doubtful;
import static io.inscope.reports.checks.LiveCaptures.request;
import static io.inscope.reports.checks.LiveCaptures.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.checks.LiveCaptures;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.RequestsTable;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the workbook says of a snapshot that was captured live.
class CapturedWorkbookTest {
  @TempDir Path folder;

  private <T> T of(CaptureRecord record, int requests, Function<StoredSnapshot, T> asked) {
    try (Project project =
        LiveCaptures.project(
            folder,
            "",
            record,
            writer -> {
              for (int i = 1; i <= requests; i++) {
                writer.request(request(i));
              }
            })) {
      return asked.apply(project.newest());
    }
  }

  private List<String> custody(CaptureRecord record, int requests, String kind) {
    return of(
        record,
        requests,
        snapshot ->
            new CustodySheet()
                .table(SampleInput.of(snapshot)).rows().stream()
                    .map(row -> row.stream().map(Cell::plain).toList())
                    .filter(row -> row.getFirst().equals(kind))
                    .map(row -> String.join("|", row.subList(1, row.size())))
                    .toList());
  }

  @Test
  void theChainOfCustodySaysWhereAndAsWhom() {
    assertThat(custody(doubtful(), 0, "capture"))
        .hasSize(12)
        .contains(
            "Ending|||||||||PARTIAL: stopped by the user",
            "Certificate of the server|||||||||NOT CHECKED, because the user insisted: nothing"
                + " proves that this server answered (insecure-skip-tls-verify)",
            "Acting as|||||||||root",
            "What that account could read|||||||||could read 3 kinds; was refused 1 kind: Secret");
  }

  @Test
  void listsStandInItWithTheStateTheyShow() {
    assertThat(custody(doubtful(), 0, "list"))
        .containsExactly(
            "Namespace|2026-11-21T09:00:01Z||1|4711|||read||until 2026-11-21T09:00:02Z",
            "Pod|2026-11-21T09:00:01Z||1|4711|||read||until 2026-11-21T09:00:02Z; shows more than"
                + " one state of the cluster",
            "Node|2026-11-21T09:00:01Z||0||||failed||until 2026-11-21T09:00:02Z; it could not be"
                + " read: the server was gone");
  }

  @Test
  void whatChangedMeanwhileStandsInIt() {
    assertThat(custody(doubtful(), 0, "meanwhile"))
        .containsExactly(
            "Pod|2026-11-21T09:00:50Z|||4800|||||listed again: 3 changed meanwhile",
            "Pod payments/a|2026-11-21T09:00:50Z|||7|||changed||in the snapshot at 5",
            "Pod payments/b|2026-11-21T09:00:50Z|||9|||added||",
            "Pod payments/c|2026-11-21T09:00:50Z||||||removed||in the snapshot at 6",
            "Node|2026-11-21T09:00:00Z||||||unknown||it could not be read: timed out",
            "Namespace|2026-11-21T09:00:00Z|||4801|||none||listed again: 0 changed meanwhile");
  }

  @Test
  void requestsStandInItAsLongAsTheyAreNotTooMany() {
    assertThat(custody(whole(), 3, "request"))
        .containsExactly(
            "No. 1: GET /api/v1/pods?limit=500&page=1|2026-11-21T09:00:00.001Z||||1000||200|"
                + "ab".repeat(32)
                + "|12 ms, for snapshot 1",
            "No. 2: GET /api/v1/pods?limit=500&page=2|2026-11-21T09:00:00.002Z||||2000||200|"
                + "ab".repeat(32)
                + "|12 ms, for snapshot 1",
            "No. 3: GET /api/v1/pods?limit=500&page=3|2026-11-21T09:00:00.003Z||||3000||no answer|"
                + "ab".repeat(32)
                + "|12 ms, for snapshot 1; broke, \"off\"");
  }

  @Test
  void ofTooManyRequestsTheHashStands() {
    String log =
        of(
            whole(),
            3001,
            snapshot -> {
              List<List<Cell>> rows = new CustodySheet().table(SampleInput.of(snapshot)).rows();
              assertThat(rows).noneMatch(row -> row.getFirst().plain().equals("request"));
              List<Cell> row =
                  rows.stream()
                      .filter(one -> one.get(1).plain().equals("Request log"))
                      .findFirst()
                      .orElseThrow();
              assertThat(row.get(9).plain())
                  .isEqualTo(RequestsTable.Sum.of(snapshot.sentRequests()).sha256());
              return row.get(10).plain();
            });

    assertThat(log)
        .isEqualTo(
            "3001 requests, read-only all; the hash is that of what 'inscope capture-log PROJECT"
                + " --snapshot 1 --format csv' writes; they are too many for this sheet");
  }

  @Test
  void theCoverSaysThatItWasLive() {
    assertThat(of(whole(), 0, CapturedWorkbookTest::captured))
        .isEqualTo(
            "live from https://10.0.0.1:6443 as jane, 2026-11-21 09:00:00 to 2026-11-21 09:01:00"
                + " UTC; complete");
  }

  @Test
  void aPartIsSaidWhereverItCounts() {
    of(
        doubtful(),
        0,
        snapshot -> {
          WorkbookInput input = SampleInput.of(snapshot);
          assertThat(captured(snapshot))
              .isEqualTo(
                  "live from https://10.0.0.1:6443 as somebody whom the server did not name,"
                      + " 2026-11-21 09:00:00 to 2026-11-21 09:01:00 UTC; PARTIAL: stopped by the"
                      + " user");
          assertThat(new CoverageSheet().intro(input))
              .startsWith(
                  "The capture is a part (stopped by the user): it was not read to its end."
                      + " What was read of each kind.");
          assertThat(Attention.of(input))
              .contains(
                  "The capture is PARTIAL (stopped by the user): what was not read is not assessed,"
                      + " and absence proves nothing.",
                  "The certificate of the server was NOT CHECKED: nothing proves that what was read"
                      + " came from this cluster.",
                  "1 list shows more than one state of the cluster: see the sheet Chain of"
                      + " custody.",
                  "3 objects changed while the cluster was read: see the sheet Chain of custody.");
          return true;
        });
  }

  private static String captured(StoredSnapshot snapshot) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new XlsxWriter().write(SampleInput.of(snapshot), out);
      try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
        return StreamSupport.stream(workbook.getSheet("Cover").spliterator(), false)
            .filter(row -> row.getCell(0) != null && row.getCell(0).toString().equals("Captured"))
            .map(row -> row.getCell(1).toString())
            .findFirst()
            .orElseThrow();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
