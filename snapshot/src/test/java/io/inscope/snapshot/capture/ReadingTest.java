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
import static io.inscope.snapshot.capture.Served.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.KubectlJson;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.ListedKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
  private static final ApiServer.Route EXPIRED =
      json(
          410,
          """
          {"kind":"Status","metadata":{"continue":"rest"},"status":"Failure",\
          "message":"The provided continue parameter is too old","reason":"Expired","code":410}\
          """);

  @TempDir Path folder;
  private ApiServer server;
  private final Recorded sink = new Recorded();

  @BeforeEach
  void start() throws IOException {
    server = new ApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<ListedKind> read(ApiResource... resources) throws Exception {
    return Served.by(server, folder).read(sink, resources).lists();
  }

  @Test
  void a_list_is_read_page_by_page_and_its_objects_get_their_kind() throws Exception {
    server
        .at("/api/v1/pods?limit=500", list("Pod", "a/b=", pod("a"), pod("b")))
        .at("/api/v1/pods?limit=500&continue=a%2Fb%3D", list("Pod", "", pod("c")));
    List<ListedKind> rows = read(PODS);
    assertThat(sink.names()).containsExactly("Pod shop/a", "Pod shop/b", "Pod shop/c");
    assertThat(sink.resources).extracting(Resource::apiVersion).containsOnly("v1");
    assertThat(sink.coverage).isEqualTo(Map.of("Pod", new Coverage.Read(3)));
    assertThat(sink.problems).isEmpty();
    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.objects()).isEqualTo(3);
              assertThat(row.resourceVersion()).isEqualTo("77");
              assertThat(row.consistent()).isTrue();
            });
    assertThat(sink.entries)
        .extracting(Entry::source, Entry::objects, Entry::sha256)
        .containsExactly(
            tuple(server.url() + "/api/v1/pods#1", 2, server.log.get(0).sha256()),
            tuple(server.url() + "/api/v1/pods#2", 1, server.log.get(1).sha256()));
    assertThat(sink.resources.getFirst().origin().source())
        .isEqualTo(server.url() + "/api/v1/pods#1");
  }

  @Test
  void an_empty_list_says_that_there_are_none() throws Exception {
    server
        .at("/api/v1/pods", "{\"kind\":\"PodList\",\"metadata\":{},\"items\":null}")
        .at("/apis/x.example/v1/widgets", list("Widget", ""));
    read(PODS, WIDGETS);
    assertThat(sink.coverage)
        .isEqualTo(Map.of("Pod", new Coverage.Read(0), "Widget.x.example", new Coverage.Read(0)));
  }

  @Test
  void a_list_that_expired_is_begun_again_and_unchanged_objects_come_once() throws Exception {
    server
        .at(
            "/api/v1/pods?limit=500",
            inTurn(
                json(200, list("Pod", "t1", pod("a"), pod("b"))),
                json(200, list("Pod", "t2", pod("a"), object("shop", "b", 2)))))
        .at("/api/v1/pods?limit=500&continue=t1", EXPIRED)
        .at("/api/v1/pods?limit=500&continue=t2", list("Pod", "", pod("c")));
    List<ListedKind> rows = read(PODS);
    assertThat(sink.names())
        .containsExactly("Pod shop/a", "Pod shop/b", "Pod shop/b", "Pod shop/c");
    assertThat(sink.coverage).isEqualTo(Map.of("Pod", new Coverage.Read(3)));
    assertThat(rows.getFirst().consistent()).isTrue();
    assertThat(sink.problems).isEmpty();
  }

  @Test
  void objects_that_went_while_a_list_was_begun_again_are_told() throws Exception {
    server
        .at(
            "/api/v1/pods?limit=500",
            inTurn(
                json(200, list("Pod", "t1", pod("a"), pod("b"))),
                json(200, list("Pod", "", pod("a")))))
        .at("/api/v1/pods?limit=500&continue=t1", EXPIRED);
    assertThat(read(PODS).getFirst().consistent()).isFalse();
    assertThat(sink.coverage).isEqualTo(Map.of("Pod", new Coverage.Read(2)));
    assertThat(sink.problems)
        .containsExactly(
            "an object was there when the list was begun, and gone when it was begun again; what"
                + " was read of it is in the snapshot");
  }

  @Test
  void a_list_that_expires_twice_ends_with_what_is_there_then() throws Exception {
    server
        .at("/api/v1/pods?limit=500", list("Pod", "t1", pod("a")))
        .at("/api/v1/pods?limit=500&continue=t1", EXPIRED)
        .at("/api/v1/pods?limit=500&continue=rest", list("Pod", "", pod("b")));
    assertThat(read(PODS).getFirst().consistent()).isFalse();
    assertThat(sink.names()).containsExactly("Pod shop/a", "Pod shop/b");
    assertThat(sink.coverage).isEqualTo(Map.of("Pod", new Coverage.Read(2)));
    assertThat(sink.problems)
        .containsExactly(
            "the list took longer than the server keeps its state, and shows more than one");
  }

  @Test
  void a_server_that_expires_without_end_is_given_up() throws Exception {
    server
        .at("/api/v1/pods?limit=500", list("Pod", "t1", pod("a")))
        .at("/api/v1/pods?limit=500&continue=t1", EXPIRED)
        .at("/api/v1/pods?limit=500&continue=rest", EXPIRED);
    read(PODS);
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Pod",
                new Coverage.Failed(
                    "The provided continue parameter is too old; one object came before that")));
  }

  @Test
  void what_is_refused_in_the_cluster_is_asked_for_in_each_namespace() throws Exception {
    server
        .at("/api/v1/namespaces", list("Namespace", "", object("", "a", 1), object("", "b", 2)))
        .at("/api/v1/pods", refused("pods"))
        .at("/api/v1/namespaces/a/pods", list("Pod", "", object("a", "p", 1)))
        .at("/api/v1/namespaces/b/pods", refused("pods in b"));
    read(NAMESPACES, PODS);
    assertThat(sink.names()).containsExactly("Namespace a", "Namespace b", "Pod a/p");
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Namespace", new Coverage.Read(2),
                "Pod", new Coverage.Refused("pods is forbidden"),
                "Pod in a", new Coverage.Read(1),
                "Pod in b", new Coverage.Refused("pods in b is forbidden")));
    assertThat(server.requests())
        .startsWith("GET /api/v1/namespaces?limit=500", "GET /api/v1/pods?limit=500")
        .containsExactlyInAnyOrder(
            "GET /api/v1/namespaces?limit=500",
            "GET /api/v1/pods?limit=500",
            "GET /api/v1/namespaces/a/pods?limit=500",
            "GET /api/v1/namespaces/b/pods?limit=500");
  }

  @Test
  void only_the_namespaces_asked_for_are_read() throws Exception {
    server.at("/api/v1/namespaces/a/pods", list("Pod", "", object("a", "p", 1)));
    Served.by(server, folder).only("a").read(sink, PODS);
    assertThat(server.requests()).containsExactly("GET /api/v1/namespaces/a/pods?limit=500");
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Pod", new Coverage.NotAsked("only these namespaces were asked for: a"),
                "Pod in a", new Coverage.Read(1)));
  }

  @Test
  void a_page_that_breaks_off_is_asked_for_again() throws Exception {
    String page = list("Pod", "", pod("a"), pod("b"));
    server.at("/api/v1/pods", inTurn(ApiServer.truncated(page, 200), json(200, page)));
    read(PODS);
    assertThat(sink.names()).containsExactly("Pod shop/a", "Pod shop/b");
    assertThat(sink.coverage).isEqualTo(Map.of("Pod", new Coverage.Read(2)));
    assertThat(sink.entries)
        .extracting(Entry::disposition)
        .containsExactly(Entry.Disposition.DAMAGED, Entry.Disposition.IMPORTED);
    assertThat(sink.problems).isEmpty();
  }

  @Test
  void a_list_that_always_breaks_off_failed() throws Exception {
    String page = list("Pod", "", pod("a"), pod("b"));
    server.at("/api/v1/pods", ApiServer.truncated(page, 200));
    read(PODS);
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Pod",
                new Coverage.Failed(
                    "the answer is not whole: it broke off after 200 bytes; one object came before"
                        + " that")));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void a_kind_that_fails_costs_no_other() throws Exception {
    server
        .at("/api/v1/pods", json(503, status(503, "ServiceUnavailable", "not now")))
        .at("/apis/x.example/v1/widgets", list("Widget", "", object("a", "w", 1)));
    read(PODS, WIDGETS);
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Pod", new Coverage.Failed("not now"), "Widget.x.example", new Coverage.Read(1)));
  }

  @Test
  void a_server_that_is_gone_is_not_asked_for_every_kind() throws Exception {
    List<ApiResource> kinds = new ArrayList<>();
    for (String kind : List.of("A", "B", "C", "D", "E", "F", "G")) {
      String plural = kind.toLowerCase(Locale.ROOT);
      kinds.add(new ApiResource("", "v1", plural, kind, false, false));
      server.at("/api/v1/" + plural, ApiServer.text(200, "text/html", "<"));
    }
    Reading.Outcome outcome =
        Served.by(server, folder).read(sink, kinds.toArray(new ApiResource[0]));
    String said = server.url() + " answered with a web page instead of JSON (HTTP 200)";
    assertThat(server.requests()).hasSizeBetween(3, 4);
    assertThat(outcome.ending())
        .isEqualTo(new Ending(Ending.State.BROKEN_OFF, "the server was gone: " + said));
    assertThat(outcome.lists()).hasSize(7);
    assertThat(sink.coverage.values()).hasOnlyElementsOfType(Coverage.Failed.class).hasSize(7);
    assertThat(sink.coverage)
        .allSatisfy((_, coverage) -> assertThat(coverage.gap()).endsWith(said))
        .containsEntry("G", new Coverage.Failed("the server was gone: " + said));
  }

  @Test
  void a_stale_api_is_given_up_with_the_first_list_that_fails() throws Exception {
    ApiResource[] kinds = new ApiResource[6];
    Map<String, Coverage> expected = new TreeMap<>();
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = new ApiResource("s.example", "v1", "as" + i, "A" + i, false, true);
      server.at("/apis/s.example/v1/as" + i, ApiServer.busy(503, "30"));
      expected.put("A" + i + ".s.example", new Coverage.Failed("its API does not react: busy"));
    }
    assertThat(read(kinds)).hasSize(6);
    assertThat(server.requests()).hasSizeBetween(1, 2);
    assertThat(sink.coverage).isEqualTo(expected);
    assertThat(server.ticker.sleeps()).isEmpty();
  }

  @Test
  void secrets_come_as_a_table_with_their_type_and_without_values() throws Exception {
    server.at(
        "/api/v1/secrets",
        """
        {"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"9"},
         "columnDefinitions":[{"name":"Name"},{"name":"Type"},{"name":"Data"},{"name":"Age"}],
         "rows":[{"cells":["db","Opaque",2,"5d"],"object":{"kind":"PartialObjectMetadata",
           "apiVersion":"meta.k8s.io/v1","metadata":{"name":"db","namespace":"shop","uid":"u"}}}]}\
        """);
    read(SECRETS);
    assertThat(server.headers(0))
        .containsEntry(
            "Accept",
            List.of(
                "application/json;as=Table;v=v1;g=meta.k8s.io,"
                    + "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"));
    assertThat(sink.resources)
        .singleElement()
        .satisfies(
            secret -> {
              Field root = secret.root();
              assertThat(secret.ref().spoken()).isEqualTo("Secret shop/db");
              assertThat(root.at("type").text("")).isEqualTo("Opaque");
              assertThat(root.at("data").isMissing()).isTrue();
            });
    assertThat(sink.coverage).isEqualTo(Map.of("Secret", ListedKind.WITHOUT_VALUES));
  }

  @Test
  void secrets_may_come_as_metadata_alone() throws Exception {
    server.at(
        "/api/v1/secrets",
        """
        {"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1","metadata":{},"items":[
         {"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{"name":"db","namespace":"shop"}}]}\
        """);
    read(SECRETS);
    assertThat(sink.names()).containsExactly("Secret shop/db");
  }

  @Test
  void values_of_secrets_that_a_server_sends_all_the_same_are_dropped_as_they_come()
      throws Exception {
    server.at(
        "/api/v1/secrets",
        list(
            "Secret",
            "",
            "{\"metadata\":{\"name\":\"db\",\"namespace\":\"shop\"},\"type\":\"Opaque\","
                + "\"data\":{\"k\":\"dmFsdWU=\"},\"stringData\":{\"l\":\"dmFsdWU=\"}}",
            "{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"none\"}}"));
    read(SECRETS);
    assertThat(sink.resources)
        .extracting(secret -> secret.root().object().toString())
        .containsExactly(
            "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"db\",\"namespace\":\"shop\"},\"type\":\"Opaque\"}",
            "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"none\"}}");
    assertThat(sink.coverage).isEqualTo(Map.of("Secret", ListedKind.WITHOUT_VALUES));
    assertThat(sink.problems)
        .containsExactly(
            "the server sent values of secrets, although it was asked for metadata alone");
  }

  @Test
  void an_object_that_cannot_be_read_is_lost_alone_and_the_list_is_not_whole() throws Exception {
    server.at("/api/v1/pods", list("Pod", "", pod("a"), "{\"metadata\":{}}", pod("b")));
    read(PODS);
    assertThat(sink.names()).containsExactly("Pod shop/a", "Pod shop/b");
    assertThat(sink.coverage)
        .isEqualTo(Map.of("Pod", new Coverage.Failed("an object of the list could not be read")));
    assertThat(sink.problems).containsExactly("a Pod without a name");
  }

  @Test
  void a_server_that_gives_the_same_page_over_and_over_is_given_up() throws Exception {
    server.at("/api/v1/pods", list("Pod", "t", pod("a")));
    read(PODS);
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Pod",
                new Coverage.Failed(
                    "the server gives the same page over and over; one object came before that")));
  }

  @Test
  void dead_apis_and_kinds_left_out_are_told() throws Exception {
    Offer offer =
        new Offer(
            List.of(),
            new TreeMap<>(Map.of(WIDGETS.groupKind(), "made up")),
            new TreeMap<>(Map.of("m.example/v1", "busy")),
            true);
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      Reading.run(
          gateway, offer, List.of(), "", List.of(), sink, Clock.systemUTC(), CaptureWatcher.NONE);
    }
    assertThat(sink.problems)
        .containsExactly("the cluster offers the API 'm.example/v1' and does not serve it: busy");
    assertThat(sink.coverage)
        .isEqualTo(Map.of("Widget.x.example", new Coverage.NotAsked("made up")));
  }

  @Test
  void five_thousand_pods_are_what_an_import_of_the_same_bytes_gives() throws Exception {
    String[] pods = IntStream.range(0, 5000).mapToObj(i -> pod("p" + i)).toArray(String[]::new);
    for (int page = 0; page < 10; page++) {
      String[] part = Arrays.copyOfRange(pods, page * 500, page * 500 + 500);
      String target = "/api/v1/pods?limit=500" + (page == 0 ? "" : "&continue=" + page);
      server.at(target, ApiServer.gzip(list("Pod", page == 9 ? "" : "" + (page + 1), part)));
    }
    read(PODS);
    Collector imported = new Collector();
    byte[] whole = list("Pod", "", pods).getBytes(StandardCharsets.UTF_8);
    new KubectlJson().read("pods.json", new ByteArrayInputStream(whole), imported);
    assertThat(trees(sink.resources)).hasSize(5000).isEqualTo(trees(imported.resources()));
    assertThat(sink.coverage).isEqualTo(Map.of("Pod", new Coverage.Read(5000)));
    assertThat(server.log).hasSize(10);
  }

  private static Map<String, Object> trees(List<Resource> resources) {
    return resources.stream()
        .collect(Collectors.toMap(r -> r.ref().spoken(), r -> r.root().object()));
  }
}
