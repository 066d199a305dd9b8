package io.inscope.snapshot.store;

import static io.inscope.snapshot.store.Captured.METRICS;
import static io.inscope.snapshot.store.Captured.NAMESPACES;
import static io.inscope.snapshot.store.Captured.PODS;
import static io.inscope.snapshot.store.Captured.SECRETS;
import static io.inscope.snapshot.store.Captured.list;
import static io.inscope.snapshot.store.Captured.record;
import static io.inscope.snapshot.store.Captured.request;
import static io.inscope.snapshot.store.Given.CLOCK;
import static io.inscope.snapshot.store.Given.object;
import static io.inscope.snapshot.store.Given.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.record.SentRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureRowsTest {
  private static final CaptureRecord RECORD =
      record(
          Ending.COMPLETE,
          list(NAMESPACES, "", new Coverage.Read(2)),
          list(PODS, "", new Coverage.Refused("pods is forbidden")),
          list(PODS, "payments", new Coverage.Read(1)),
          list(SECRETS, "", new Coverage.NotAsked("values")),
          list(METRICS, "", new Coverage.Failed("no answer")));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("p.inscope");
  }

  private void project() {
    Given.project(
        file,
        writer -> {
          writer.resource(pod("a", 1, "x", "u1", "7"));
          writer.request(request(2, "/api/v1/pods?limit=500"));
          writer.request(request(1, "/version"));
          writer.record(RECORD);
        });
  }

  @Test
  void whatACaptureLeftIsThereAgainWhenTheProjectIsOpened() {
    project();

    try (Project project = Project.openReadOnly(file)) {
      StoredSnapshot snapshot = project.newest();
      assertThat(snapshot.capture()).contains(RECORD);
      assertThat(snapshot.requests())
          .containsExactly(request(1, "/version"), request(2, "/api/v1/pods?limit=500"));
      assertThat(snapshot.sentRequests())
          .containsExactly(
              new SentRequest(1, request(1, "/version")),
              new SentRequest(1, request(2, "/api/v1/pods?limit=500")));
      assertThat(snapshot.continued()).isEmpty();
      assertThat(project.verify().isIntact()).isTrue();
    }
  }

  @Test
  void anImportHasNoRecord() {
    Given.project(file, writer -> writer.resource(pod("a", 1, "x", "u1", "7")));

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.newest().capture()).isEmpty();
      assertThat(project.newest().requests()).isEmpty();
    }
  }

  @Test
  void whereNoObjectTellsTheServerSaysTheVersionAndTheContextTheName() {
    project();

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.newest().info().cluster()).isEqualTo("prod");
      assertThat(project.newest().info().kubernetesVersion()).isEqualTo("v1.33.6");
    }
  }

  @Test
  void ofAKindThatACaptureSaysNothingAboutItIsNotBelievedThatAllCame() {
    project();

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.newest().coverage(Kinds.POD, ""))
          .isEqualTo(new Coverage.Failed("the capture ended before its list did"));
    }
  }

  @Test
  void whatTheNodesReportCountsBeforeWhatTheServerSays() {
    Given.project(
        file,
        writer -> {
          writer.resource(
              object(
                  "n",
                  1,
                  "{'kind':'Node','metadata':{'name':'n'},"
                      + "'status':{'nodeInfo':{'kubeletVersion':'v1.32.9'}}}"));
          writer.record(RECORD);
        });

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.newest().info().kubernetesVersion()).isEqualTo("v1.32.9");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE capture SET verified = 1 | capture record",
        "UPDATE capture SET ending = 'STOPPED' | capture record",
        "DELETE FROM capture | capture record is missing",
        "UPDATE rights SET incomplete = 0 | rights in payments",
        "UPDATE rule SET verbs = '[]' WHERE seq = 1 | rule of the rights in shop",
        "DELETE FROM rule WHERE seq = 1 | rule of the rights in shop is missing",
        "UPDATE listed SET resource_version = '1' WHERE seq = 2 | list of pods in payments",
        "DELETE FROM listed WHERE seq = 1 | list of pods is missing",
        "UPDATE relisted SET state = 'read' | second list of namespaces",
        "UPDATE change SET after = '8' WHERE seq = 0 | change of payments/Pod/x",
        "DELETE FROM change WHERE seq = 1 | change of payments/Pod/y is missing",
        "UPDATE request SET method = 'POST' WHERE number = 2 | request 2",
        "DELETE FROM request WHERE number = 1 | request 1 is missing",
        "INSERT INTO request SELECT snapshot_id, sent_for, 3, at, method, target, status, bytes,"
            + " sha256, millis, note FROM request WHERE number = 1 | request 3 was added"
      })
  void eachChangedRowIsNamed(String sql, String change) throws SQLException {
    project();

    sql(sql);

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.verify().snapshots().getFirst().changes()).containsExactly(change);
    }
  }

  @Test
  void aSealFromBeforeCapturesWereKeptStillHolds() throws SQLException {
    Summary summary = Given.project(file, writer -> writer.resource(pod("a", 1, "x", "u1", "7")));
    for (String table :
        List.of("capture", "rights", "rule", "listed", "relisted", "change", "request")) {
      sql("DROP TABLE " + table);
    }
    sql("PRAGMA user_version = 3");

    try (Project project = Project.open(file, CLOCK)) {
      assertThat(project.verify().isIntact()).isTrue();
      assertThat(project.newest().info()).isEqualTo(summary.snapshot());
      assertThat(project.newest().capture()).isEmpty();
    }
  }

  @Test
  void requestsComeFromAnyThreadInAnyOrderAndAreReadInChunksByNumber() {
    int count = 2500;
    Given.project(
        file,
        writer -> {
          try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = count; i > 0; i--) {
              int number = i;
              threads.execute(() -> writer.request(request(number, "/n/" + number)));
            }
          }
          writer.record(RECORD);
        });

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.newest().requests())
          .isEqualTo(IntStream.rangeClosed(1, count).mapToObj(n -> request(n, "/n/" + n)).toList());
      assertThat(project.newest().sentRequests().limit(1001)).hasSize(1001);
    }
  }

  @Test
  void theSameRequestsInAnotherOrderGiveTheSameSeal() {
    List<String> seals = new ArrayList<>();
    for (int first : List.of(1, 2)) {
      seals.add(
          Given.project(
                  folder.resolve(first + ".inscope"),
                  writer -> {
                    writer.request(request(first, "/n"));
                    writer.request(request(3 - first, "/n"));
                    writer.record(RECORD);
                  })
              .snapshot()
              .sha256());
    }

    assertThat(seals.get(0)).isEqualTo(seals.get(1));
  }

  @Test
  void aRequestAfterTheSealIsAnError() {
    try (Project project = Project.create(file, CLOCK);
        SnapshotWriter writer = project.newSnapshot("first", Given.KEY)) {
      writer.seal();

      assertThatThrownBy(() -> writer.request(request(1, "/")))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payments/db-password",
        "payments/token-x7k2p",
        "kube-system/sh.helm.release.v1.api-key.v12",
        "a/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void theTokenOfAPageIsKeptAsItWasSent(String start) {
    String token =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                "{\"v\":\"meta.k8s.io/v1\",\"rv\":4294967296,\"start\":\"%s\\u0000\"}\n"
                    .formatted(start)
                    .getBytes(StandardCharsets.UTF_8));
    String target = "/api/v1/secrets?limit=500&continue=" + token;

    Given.project(file, writer -> writer.request(request(1, target)));

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.newest().requests()).containsExactly(request(1, target));
    }
  }

  @Test
  void whatTheServerSaidIsRedactedAndSoAreNamesThatAreCardNumbers() throws Exception {
    String pan = "4111111111111111";
    String token =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                "{\"v\":\"meta.k8s.io/v1\",\"rv\":5,\"start\":\"payments/card-%s\\u0000\"}"
                    .formatted(pan)
                    .getBytes(StandardCharsets.UTF_8));
    CaptureRecord plain =
        record(
            new Ending(Ending.State.BROKEN_OFF, "card " + pan),
            list(PODS, "n-" + pan, new Coverage.Failed("card " + pan)));
    Given.project(
        file,
        writer -> {
          writer.request(
              new RequestRow(
                  1,
                  Captured.START,
                  "GET",
                  "/api/v1/namespaces/n-" + pan + "/pods?continue=" + token + "&x=1",
                  500,
                  0,
                  "",
                  1,
                  "card " + pan));
          writer.record(
              new CaptureRecord(
                  plain.connection(),
                  Identity.unknown("card " + pan),
                  plain.start(),
                  plain.end(),
                  plain.rights(),
                  plain.lists(),
                  plain.relisted(),
                  plain.ending()));
        });

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.newest().capture().orElseThrow().lists()).hasSize(1);
      assertThat(project.newest().requests().getFirst().target())
          .startsWith("/api/v1/namespaces/n-")
          .endsWith("/pods?continue=(holds a name that is masked)&x=1");
    }
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .doesNotContain(pan)
        .doesNotContain(token);
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
