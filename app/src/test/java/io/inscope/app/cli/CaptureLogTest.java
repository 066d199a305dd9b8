package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.table.RequestsTable;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.record.Rights;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureLogTest {
  private static final Instant START = Instant.parse("2026-03-11T07:00:00Z");
  private static final String ANSWER = "cd".repeat(32);

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void name() {
    project = folder.resolve("p.inscope");
  }

  private void capture(boolean verified, Ending ending) {
    ApiResource pods = new ApiResource("", "v1", "pods", "Pod", true, false);
    CaptureRecord record =
        new CaptureRecord(
            new Connection(
                "prod",
                "https://10.0.0.1:6443",
                "auditor",
                "a token",
                "",
                "signed by the authority of the kubeconfig",
                verified,
                "",
                "v1.33.6",
                "inscope/1.0",
                5),
            new Identity("jane", "", List.of(), ""),
            START,
            START.plusSeconds(60),
            List.of(new Rights("payments", List.of(), false, "refused")),
            List.of(
                new ListedKind(
                    pods, "", new Coverage.Read(0), 0, "4711", START, START.plusSeconds(1), true)),
            List.of(),
            ending);
    try (Project made = Project.create(project, Run.CLOCK);
        SnapshotWriter writer = made.newSnapshot("live", FingerprintKey.of(new byte[32]))) {
      writer.request(
          new RequestRow(2, START, "GET", "/api/v1/pods?limit=500", 200, 42, ANSWER, 7, ""));
      writer.request(new RequestRow(1, START, "GET", "/version", 200, 12, ANSWER, 3, ""));
      writer.coverage(pods.groupKind(), "", new Coverage.Read(0));
      writer.record(record);
      writer.seal();
    }
  }

  @Test
  void theRequestsCanBeComparedWithAnAuditLog() {
    capture(true, Ending.COMPLETE);

    Run run = Run.of("capture-log", project, "--format", "csv");

    assertThat(run.out())
        .isEqualTo(
            """
            sent_for,number,at,method,target,status,bytes,sha256,millis,note
            1,1,2026-03-11T07:00:00Z,GET,/version,200,12,%s,3,
            1,2,2026-03-11T07:00:00Z,GET,/api/v1/pods?limit=500,200,42,%s,7,
            """
                .formatted(ANSWER, ANSWER));
    assertThat(run.err())
        .isEqualTo(
            "Captured live from https://10.0.0.1:6443 as jane, 2026-03-11 07:00:00 to 2026-03-11"
                + " 07:01:00 UTC; complete.%n".formatted());
    assertThat(run.code()).isZero();
  }

  @Test
  void eachPartIsListed() {
    capture(true, Ending.COMPLETE);

    assertThat(Run.of("capture-log", project, "--what", "lists", "--format", "csv").lines())
        .containsExactly(
            "group,version,kind,namespace,state,objects,resource_version,start,end,consistent,"
                + "reason",
            ",v1,Pod,,zero,0,4711,2026-03-11T07:00:00Z,2026-03-11T07:00:01Z,yes,");
    assertThat(Run.of("capture-log", project, "--what", "rights", "--format", "csv").lines())
        .contains("payments,,,,,,no,refused");
    assertThat(Run.of("capture-log", project, "--what", "changes", "--format", "csv").lines())
        .hasSize(1);
    assertThat(Run.of("capture-log", project, "--what", "connection", "--format", "csv").lines())
        .contains("Acting as,nobody else", "Ending,complete");
    assertThat(Run.of("capture-log", project, "--format", "json").out())
        .contains("\"target\": \"/version\"");
  }

  @Test
  void aPartAndAnUncheckedServerAreThingsToLookAt() {
    capture(false, new Ending(Ending.State.STOPPED, "stopped by the user"));

    Run log = Run.of("capture-log", project);
    assertThat(log.code()).isEqualTo(1);
    assertThat(log.err())
        .contains(
            "; PARTIAL: stopped by the user.", "The certificate of the server was NOT CHECKED.");
    assertThat(Run.of("verify", project).err())
        .contains("Snapshot 1 is partial: stopped by the user");
    assertThat(Run.of("verify", project).code()).isZero();
    assertThat(Run.of("coverage", project).err())
        .contains("The snapshot is partial: stopped by the user");
  }

  @Test
  void anImportHasNoLog() throws Exception {
    Path file = Files.writeString(folder.resolve("a.yaml"), "{kind: Pod, metadata: {name: a}}");
    Run.of("import", file, "--project", project);

    Run run = Run.of("capture-log", project);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "Snapshot 1 \"a.yaml\" was imported, not captured: there is no log of requests.",
            "Choose a snapshot that was captured live with --snapshot.",
            "SNAPSHOT-NOT-CAPTURED");
  }

  /// What the workbook prints, so that the client can compare the file that was handed over.
  @Test
  void theHashOfTheLogIsThatOfItsCsv() throws Exception {
    capture(true, Ending.COMPLETE);
    String csv = Run.of("capture-log", project, "--format", "csv").out();
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(csv.getBytes(StandardCharsets.UTF_8)));

    try (Project opened = Project.openReadOnly(project)) {
      assertThat(RequestsTable.Sum.of(opened.newest().sentRequests()).sha256()).isEqualTo(hash);
    }
  }
}
