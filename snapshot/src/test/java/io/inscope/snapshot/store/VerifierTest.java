package io.inscope.snapshot.store;

import static io.inscope.snapshot.store.Given.CLOCK;
import static io.inscope.snapshot.store.Given.object;
import static io.inscope.snapshot.store.Given.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {
  @TempDir Path folder;
  private Path file;
  private Summary summary;

  @BeforeEach
  void makeProject() {
    file = folder.resolve("p.inscope");
    summary =
        Given.project(
            file,
            writer -> {
              writer.resource(pod("pods.yaml", 1, "x", "u1", "7"));
              writer.resource(pod("pods.yaml", 9, "y", "u2", "7"));
              writer.resource(pod("pods.yaml", 9, "y", "u2", "6"));
              writer.resource(
                  object(
                      "s.yaml", 1, "{'kind':'Secret','metadata':{'name':'s'},'data':{'a':'b'}}"));
              writer.coverage(Kinds.NODE, "", new Coverage.Refused("no"));
              writer.problem(new Problem("bad.yaml", 2, 1, Problem.Severity.ERROR, "a tab", 1, ""));
              writer.entry(Given.entry("pods.yaml", 3));
              writer.entry(Given.entry("s.yaml", 1));
            });
    try (Project project = Project.open(file, CLOCK)) {
      project.appendDecision("Ada", "scope", "one");
      project.appendDecision("Ada", "scope", "two");
      project.appendDecision("Ada", "scope", "three");
    }
  }

  @Test
  void anUntouchedProjectIsIntact() {
    assertThat(verified())
        .isEqualTo(
            new Verification(
                java.util.List.of(
                    new SealCheck(
                        1,
                        "first",
                        "2026-11-21T10:00:00Z",
                        summary.snapshot().sha256(),
                        java.util.List.of())),
                java.util.List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE object SET uid = 'u9' WHERE name = 'x' | object payments/Pod/x",
        "UPDATE object SET resource_version = '8' WHERE current = 0 | observation of"
            + " payments/Pod/y",
        "UPDATE object SET name = 'z' WHERE name = 'x' | object payments/Pod/x is missing",
        "UPDATE entry SET sha256 = 'x' WHERE source = 'pods.yaml' | entry pods.yaml",
        "DELETE FROM entry WHERE source = 's.yaml' | entry s.yaml is missing",
        "UPDATE problem SET severity = 'INFO' WHERE source = 'bad.yaml' | problem in bad.yaml",
        "DELETE FROM problem WHERE source = 'bad.yaml' | problem in bad.yaml is missing",
        "UPDATE coverage SET state = 'read' | coverage of Node",
        "UPDATE origin SET line = 4 WHERE line = 1 | origin of payments/Pod/x",
        "UPDATE redaction SET pointer = '/x' | redaction in Secret/s",
        "UPDATE snapshot SET name = 'other' | snapshot row",
        "UPDATE seal SET sha256 = 'x' | seal",
        "UPDATE seal SET sealed_at = '2020-01-01T00:00:00Z' | seal",
        "UPDATE seal SET manifest = x'00' | seal",
        "DELETE FROM seal | seal"
      })
  void eachChangedRowIsNamed(String sql, String change) throws SQLException {
    sql(sql);

    Verification verification = verified();

    assertThat(verification.isIntact()).isFalse();
    assertThat(verification.snapshots().getFirst().changes()).contains(change);
  }

  @Test
  void anExchangedBodyIsNamed() throws SQLException {
    Body forged = Body.of("{\"kind\":\"Pod\"}".getBytes(StandardCharsets.UTF_8));
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE body SET size = ?, zstd = ? WHERE id ="
                    + " (SELECT body_id FROM object WHERE name = 'x')")) {
      statement.setInt(1, forged.size());
      statement.setBytes(2, forged.zstd());
      statement.executeUpdate();
    }

    assertThat(verified().snapshots().getFirst().changes())
        .containsExactly("body of payments/Pod/x");
  }

  @Test
  void anObjectThatWasSlippedInIsNamed() throws SQLException {
    sql(
        "INSERT INTO object SELECT 99, snapshot_id, kind, api_group, namespace, 'new', current,"
            + " api_version, uid, resource_version, body_id FROM object WHERE name = 'x'");

    assertThat(verified().snapshots().getFirst().changes())
        .containsExactly("object payments/Pod/new was added");
  }

  @Test
  void aChangedDecisionIsNamedEvenWhenTheGuardsAreGone() throws SQLException {
    sql("DROP TRIGGER decision_stays");
    sql("UPDATE decision SET payload = 'forged' WHERE id = 2");

    assertThat(verified().elsewhere()).containsExactly("decision 2");
  }

  @Test
  void aDecisionTakenOutIsNamed() throws SQLException {
    sql("DROP TRIGGER decision_remains");
    sql("DELETE FROM decision WHERE id = 2");

    assertThat(verified().elsewhere()).containsExactly("decision 2 is missing", "decision 3");
  }

  @Test
  void aSnapshotTakenOutIsMissed() throws SQLException {
    for (String table :
        new String[] {
          "redaction",
          "origin",
          "object",
          "source",
          "entry",
          "problem",
          "coverage",
          "seal",
          "snapshot"
        }) {
      sql("DELETE FROM " + table);
    }

    assertThat(verified().elsewhere())
        .containsExactly(
            "a snapshot that the custody log knows is missing or sealed anew: snapshot 1 at"
                + " 2026-11-21T10:00:00Z: "
                + summary.snapshot().sha256());
  }

  @Test
  void flippedBytesInTheFileAreNoticed() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] origin = "payments".getBytes(StandardCharsets.UTF_8);
    int flipped = 0;
    for (int i = 0; i + origin.length < bytes.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + origin.length, origin, 0, origin.length)) {
        bytes[i + 1] ^= 1;
        flipped++;
        break;
      }
    }
    Files.write(file, bytes);

    assertThat(flipped).isEqualTo(1);
    assertThat(verified().isIntact()).isFalse();
  }

  private Verification verified() {
    try (Project project = Project.openReadOnly(file)) {
      return project.verify();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isNotNegative();
    }
  }
}
