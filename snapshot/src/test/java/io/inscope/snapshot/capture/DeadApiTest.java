package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.busy;
import static io.inscope.snapshot.capture.ApiServer.inTurn;
import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.Served.API_SERVICES;
import static io.inscope.snapshot.capture.Served.PODS;
import static io.inscope.snapshot.capture.Served.WIDGETS;
import static io.inscope.snapshot.capture.Served.list;
import static io.inscope.snapshot.capture.Served.object;
import static io.inscope.snapshot.capture.Served.pod;
import static io.inscope.snapshot.capture.Served.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadApiTest {
  private static final ApiResource GADGETS = Served.kind("x.example", "Gadget");

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

  private static String apiServices(String... specs) {
    StringBuilder items = new StringBuilder();
    for (String spec : specs) {
      items
          .append(items.isEmpty() ? "" : ",")
          .append("{\"metadata\":{\"name\":\"s%d\"},\"spec\":%s}".formatted(items.length(), spec));
    }
    return list("APIService", "", items.toString());
  }

  private static final String AGGREGATED =
      apiServices(
          "{\"group\":\"x.example\",\"version\":\"v1\",\"service\":{\"name\":\"s\"}}",
          "{\"group\":\"y.example\",\"version\":\"v1\",\"service\":null}");

  private void apiServices(ApiServer.Route route) {
    server.at("/apis/apiregistration.k8s.io/v1/apiservices", route);
  }

  private void silent(String target) {
    server.at(
        target,
        _ -> {
          try {
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void an_api_that_dies_within_a_list_is_not_waited_for() throws Exception {
    apiServices(json(200, AGGREGATED));
    server
        .at("/apis/x.example/v1/widgets?limit=500", list("Widget", "n", object("a", "w", 1)))
        .at("/apis/x.example/v1/widgets?limit=500&continue=n", busy(503, "30"))
        .at("/apis/x.example/v1/gadgets", busy(503, "30"));
    Reading.Outcome outcome = Served.by(server, folder).read(sink, API_SERVICES, WIDGETS, GADGETS);
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "APIService.apiregistration.k8s.io",
                new Coverage.Read(2),
                "Widget.x.example",
                new Coverage.Failed("its API does not react: busy; one object came before that"),
                "Gadget.x.example",
                new Coverage.Failed("its API does not react: busy")));
    assertThat(server.ticker.sleeps()).isEmpty();
    assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void what_the_server_itself_serves_is_waited_for() throws Exception {
    apiServices(json(200, AGGREGATED));
    server
        .at(
            "/apis/y.example/v1/things",
            inTurn(busy(503, "20"), json(200, list("Thing", "", object("a", "t", 1)))))
        .at("/api/v1/pods", inTurn(busy(503, "30"), json(200, list("Pod", "", pod("p")))));
    Served.by(server, folder).read(sink, API_SERVICES, PODS, Served.kind("y.example", "Thing"));
    assertThat(sink.coverage)
        .containsEntry("Pod", new Coverage.Read(1))
        .containsEntry("Thing.y.example", new Coverage.Read(1));
    assertThat(server.ticker.sleeps())
        .containsExactlyInAnyOrder(Duration.ofSeconds(20), Duration.ofSeconds(30));
  }

  @Test
  void where_nobody_tells_what_stands_behind_it_every_api_that_is_not_built_in_may_be_dead()
      throws Exception {
    apiServices(refused("apiservices"));
    server
        .at("/apis/x.example/v1/widgets", busy(503, "30"))
        .at(
            "/apis/rbac.authorization.k8s.io/v1/roles",
            inTurn(busy(503, "30"), json(200, list("Role", "", object("a", "r", 1)))));
    Served.by(server, folder)
        .read(sink, API_SERVICES, Served.kind("rbac.authorization.k8s.io", "Role"), WIDGETS);
    assertThat(sink.coverage)
        .containsEntry("Role.rbac.authorization.k8s.io", new Coverage.Read(1))
        .containsEntry("Widget.x.example", new Coverage.Failed("its API does not react: busy"));
    assertThat(server.ticker.sleeps()).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void an_api_that_is_slow_is_asked_whether_it_is_there_and_then_waited_for() throws Exception {
    apiServices(json(200, AGGREGATED));
    ApiServer.Route answer = json(200, list("Widget", "", object("a", "w", 1)));
    silent("/apis/x.example/v1/widgets?limit=500");
    server.at(
        "/apis/x.example/v1",
        exchange -> {
          server.at("/apis/x.example/v1/widgets?limit=500", answer);
          json(200, "{\"kind\":\"APIResourceList\"}").answer(exchange);
        });
    Served.by(server, folder).read(sink, API_SERVICES, WIDGETS);
    assertThat(sink.coverage).containsEntry("Widget.x.example", new Coverage.Read(1));
    assertThat(server.requests())
        .containsExactly(
            "GET /apis/apiregistration.k8s.io/v1/apiservices?limit=500",
            "GET /apis/x.example/v1/widgets?limit=500",
            "GET /apis/x.example/v1",
            "GET /apis/x.example/v1/widgets?limit=500");
  }

  @Test
  void all_that_an_api_that_is_silent_costs_is_less_than_three_seconds() {
    Duration list = Patience.AGGREGATED.silence();
    assertThat(list.plus(Patience.PROBE.whole())).isLessThan(Duration.ofSeconds(3));
    assertThat(Patience.SHORT.whole()).isLessThan(Duration.ofSeconds(3));
    assertThat(Patience.EXTENSION.down()).isLessThan(Duration.ofSeconds(3));
  }
}
