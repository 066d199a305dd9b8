package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.ApiServer.status;
import static io.inscope.snapshot.capture.ApiServer.truncated;
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

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.ListedKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppingTest {
  private static final Ending STOPPED = new Ending(Ending.State.STOPPED, "stopped by the user");
  private static final Coverage UNREACHED =
      new Coverage.NotAsked("the capture was stopped before it was read");
  private static final Coverage CUT =
      new Coverage.Failed("the capture was stopped while it was read; one object came before that");

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

  /// Does not answer while the test runs.
  private ApiServer.Route silent() {
    return _ -> hang();
  }

  private void hang() {
    try {
      assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CaptureWatcher until(BooleanSupplier enough) {
    return new CaptureWatcher() {
      @Override
      public boolean isCancelled() {
        return enough.getAsBoolean();
      }
    };
  }

  @Test
  void a_list_that_is_stopped_failed_and_the_rest_was_not_asked_for() throws Exception {
    ApiResource things = Served.kind("", "Thing");
    server
        .at("/api/v1/pods?limit=500", list("Pod", "next", pod("a")))
        .at("/api/v1/pods?limit=500&continue=next", silent())
        .at("/api/v1/things", silent())
        .at("/apis/x.example/v1/widgets", list("Widget", "", object("shop", "w", 1)));
    Reading.Outcome outcome =
        Served.by(server, folder)
            .watchedBy(until(() -> server.requests().size() == 3))
            .read(sink, PODS, things, WIDGETS);
    assertThat(outcome.ending()).isEqualTo(STOPPED);
    assertThat(outcome.lists())
        .extracting(ListedKind::resource, ListedKind::coverage, ListedKind::objects)
        .containsExactly(tuple(PODS, CUT, 1));
    assertThat(sink.names()).containsExactly("Pod shop/a");
    assertThat(sink.coverage)
        .isEqualTo(Map.of("Pod", CUT, "Thing", UNREACHED, "Widget.x.example", UNREACHED));
    assertThat(over.getCount()).isEqualTo(1);
  }

  @Test
  void a_page_that_is_cut_keeps_its_objects_and_says_why() throws Exception {
    String page = list("Pod", "", pod("a"), pod("b"));
    server.at(
        "/api/v1/pods",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseBody().write(bytes, 0, bytes.length - 10);
          exchange.getResponseBody().flush();
          hang();
        });
    Served.by(server, folder).watchedBy(until(() -> !sink.resources.isEmpty())).read(sink, PODS);
    assertThat(sink.names()).containsExactly("Pod shop/a");
    assertThat(sink.coverage).isEqualTo(Map.of("Pod", CUT));
    assertThat(sink.entries)
        .extracting(Entry::objects, Entry::disposition, Entry::note)
        .containsExactly(tuple(1, Entry.Disposition.DAMAGED, "the capture was stopped"));
    assertThat(sink.problems).isEmpty();
  }

  @Test
  void an_interrupt_stops_it_and_is_used_up() throws Exception {
    Thread caller = Thread.currentThread();
    server.at(
        "/api/v1/pods",
        _ -> {
          caller.interrupt();
          hang();
        });
    Reading.Outcome outcome = Served.by(server, folder).read(sink, PODS);
    assertThat(outcome.ending()).isEqualTo(STOPPED);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(sink.coverage).isEqualTo(Map.of("Pod", UNREACHED));
  }

  @Test
  void who_does_not_want_it_at_all_is_not_made_to_wait() throws Exception {
    Reading.Outcome outcome =
        Served.by(server, folder)
            .watchedBy(until(() -> true))
            .only("a")
            .read(sink, NAMESPACES, PODS);
    assertThat(outcome).isEqualTo(new Reading.Outcome(List.of(), STOPPED));
    assertThat(server.requests()).isEmpty();
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Namespace", UNREACHED,
                "Pod", new Coverage.NotAsked("only these namespaces were asked for: a"),
                "Pod in a", UNREACHED));
  }

  @Test
  void a_namespace_that_is_not_reached_stays_refused_like_the_cluster() throws Exception {
    server
        .at("/api/v1/namespaces", list("Namespace", "", object("", "a", 1), object("", "b", 2)))
        .at("/api/v1/pods", refused("pods"))
        .at("/api/v1/namespaces/a/pods", silent())
        .at("/api/v1/namespaces/b/pods", silent());
    Served.by(server, folder)
        .watchedBy(until(() -> server.requests().size() == 4))
        .read(sink, NAMESPACES, PODS);
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Namespace", new Coverage.Read(2),
                "Pod", new Coverage.Refused("pods is forbidden")));
  }

  @Test
  void a_server_whose_answers_all_break_off_is_given_up() throws Exception {
    for (String plural : List.of("pods", "secrets", "services", "nodes")) {
      server.at("/api/v1/" + plural, truncated(list("Pod", "", object("a", "p", 1)), 90));
    }
    server.at("/api/v1/namespaces", list("Namespace", "", object("", "a", 1)));
    Reading.Outcome outcome =
        Served.by(server, folder)
            .read(
                sink,
                NAMESPACES,
                PODS,
                SECRETS,
                Served.kind("", "Service"),
                Served.kind("", "Node"));
    assertThat(outcome.ending().state()).isEqualTo(Ending.State.BROKEN_OFF);
    assertThat(outcome.ending().why()).startsWith("the server was gone: the answer is not whole");
    assertThat(sink.coverage.values())
        .filteredOn(coverage -> coverage instanceof Coverage.Read)
        .containsExactly(new Coverage.Read(1));
  }

  @Test
  void a_login_that_is_not_accepted_any_more_ends_it() throws Exception {
    server
        .at("/api/v1/namespaces?limit=500", list("Namespace", "next", object("", "a", 1)))
        .at(
            "/api/v1/namespaces?limit=500&continue=next",
            json(401, status(401, "Unauthorized", "Unauthorized")));
    Reading.Outcome outcome = Served.by(server, folder).read(sink, NAMESPACES, PODS, WIDGETS);
    String why = "the server does not accept the login any more: Unauthorized";
    assertThat(outcome.ending()).isEqualTo(new Ending(Ending.State.BROKEN_OFF, why));
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Namespace", new Coverage.Failed(why + "; one object came before that"),
                "Pod", new Coverage.Failed(why),
                "Widget.x.example", new Coverage.Failed(why)));
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void an_api_behind_the_server_that_does_not_know_us_ends_nothing() throws Exception {
    server
        .at("/api", "{\"kind\":\"APIVersions\"}")
        .at("/apis/x.example/v1/widgets", json(401, status(401, "Unauthorized", "who is that")))
        .at("/api/v1/pods", list("Pod", "", pod("a")));
    Reading.Outcome outcome = Served.by(server, folder).read(sink, WIDGETS, PODS);
    assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Widget.x.example", new Coverage.Failed("who is that"),
                "Pod", new Coverage.Read(1)));
  }
}
