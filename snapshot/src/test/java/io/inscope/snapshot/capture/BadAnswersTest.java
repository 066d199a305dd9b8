package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.Served.PODS;
import static io.inscope.snapshot.capture.Served.list;
import static io.inscope.snapshot.capture.Served.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadAnswersTest {
  @TempDir Path folder;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Recorded sink = new Recorded();
  private ApiServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ApiServer();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.close();
  }

  private Coverage pods() throws Exception {
    return Served.by(server, folder).read(sink, PODS).lists().getFirst().coverage();
  }

  @Test
  void an_object_that_is_no_json_is_lost_alone() throws Exception {
    server.at("/api/v1/pods", list("Pod", "", pod("a"), "{\"metadata\":{\"name\":tru}}", pod("b")));
    assertThat(pods()).isEqualTo(new Coverage.Failed("an object of the list could not be read"));
    assertThat(sink.names()).containsExactly("Pod shop/a", "Pod shop/b");
    assertThat(sink.problems)
        .containsExactly("not valid JSON: a word where a value belongs; texts need quotes");
  }

  @Test
  void an_answer_that_ends_too_early_by_itself_is_asked_for_again() throws Exception {
    String page = list("Pod", "", pod("a"), pod("b"));
    server.at("/api/v1/pods", json(200, page.substring(0, page.length() - 30)));
    assertThat(pods())
        .isEqualTo(
            new Coverage.Failed(
                "the answer is not whole: the text ends before the object does; one object came"
                    + " before that"));
    assertThat(server.requests()).hasSize(3);
    assertThat(sink.problems).isEmpty();
    assertThat(sink.names()).containsExactly("Pod shop/a");
  }

  @Test
  void an_answer_that_is_something_else_is_no_list() throws Exception {
    server.at("/api/v1/pods", "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"}}");
    assertThat(pods()).isEqualTo(new Coverage.Failed("the answer is not a list"));
    assertThat(sink.names()).isEmpty();
  }

  @Test
  void bytes_that_cannot_be_unpacked_are_said() throws Exception {
    server.at(
        "/api/v1/pods",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          json(200, list("Pod", "")).answer(exchange);
        });
    assertThat(pods())
        .isEqualTo(new Coverage.Failed("the answer is not whole: it broke off after 0 bytes"));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void pages_of_different_states_are_not_one_state() throws Exception {
    server
        .at("/api/v1/pods?limit=500", list("Pod", "x", pod("a")))
        .at(
            "/api/v1/pods?limit=500&continue=x",
            list("Pod", "", pod("b"))
                .replace("\"resourceVersion\":\"77\"", "\"resourceVersion\":\"78\""));
    List<ListedKind> lists = Served.by(server, folder).read(sink, PODS).lists();
    assertThat(lists).extracting(ListedKind::consistent).containsExactly(false);
    assertThat(lists).extracting(ListedKind::coverage).containsExactly(new Coverage.Read(2));
  }

  @Test
  void pages_that_go_round_in_circles_are_given_up() throws Exception {
    server
        .at("/api/v1/pods?limit=500", list("Pod", "x", pod("a")))
        .at("/api/v1/pods?limit=500&continue=x", list("Pod", "y", pod("b")))
        .at("/api/v1/pods?limit=500&continue=y", list("Pod", "x", pod("c")));
    assertThat(pods())
        .isEqualTo(
            new Coverage.Failed(
                "the server gives the same page over and over; 3 objects came before that"));
  }

  @Test
  void a_server_that_stops_sending_is_given_up() throws Exception {
    server.at(
        "/api/v1/pods",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          exchange
              .getResponseBody()
              .write(
                  list("Pod", "", pod("a"), pod("b"))
                      .substring(0, 250)
                      .getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          try {
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      Door door = new Door(sink);
      Handed handed = new Handed(door);
      Listing listing =
          new Listing(gateway, PODS, "", door, handed, Clock.systemUTC(), CaptureWatcher.NONE);
      Coverage coverage =
          listing.read(new Patience(5, Duration.ofMillis(200), Duration.ofMinutes(1)));
      assertThat(listing.row(coverage).coverage())
          .isEqualTo(
              new Coverage.Failed(
                  "the answer is not whole: no byte came for 200 ms; one object came before that"));
    }
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void the_watcher_hears_how_many_objects_came_and_are_left() throws Exception {
    server
        .at(
            "/api/v1/pods?limit=500",
            list("Pod", "t", pod("a"), pod("b"))
                .replace("\"continue\"", "\"remainingItemCount\":1,\"continue\""))
        .at("/api/v1/pods?limit=500&continue=t", list("Pod", "u", pod("c")))
        .at("/api/v1/pods?limit=500&continue=u", list("Pod", "", pod("d")));
    List<String> heard = new ArrayList<>();
    CaptureWatcher watcher =
        new CaptureWatcher() {
          @Override
          public void page(ApiResource resource, String namespace, long objects, long remaining) {
            heard.add(resource.plural() + " " + objects + " " + remaining);
          }
        };
    Served.by(server, folder).watchedBy(watcher).read(sink, PODS);
    assertThat(heard).containsExactly("pods 2 1", "pods 3 -1", "pods 4 0");
  }
}
