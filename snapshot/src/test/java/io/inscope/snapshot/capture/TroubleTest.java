package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.busy;
import static io.inscope.snapshot.capture.ApiServer.inTurn;
import static io.inscope.snapshot.capture.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.record.RequestRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Servers that are busy, break off, or send too much: what is asked again, what comes of it, and
/// what the log says of each request.
class TroubleTest {
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

  /// The version, or why there is none.
  private static String ask(ReadOnlyGateway gateway) {
    try (Answer answer = gateway.get("/version", "application/json", Patience.LIST)) {
      return answer.status() == 200
          ? answer.json().at("gitVersion").text("")
          : Answer.message(answer.status(), answer.error());
    } catch (CaptureException e) {
      return e.getMessage().replaceFirst("http://[^ ]+", "SERVER");
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String ask() throws Exception {
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      return ask(gateway);
    }
  }

  /// Status, bytes and note of each request, in their order.
  private static List<String> rows(List<RequestRow> log) {
    return log.stream()
        .map(row -> (row.status() + " " + row.bytes() + " " + row.note()).strip())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "007, 7", "600, 600", "-5, 1", "soon, 1", "1.5, 1", "'', 1"})
  void a_pause_is_made_as_the_server_asks_or_of_a_second(String wish, int seconds)
      throws Exception {
    server.at("/version", inTurn(busy(429, wish), json(200, VERSION)));
    assertThat(ask()).isEqualTo("v1.33.2");
    assertThat(server.ticker.sleeps()).containsExactly(Duration.ofSeconds(seconds));
    assertThat(rows(server.log)).hasSize(2).first().asString().startsWith("429 ");
  }

  @ParameterizedTest
  @CsvSource({"901", "86400", "99999999999", "'Fri, 31 Dec 2100 23:59:59 GMT'"})
  void a_pause_that_is_too_long_ends_the_asking(String wish) throws Exception {
    server.at("/version", busy(429, wish));
    assertThat(ask()).isEqualTo("busy");
    assertThat(server.ticker.sleeps()).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_pause_may_be_given_as_a_time() throws Exception {
    String then =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(30).atOffset(ZoneOffset.UTC));
    server.at(
        "/version",
        inTurn(busy(503, then), busy(503, "Sat, 01 Jan 2000 00:00:00 GMT"), json(200, VERSION)));
    assertThat(ask()).isEqualTo("v1.33.2");
    assertThat(server.ticker.sleeps()).hasSize(2);
    assertThat(server.ticker.sleeps().get(0))
        .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
    assertThat(server.ticker.sleeps().get(1)).isEqualTo(Duration.ZERO);
  }

  @Test
  void a_server_that_is_always_busy_is_asked_five_times() throws Exception {
    server.at("/version", busy(429, "1"));
    int bytes = ApiServer.status(429, "TooManyRequests", "busy").length();
    assertThat(ask()).isEqualTo("busy");
    assertThat(server.ticker.sleeps()).hasSize(4).containsOnly(Duration.ofSeconds(1));
    assertThat(rows(server.log)).hasSize(5).containsOnly("429 " + bytes);
    assertThat(server.log).extracting(RequestRow::number).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void an_error_of_a_proxy_in_between_is_asked_again_and_named() throws Exception {
    server.at("/version", ApiServer.text(502, "text/html", "<html>Bad Gateway</html>"));
    assertThat(ask()).isEqualTo("SERVER answered with a web page instead of JSON (HTTP 502)");
    assertThat(server.requests()).hasSize(5);
    assertThat(server.log).extracting(RequestRow::status).containsOnly(502);
    server.log.clear();
    server.at(
        "/version",
        inTurn(
            ApiServer.text(500, "text/html", "<html>Internal Server Error</html>"),
            json(200, VERSION)));
    assertThat(ask()).isEqualTo("v1.33.2");
    assertThat(rows(server.log)).containsExactly("500 34", "200 24");
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private static ApiServer.Route gzip(byte[] bytes) {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  @Test
  void packed_bytes_that_end_early_or_are_not_packed() throws Exception {
    byte[] whole = packed(VERSION);
    for (int length : new int[] {5, 12, whole.length - 1}) {
      server.log.clear();
      server.at("/version", gzip(Arrays.copyOf(whole, length)));
      assertThat(ask()).startsWith("it broke off after ").endsWith(" bytes");
      assertThat(server.log.getFirst().note()).startsWith("it broke off after ");
    }
    server.log.clear();
    server.at("/version", gzip(VERSION.getBytes(StandardCharsets.UTF_8)));
    assertThat(ask()).isEqualTo("it broke off after 0 bytes");
    assertThat(rows(server.log)).containsExactly("200 0 it broke off after 0 bytes");
  }

  private ReadOnlyGateway gateway(RawServer raw, long most) throws Exception {
    KubeContext context =
        KubeConfigs.of(
                Connecting.config(
                    folder, "{server: '" + raw.address("http") + "'}", "{token: abc}"))
            .choose(Optional.empty());
    return server.gateway(context, most);
  }

  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

  @Test
  void chunks_that_break_off() throws Exception {
    for (String rest : List.of("5\r\n{\"a\":\r\n", "ff\r\n{\"a\":")) {
      server.log.clear();
      try (RawServer raw = RawServer.saying(CHUNKED + rest);
          ReadOnlyGateway gateway = gateway(raw, 1_000_000)) {
        assertThat(ask(gateway)).as(rest).isEqualTo("it broke off after 5 bytes");
        assertThat(rows(server.log)).containsExactly("200 5 it broke off after 5 bytes");
      }
    }
  }

  @Test
  void a_body_without_end_is_cut_off() throws Exception {
    try (RawServer raw =
            new RawServer(
                (_, socket) -> {
                  RawServer.request(socket.getInputStream());
                  RawServer.say(socket, CHUNKED);
                  while (true) {
                    RawServer.say(socket, "3e8\r\n" + " ".repeat(1000) + "\r\n");
                  }
                });
        ReadOnlyGateway gateway = gateway(raw, 100_000)) {
      assertThat(ask(gateway)).isEqualTo("it is larger than 100000 bytes");
    }
    assertThat(server.log)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.bytes()).isLessThanOrEqualTo(100_000);
              assertThat(row.note()).isEqualTo("it is larger than 100000 bytes");
            });
  }

  @Test
  void a_flood_of_headers_is_not_taken() throws Exception {
    String flood = "X-Flood: " + "x".repeat(1000) + "\r\n";
    try (RawServer raw =
            RawServer.saying("HTTP/1.1 200 OK\r\n" + flood.repeat(1000) + "\r\n" + VERSION);
        ReadOnlyGateway gateway = gateway(raw, 1_000_000)) {
      assertThat(ask(gateway)).isEqualTo("SERVER cannot be reached: what it answers is not HTTP");
      assertThat(raw.connections()).isEqualTo(1);
    }
    assertThat(rows(server.log)).containsExactly("0 0 no answer came");
  }

  @Test
  void a_connection_that_the_server_closed_meanwhile_is_replaced() throws Exception {
    try (RawServer raw =
            new RawServer(
                (_, socket) -> {
                  RawServer.request(socket.getInputStream());
                  RawServer.say(socket, RawServer.json(VERSION));
                });
        ReadOnlyGateway gateway = gateway(raw, 1_000_000)) {
      assertThat(ask(gateway)).isEqualTo("v1.33.2");
      assertThat(ask(gateway)).isEqualTo("v1.33.2");
      assertThat(raw.connections()).isEqualTo(2);
    }
    assertThat(rows(server.log)).containsExactly("200 24", "200 24");
  }

  @Test
  void a_connection_that_the_server_closes_on_a_request_is_replaced() throws Exception {
    try (RawServer raw =
            new RawServer(
                (number, socket) -> {
                  RawServer.request(socket.getInputStream());
                  RawServer.say(socket, RawServer.json(VERSION));
                  if (number == 1) {
                    RawServer.request(socket.getInputStream());
                  }
                });
        ReadOnlyGateway gateway = gateway(raw, 1_000_000)) {
      assertThat(ask(gateway)).isEqualTo("v1.33.2");
      assertThat(ask(gateway)).isEqualTo("v1.33.2");
      assertThat(raw.connections()).isEqualTo(2);
    }
    assertThat(server.log).last().satisfies(row -> assertThat(row.status()).isEqualTo(200));
  }

  @Test
  void a_connection_that_breaks_before_the_answer_is_tried_again() throws Exception {
    try (RawServer raw =
            new RawServer(
                (number, socket) -> {
                  RawServer.request(socket.getInputStream());
                  if (number > 2) {
                    RawServer.say(socket, RawServer.json(VERSION));
                  } else {
                    RawServer.say(socket, "HTTP/1.1 200 OK\r\nContent-Ty");
                  }
                });
        ReadOnlyGateway gateway = gateway(raw, 1_000_000)) {
      assertThat(ask(gateway)).isEqualTo("v1.33.2");
    }
    assertThat(rows(server.log))
        .containsExactly("0 0 no answer came", "0 0 no answer came", "200 24");
    assertThat(server.ticker.sleeps())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }
}
