package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.gzip;
import static io.inscope.snapshot.capture.ApiServer.inTurn;
import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.Served.NAMESPACES;
import static io.inscope.snapshot.capture.Served.PODS;
import static io.inscope.snapshot.capture.Served.list;
import static io.inscope.snapshot.capture.Served.object;
import static io.inscope.snapshot.capture.Served.pod;
import static io.inscope.snapshot.capture.Served.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ListedKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that no honest server gives. None of them ends a capture, makes it ask for something
/// else, or passes for a whole list.
class HostileServerTest {
  @TempDir Path folder;
  private final Recorded sink = new Recorded();
  private ApiServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Coverage pods() throws Exception {
    return Served.by(server, folder).read(sink, PODS).lists().getFirst().coverage();
  }

  @Test
  void a_list_that_says_more_follows_and_not_how_is_not_whole() throws Exception {
    server.at(
        "/api/v1/pods",
        list("Pod", "", pod("a")).replace("\"continue\":\"\"", "\"remainingItemCount\":7"));
    assertThat(pods())
        .isEqualTo(
            new Coverage.Failed(
                "the server says that 7 more follow, and not how to get them; one object came"
                    + " before that"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "5",
        "{\"$patch\":\"delete\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"x\"}}",
        "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":403}"
      })
  void an_item_that_is_no_object_of_the_list_is_missing_in_it(String item) throws Exception {
    server.at("/api/v1/pods", list("Pod", "", pod("a"), item));
    assertThat(pods()).isEqualTo(new Coverage.Failed("an object of the list could not be read"));
    assertThat(sink.names()).containsExactly("Pod shop/a");
  }

  @Test
  void a_list_without_items_is_empty() throws Exception {
    server.at("/api/v1/pods", "{\"kind\":\"PodList\",\"metadata\":{},\"items\":null}");
    assertThat(pods()).isEqualTo(new Coverage.Read(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b*c+d", "x&watch=true", "x\\r\\nHost: other", "../..?#", "é"})
  void a_token_is_a_value_of_the_query_and_nothing_else(String token) throws Exception {
    server.at(
        "/api/v1/pods",
        inTurn(json(200, list("Pod", token, pod("a"))), json(200, list("Pod", "", pod("b")))));
    assertThat(pods()).isEqualTo(new Coverage.Read(2));
    assertThat(server.requests().getLast()).matches("GET /api/v1/pods\\?limit=500&continue=[^&]*");
  }

  @Test
  void a_token_that_is_no_text_is_a_failure_of_that_list() throws Exception {
    server.at(
        "/api/v1/pods", list("Pod", "", pod("a")).replace("\"continue\":\"\"", "\"continue\":5"));
    assertThat(pods())
        .isEqualTo(
            new Coverage.Failed(
                "the answer is not understood: /metadata/continue is a number where a text"
                    + " belongs"));
  }

  @Test
  void a_version_that_is_no_text_costs_nothing() throws Exception {
    server.at(
        "/api/v1/pods",
        list("Pod", "", pod("a").replace("\"resourceVersion\":\"1\"", "\"resourceVersion\":1")));
    assertThat(pods()).isEqualTo(new Coverage.Read(1));
  }

  @Test
  void an_error_of_another_shape_is_told_by_its_number() throws Exception {
    server.at("/api/v1/pods", json(403, "{\"message\":{\"a\":1}}"));
    assertThat(pods()).isEqualTo(new Coverage.Refused("HTTP 403"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a?watch=true", "a b", "A"})
  void a_name_of_a_namespace_that_cannot_be_one_is_built_into_no_path(String name)
      throws Exception {
    server
        .at("/api/v1/namespaces", list("Namespace", "", object("", "a", 1), object("", name, 1)))
        .at("/api/v1/pods", refused("pods"))
        .at("/api/v1/namespaces/a/pods", list("Pod", "", object("a", "p", 1)));
    Reading.Outcome outcome = Served.by(server, folder).read(sink, NAMESPACES, PODS);
    assertThat(server.requests())
        .containsExactly(
            "GET /api/v1/namespaces?limit=500",
            "GET /api/v1/pods?limit=500",
            "GET /api/v1/namespaces/a/pods?limit=500");
    assertThat(outcome.lists()).extracting(ListedKind::namespace).containsExactly("", "", "a");
  }

  @Test
  void a_kind_that_is_called_like_something_that_acts_is_left_out() throws Exception {
    offered("log");
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      Offer offer = Discovery.of(gateway);
      assertThat(offer.resources()).isEmpty();
      assertThat(offer.leftOut())
          .isEqualTo(
              Map.of(
                  new GroupKind("", "Log"),
                  "its name in paths, 'log', is that of something that acts, which is never asked"
                      + " for"));
    }
  }

  private void offered(String plural) {
    server
        .at("/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}")
        .at("/apis", "{\"kind\":\"APIGroupList\",\"groups\":[]}")
        .at(
            "/api/v1",
            """
            {"resources":[{"name":"%s","kind":"Log","namespaced":true,"verbs":["list"]}]}\
            """
                .formatted(plural));
  }

  @Test
  void what_there_is_in_another_shape_is_one_message() throws Exception {
    offered("logs");
    server.at("/apis", "{\"kind\":\"APIGroupList\",\"groups\":[{\"name\":7}]}");
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> Discovery.of(gateway))
          .withMessage(
              "%s could not be read: /groups/0/name is a number where a text belongs",
              server.url());
    }
  }

  @Test
  void a_small_answer_that_unpacks_without_end_is_not_taken_into_memory() throws Exception {
    server.at("/version", gzip("{\"gitVersion\":\"" + "x".repeat(40_000_000) + "\"}"));
    try (ReadOnlyGateway gateway = server.gateway(folder);
        Answer answer = gateway.get("/version", "application/json", Patience.LIST)) {
      assertThatIOException()
          .isThrownBy(answer::json)
          .withMessage("it is larger than 33554432 bytes");
    }
  }

  @Test
  void metadata_in_pages_without_end_is_given_up() throws Exception {
    AtomicInteger page = new AtomicInteger();
    server.at(
        "/api/v1/pods",
        exchange -> json(200, list("Pod", "t" + page.incrementAndGet())).answer(exchange));
    assertThat(metadata())
        .isEqualTo(new Coverage.Failed("the server gives the same page over and over"));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void metadata_of_which_more_follows_and_not_how_is_not_whole() throws Exception {
    server.at(
        "/api/v1/pods",
        list("Pod", "", pod("a")).replace("\"continue\":\"\"", "\"remainingItemCount\":1"));
    assertThat(metadata())
        .isEqualTo(
            new Coverage.Failed("the server says that more follow, and not how to get them"));
  }

  private Coverage metadata() throws Exception {
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      return MetadataList.of(gateway, PODS, "", CaptureWatcher.NONE).coverage();
    }
  }
}
