package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.inTurn;
import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.Reviews.review;
import static io.inscope.snapshot.capture.Reviews.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.record.Rights;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What surrounds the reading itself: who we are, what we may do, what changed meanwhile.
class LiveClusterTest {
  @TempDir Path folder;
  private ApiServer server;
  private final Recorded sink = new Recorded();

  @BeforeEach
  void start() throws IOException {
    server = new ApiServer();
    server
        .at("/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}")
        .at("/apis", "{\"kind\":\"APIGroupList\",\"groups\":[]}")
        .at("/version", "{\"gitVersion\":\"v1.33.6\"}")
        .at(
            "/api/v1",
            """
            {"kind":"APIResourceList","resources":[
             {"name":"namespaces","kind":"Namespace","namespaced":false,"verbs":["get","list"]},
             {"name":"pods","kind":"Pod","namespaced":true,"verbs":["get","list"]}]}\
            """)
        .at(
            Reviews.IDENTITY.formatted("v1"),
            review(spec -> "{\"userInfo\":{\"username\":\"eve\",\"groups\":[\"audit\"]}}"))
        .at(Reviews.ACCESS, review(spec -> "{\"allowed\":true}"))
        .at(Reviews.RULES, review(spec -> rules("\"*\"")));
    list("/api/v1/namespaces", "Namespace", "{\"name\":\"shop\",\"resourceVersion\":\"1\"}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void list(String path, String kind, String... metadata) {
    server.at(path, objects(kind, metadata));
  }

  private static String objects(String kind, String... metadata) {
    List<String> items = List.of(metadata).stream().map("{\"metadata\":%s}"::formatted).toList();
    return "{\"kind\":\"%sList\",\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[%s]}"
        .formatted(kind, String.join(",", items));
  }

  private LiveCluster connect() throws Exception {
    KubeContext context = server.context(folder, "{token: abc}");
    return LiveCluster.connect(
        context,
        ConnectionPlan.of(context, Map.of()),
        new Consent(true, Optional.empty()),
        1000,
        Clock.systemUTC(),
        server.ticker);
  }

  private CaptureRecord read(List<String> only, CaptureWatcher watcher) throws Exception {
    try (LiveCluster cluster = connect()) {
      return cluster.read(only, Optional.empty(), sink, server.log::add, watcher);
    }
  }

  @Test
  void a_capture_records_who_it_was_what_it_might_and_what_changed() throws Exception {
    server.at(
        "/api/v1/pods",
        inTurn(
            json(
                200,
                objects(
                    "Pod", "{\"name\":\"a\",\"namespace\":\"shop\",\"resourceVersion\":\"2\"}")),
            json(
                200,
                objects(
                    "Pod", "{\"name\":\"b\",\"namespace\":\"shop\",\"resourceVersion\":\"3\"}"))));
    List<String> steps = new ArrayList<>();
    CaptureWatcher watcher =
        new CaptureWatcher() {
          @Override
          public void step(String what) {
            steps.add(what);
          }
        };

    CaptureRecord record = read(List.of(), watcher);

    assertThat(record.identity()).isEqualTo(new Identity("eve", "", List.of("audit"), ""));
    assertThat(record.rights()).extracting(Rights::namespace).containsExactly("shop");
    assertThat(record.relisted())
        .extracting(one -> one.resource().plural(), Relisted::changes)
        .containsExactly(
            tuple("namespaces", List.of()),
            tuple(
                "pods",
                List.of(
                    Relisted.Change.removed(ResourceRef.of(Kinds.POD, "shop", "a"), "2"),
                    Relisted.Change.added(ResourceRef.of(Kinds.POD, "shop", "b"), "3"))));
    assertThat(sink.names()).containsExactly("Namespace shop", "Pod shop/a");
    assertThat(sink.problems)
        .containsExactly("changed between its list and the end of the capture: 1 added, 1 removed");
    assertThat(record.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(steps)
        .contains(
            "Asking for rights in namespace 1 of 1",
            "Looking for changes of namespaces",
            "Looking for changes of pods");
    assertThat(server.log)
        .hasSameSizeAs(server.requests())
        .filteredOn(row -> row.method().equals("POST"))
        .extracting("target")
        .containsExactly(Reviews.IDENTITY.formatted("v1"), Reviews.RULES);
  }

  @Test
  void rights_are_asked_for_in_the_namespaces_that_are_wanted() throws Exception {
    list("/api/v1/namespaces/a/pods", "Pod");
    list("/api/v1/namespaces/b/pods", "Pod");
    assertThat(read(List.of("b", "a"), CaptureWatcher.NONE).rights())
        .extracting(Rights::namespace)
        .containsExactly("a", "b");
  }

  @Test
  void where_the_namespaces_are_refused_one_stands_for_the_cluster() throws Exception {
    server.at("/api/v1/namespaces", json(403, ApiServer.status(403, "Forbidden", "no")));
    list("/api/v1/pods", "Pod");
    assertThat(read(List.of(), CaptureWatcher.NONE).rights())
        .extracting(Rights::namespace)
        .containsExactly("default");
  }

  @Test
  void the_preview_lists_nothing_when_everything_is_allowed() throws Exception {
    try (LiveCluster cluster = connect()) {
      AccessPreview preview =
          cluster.preview(List.of(), Set.of(Kinds.POD, Kinds.NODE), CaptureWatcher.NONE);
      assertThat(preview.missing(Set.of(Kinds.POD, Kinds.NODE))).isEmpty();
      assertThat(preview.kinds())
          .extracting(KindAccess::kind)
          .containsExactly(Kinds.NAMESPACE, Kinds.NODE, Kinds.POD);
    }
    assertThat(server.requests())
        .noneMatch(request -> request.startsWith("GET /api/v1/namespaces?"))
        .noneMatch(request -> request.startsWith("GET /api/v1/pods"));
  }

  @Test
  void a_server_that_does_not_say_who_we_are_is_read_all_the_same() throws Exception {
    server.at(Reviews.IDENTITY.formatted("v1"), ApiServer.text(502, "text/html", "<html>"));
    list("/api/v1/pods", "Pod");
    CaptureRecord record = read(List.of(), CaptureWatcher.NONE);
    assertThat(record.identity().isKnown()).isFalse();
    assertThat(record.ending()).isEqualTo(Ending.COMPLETE);
  }
}
