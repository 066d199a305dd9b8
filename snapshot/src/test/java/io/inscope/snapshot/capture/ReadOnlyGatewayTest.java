package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.busy;
import static io.inscope.snapshot.capture.ApiServer.inTurn;
import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.ApiServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inscope.snapshot.record.RequestRow;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyGatewayTest {
  private static final String VERSION = "{\"gitVersion\":\"v1.33.2\"}";

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

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// @return status and message or content
  private String ask(ReadOnlyGateway gateway) throws Exception {
    try (Answer answer = gateway.get("/version", "application/json", Patience.LIST)) {
      return answer.status() == 200
          ? answer.json().at("gitVersion").text("")
          : Answer.message(answer.status(), answer.error());
    }
  }

  private String ask() throws Exception {
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      return ask(gateway);
    }
  }

  @Test
  void an_answer_is_read_and_logged_with_its_size_and_hash() throws Exception {
    server.at("/version", VERSION);
    assertThat(ask()).isEqualTo("v1.33.2");
    assertThat(server.log)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.number()).isEqualTo(1);
              assertThat(row.method()).isEqualTo("GET");
              assertThat(row.target()).isEqualTo("/version");
              assertThat(row.status()).isEqualTo(200);
              assertThat(row.bytes()).isEqualTo(VERSION.length());
              assertThat(row.sha256()).isEqualTo(sha256(VERSION));
              assertThat(row.note()).isEmpty();
            });
  }

  @Test
  void a_packed_answer_counts_as_what_is_in_it() throws Exception {
    server.at("/version", ApiServer.gzip(VERSION));
    assertThat(ask()).isEqualTo("v1.33.2");
    assertThat(server.log.getFirst().bytes()).isEqualTo(VERSION.length());
    assertThat(server.log.getFirst().sha256()).isEqualTo(sha256(VERSION));
    assertThat(server.headers(0)).containsEntry("Accept-encoding", List.of("gzip"));
  }

  @Test
  void each_request_says_who_asks_and_as_whom() throws Exception {
    server.at("/version", VERSION);
    String user = "{token: abc, as: eve, as-groups: [a, b], as-user-extra: {x/y: [z]}}";
    try (ReadOnlyGateway gateway = server.gateway(folder, user)) {
      ask(gateway);
    }
    assertThat(server.headers(0))
        .containsEntry("User-agent", List.of("inscope (read-only capture)"))
        .containsEntry("Authorization", List.of("Bearer abc"))
        .containsEntry("Impersonate-user", List.of("eve"))
        .containsEntry("Impersonate-group", List.of("a", "b"))
        .containsEntry("Impersonate-extra-x%2fy", List.of("z"));
  }

  @Test
  void a_busy_server_is_asked_again_after_the_pause_it_asks_for() throws Exception {
    server.at("/version", inTurn(busy(429, "7"), busy(503, "3"), json(200, VERSION)));
    assertThat(ask()).isEqualTo("v1.33.2");
    assertThat(server.ticker.sleeps())
        .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(3));
    assertThat(server.log).extracting(RequestRow::status).containsExactly(429, 503, 200);
    assertThat(server.log).extracting(RequestRow::number).containsExactly(1, 2, 3);
  }

  @Test
  void without_a_wish_of_the_server_pauses_grow() throws Exception {
    server.at("/version", json(503, ApiServer.status(503, "ServiceUnavailable", "not now")));
    assertThat(ask()).isEqualTo("not now");
    assertThat(server.ticker.sleeps())
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
    assertThat(server.requests()).hasSize(5);
  }

  @Test
  void a_pause_beyond_all_patience_is_not_made() throws Exception {
    server.at("/version", busy(429, "86400"));
    assertThat(ask()).isEqualTo("busy");
    assertThat(server.ticker.sleeps()).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void requests_keep_the_pace() throws Exception {
    FakeTicker ticker = new FakeTicker();
    Pace pace = new Pace(5, ticker);
    for (int i = 0; i < 8; i++) {
      pace.await();
    }
    Duration fifth = Duration.ofMillis(200);
    assertThat(ticker.sleeps()).containsExactly(fifth, fifth, fifth);
    ticker.sleep(Duration.ofSeconds(60));
    for (int i = 0; i < 6; i++) {
      pace.await();
    }
    assertThat(ticker.sleeps()).hasSize(5);
  }

  @Test
  void a_token_in_a_file_is_read_again_when_it_ran_out() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "old\n");
    server.at(
        "/version",
        inTurn(
            json(200, VERSION),
            exchange -> {
              Files.writeString(token, "new");
              json(401, ApiServer.status(401, "Unauthorized", "Unauthorized")).answer(exchange);
            },
            json(200, VERSION),
            json(401, ApiServer.status(401, "Unauthorized", "Unauthorized"))));
    try (ReadOnlyGateway gateway = server.gateway(folder, "{tokenFile: token}")) {
      assertThat(ask(gateway)).isEqualTo("v1.33.2");
      assertThat(ask(gateway)).isEqualTo("v1.33.2");
      assertThat(ask(gateway)).isEqualTo("Unauthorized");
    }
    assertThat(server.requests()).hasSize(4);
    assertThat(server.headers(1)).containsEntry("Authorization", List.of("Bearer old"));
    assertThat(server.headers(2)).containsEntry("Authorization", List.of("Bearer new"));
  }

  @Test
  void a_web_page_is_no_answer() throws Exception {
    String message = server.url() + " answered with a web page instead of JSON (HTTP 200)";
    for (String type : List.of("text/html; charset=utf-8", "text/plain")) {
      server.at("/version", text(200, type, "<html><body>Please log in</body></html>"));
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(this::ask)
          .withMessage(message)
          .satisfies(e -> assertThat(e.code()).isEqualTo("CAPTURE-NOT-KUBERNETES"));
    }
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    server.at(
        "/version",
        exchange -> {
          exchange.getResponseHeaders().add("Location", server.url() + "/login");
          exchange.sendResponseHeaders(302, -1);
        });
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(this::ask)
        .withMessage(server.url() + " answered with a web page instead of JSON (HTTP 302)");
    assertThat(server.requests()).containsExactly("GET /version");
  }

  @Test
  void an_answer_that_breaks_off_says_so() throws Exception {
    server.at("/version", ApiServer.truncated(VERSION, 10));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(this::ask)
        .withMessage("it broke off after 10 bytes");
    assertThat(server.log.getFirst().note()).isEqualTo("it broke off after 10 bytes");
  }

  @Test
  void an_answer_that_is_too_large_is_cut_off() throws Exception {
    server.at("/version", ApiServer.gzip(" ".repeat(5000) + VERSION));
    try (ReadOnlyGateway gateway = server.gateway(folder, 1000)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> ask(gateway))
          .withMessage("it is larger than 1000 bytes");
    }
  }

  @Test
  void a_server_that_stops_in_the_middle_is_given_up() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    server.at(
        "/version",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("{\"a\":".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          await(over);
        });
    Patience patience = new Patience(1, Duration.ofMillis(300), Duration.ofSeconds(60));
    try (ReadOnlyGateway gateway = server.gateway(folder);
        Answer answer = gateway.get("/version", "application/json", patience)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(answer::json)
          .withMessage("no byte came for 300 ms");
    } finally {
      over.countDown();
    }
  }

  @Test
  void a_server_that_does_not_answer_is_given_up() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    server.at("/version", _ -> await(over));
    Patience patience = new Patience(2, Duration.ofMillis(200), Duration.ofMillis(200));
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> gateway.get("/version", "application/json", patience))
          .withMessage(
              server.url() + " cannot be reached: it took the request and did not answer in time");
    } finally {
      over.countDown();
    }
    assertThat(server.log).extracting(RequestRow::note).containsExactly("no answer came");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_server_that_is_not_there_is_named() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path file =
        Files.writeString(
            folder.resolve("gone"),
            """
            kind: Config
            contexts: [{name: a, context: {cluster: c}}]
            clusters: [{name: c, cluster: {server: 'http://127.0.0.1:%d'}}]
            """
                .formatted(port));
    KubeContext context = KubeConfigs.of(file).choose(Optional.of("a"));
    try (ReadOnlyGateway gateway =
        ReadOnlyGateway.open(
            context,
            ConnectionPlan.of(context, Map.of()),
            new Consent(true, Optional.empty()),
            5,
            Clock.systemUTC(),
            new FakeTicker(),
            server.log::add)) {
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> ask(gateway))
          .withMessage(
              "http://127.0.0.1:" + port + " cannot be reached: the connection was refused")
          .satisfies(e -> assertThat(e.hint()).isEqualTo("Check address and port."));
    }
  }

  @Test
  void two_requests_run_at_a_time_and_no_third() throws Exception {
    server.at("/version", VERSION);
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      Answer first = gateway.get("/version", "application/json", Patience.LIST);
      Answer second = gateway.get("/version", "application/json", Patience.LIST);
      Thread third = Thread.ofVirtual().start(() -> askQuietly(gateway));
      while (third.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(server.requests()).hasSize(2);
      first.close();
      third.join();
      second.close();
    }
    assertThat(server.requests()).hasSize(3);
  }

  private void askQuietly(ReadOnlyGateway gateway) {
    try {
      ask(gateway);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_review_is_posted_with_its_body() throws Exception {
    String path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    server.at(
        path,
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          json(201, body.replace("ask", "answer")).answer(exchange);
        });
    try (ReadOnlyGateway gateway = server.gateway(folder);
        Answer answer = gateway.review(path, "{\"kind\":\"ask\"}", Patience.SHORT)) {
      assertThat(answer.json().at("kind").text("")).isEqualTo("answer");
    }
    assertThat(server.log.getFirst().method()).isEqualTo("POST");
  }
}
