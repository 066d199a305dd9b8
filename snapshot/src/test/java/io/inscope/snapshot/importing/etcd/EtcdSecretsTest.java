package io.inscope.snapshot.importing.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import io.inscope.snapshot.store.StoredSnapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An etcd holds every secret of its cluster in the clear; none may be found in a project.
class EtcdSecretsTest {
  private static final String CANARY = "CANARY-7d1c0a52-93b6-4f6e-8a55-0c2b1e9d4f70";

  @TempDir Path folder;

  private static byte[] cluster() {
    return new Store()
        .namespace("shop")
        .put(
            "/registry/secrets/shop/db",
            "v1",
            "Secret",
            "metadata { name: 'db' namespace: 'shop' uid: 'u' } type: 'Opaque'"
                + " data { key: 'password' value: '%s' }".formatted(CANARY))
        .put(
            "/registry/secrets/shop/broken",
            Store.stored("v1", "Secret", ByteString.copyFromUtf8("\n\177" + CANARY)))
        .put("/registry/secrets/shop/odd", "k8s" + CANARY)
        .put("/registry/acme.example/things/shop/t", "{'kind':'Thing', " + CANARY)
        .put("/registry/secrets/shop/locked", "k8s:enc:" + CANARY)
        .put("/registry/secrets/shop/old", "{'kind':'Secret','data':{'a':'" + CANARY + "'}}")
        .delete("/registry/secrets/shop/old")
        .saved();
  }

  @Test
  void noSecretOfAnEtcdReachesAProject() throws Exception {
    Path database = folder.resolve("backup.db");
    Files.write(database, cluster());
    Path file = folder.resolve("p.inscope");
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    Given given = Given.of(Source.of(database));
    assertThat(given.problems()).hasSize(4).noneMatch(problem -> problem.contains("CANARY"));

    try (Project project = Project.create(file, clock)) {
      try (SnapshotWriter writer = project.newSnapshot("etcd", FingerprintKey.of(new byte[32]))) {
        Importing.run(List.of(Source.of(database)), Optional.empty(), writer, Progress.NONE);
        writer.seal();
      }
      StoredSnapshot snapshot = project.newest();
      String secret =
          snapshot
              .find(ResourceRef.parse("shop/Secret/db").orElseThrow())
              .orElseThrow()
              .root()
              .object()
              .toString();
      assertThat(secret).contains("password").doesNotContain(encoded(CANARY));
      // Its name holds that of a folder, in which chance may write what looks like a card number.
      assertThat(
              snapshot
                  .all(EtcdStorage.KIND)
                  .map(storage -> storage.root().object().without("metadata")))
          .containsExactly(given.storage().without("metadata"));
    }
    assertThat(Files.readAllBytes(file))
        .satisfies(bytes -> assertThat(holds(bytes, "CANARY-7d1c")).isFalse())
        .satisfies(bytes -> assertThat(holds(bytes, encoded(CANARY))).isFalse());
    try (var files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("backup.db", "p.inscope");
    }
  }

  private static boolean holds(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
