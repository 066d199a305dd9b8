package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.inTurn;
import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.ApiServer.status;
import static io.inscope.snapshot.capture.Served.NAMESPACES;
import static io.inscope.snapshot.capture.Served.PODS;
import static io.inscope.snapshot.capture.Served.SECRETS;
import static io.inscope.snapshot.capture.Served.WIDGETS;
import static io.inscope.snapshot.capture.Served.list;
import static io.inscope.snapshot.capture.Served.object;
import static io.inscope.snapshot.capture.Served.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import io.inscope.snapshot.store.StoredSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a server into a sealed project, and out of it again.
class StoredCaptureTest {
  private static final String VALUE = "correct-horse-battery-staple";

  @TempDir Path folder;
  private ApiServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void stored(Served served, Consumer<StoredSnapshot> check, ApiResource... kinds)
      throws Exception {
    Path file = folder.resolve("capture.inscope");
    try (Project project = Project.create(file, Clock.systemUTC());
        SnapshotWriter writer = project.newSnapshot("live", FingerprintKey.of(new byte[32]))) {
      served.read(writer, kinds);
      writer.seal();
    }
    try (Project project = Project.open(file, Clock.systemUTC())) {
      check.accept(project.snapshot("live"));
    }
  }

  @Test
  void of_an_object_that_changed_while_its_list_was_begun_again_the_newer_one_counts()
      throws Exception {
    server
        .at(
            "/api/v1/pods?limit=500",
            inTurn(
                json(200, list("Pod", "t", pod("a"), object("shop", "b", 9))),
                json(200, list("Pod", "", pod("a"), object("shop", "b", 10)))))
        .at("/api/v1/pods?limit=500&continue=t", json(410, status(410, "Expired", "too old")));
    stored(
        Served.by(server, folder),
        snapshot -> {
          ResourceRef b = ResourceRef.of(Kinds.POD, "shop", "b");
          assertThat(version(snapshot.find(b).orElseThrow())).isEqualTo("10");
          assertThat(snapshot.observations(b))
              .extracting(StoredCaptureTest::version)
              .containsExactly("9");
          assertThat(snapshot.all(Kinds.POD)).hasSize(2);
          assertThat(snapshot.coverage(Kinds.POD, "")).isEqualTo(new Coverage.Read(2));
        },
        PODS);
  }

  private static String version(Resource resource) {
    return resource.root().at("metadata", "resourceVersion").text("");
  }

  @Test
  void a_list_that_was_stopped_is_in_the_snapshot_and_counts_as_a_gap() throws Exception {
    server
        .at("/api/v1/namespaces", list("Namespace", "", object("", "shop", 1)))
        .at("/api/v1/pods?limit=500", list("Pod", "t", pod("a"), pod("b")))
        .at("/api/v1/pods?limit=500&continue=t", list("Pod", "", pod("c")));
    CaptureWatcher impatient =
        new CaptureWatcher() {
          private volatile boolean enough;

          @Override
          public void page(ApiResource kind, String namespace, long objects, long remaining) {
            enough = kind.equals(PODS);
          }

          @Override
          public boolean isCancelled() {
            return enough;
          }
        };
    Coverage cut =
        new Coverage.Failed(
            "the capture was stopped while it was read; 2 objects came before that");
    stored(
        Served.by(server, folder).watchedBy(impatient),
        snapshot -> {
          assertThat(snapshot.all(Kinds.POD)).hasSize(2);
          assertThat(snapshot.coverage(Kinds.POD, "")).isEqualTo(cut);
          assertThat(snapshot.coverage(Kinds.POD, "shop")).isEqualTo(cut);
          assertThat(snapshot.coverage(Kinds.NAMESPACE, "")).isEqualTo(new Coverage.Read(1));
        },
        NAMESPACES,
        PODS);
  }

  @Test
  void what_an_annotation_repeats_of_a_secret_is_not_kept() throws Exception {
    String base64 = Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8));
    String applied =
        "{\\\"apiVersion\\\":\\\"v1\\\",\\\"kind\\\":\\\"Secret\\\",\\\"metadata\\\":{\\\"name\\\":\\\"db\\\"},"
            + "\\\"data\\\":{\\\"password\\\":\\\"%s\\\"},\\\"stringData\\\":{\\\"p\\\":\\\"%s\\\"}}"
                .formatted(base64, VALUE);
    String metadata =
        "{\"name\":\"db\",\"namespace\":\"shop\",\"uid\":\"u\",\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":\"%s\"}}"
            .formatted(applied);
    server.at(
        "/api/v1/secrets",
        """
        {"kind":"Table","metadata":{},"columnDefinitions":[{"name":"Name"},{"name":"Type"}],
         "rows":[{"cells":["db","Opaque"],"object":{"kind":"PartialObjectMetadata","metadata":%s}}]}\
        """
            .formatted(metadata));
    stored(
        Served.by(server, folder),
        snapshot -> {
          Resource secret = snapshot.find(ResourceRef.of(Kinds.SECRET, "shop", "db")).orElseThrow();
          assertThat(secret.root().object().toString())
              .contains("last-applied-configuration", "Opaque")
              .doesNotContain(VALUE, base64);
          assertThat(snapshot.coverage(Kinds.SECRET, "")).isEqualTo(ListedKind.WITHOUT_VALUES);
          assertThat(snapshot.coverage(Kinds.SECRET, "shop")).isInstanceOf(Coverage.NotAsked.class);
        },
        SECRETS);
    String bytes = Files.readString(folder.resolve("capture.inscope"), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain(VALUE, base64);
  }

  @Test
  void two_lists_at_a_time_are_both_whole_in_the_project() throws Exception {
    for (int page = 0; page < 6; page++) {
      int from = page * 500;
      for (ApiResource kind : new ApiResource[] {PODS, WIDGETS}) {
        String[] items =
            IntStream.range(from, from + 500)
                .mapToObj(i -> object("n" + i % 7, "o" + i, i))
                .toArray(String[]::new);
        server.at(
            kind.path("") + "?limit=500" + (page == 0 ? "" : "&continue=" + page),
            ApiServer.gzip(list(kind.kind(), page == 5 ? "" : "" + (page + 1), items)));
      }
    }
    stored(
        Served.by(server, folder),
        snapshot -> {
          for (ApiResource kind : new ApiResource[] {PODS, WIDGETS}) {
            assertThat(snapshot.coverage(kind.groupKind(), "")).isEqualTo(new Coverage.Read(3000));
            assertThat(snapshot.all(kind.groupKind()).map(r -> r.ref().name()).distinct())
                .hasSize(3000);
          }
        },
        PODS,
        WIDGETS);
  }
}
