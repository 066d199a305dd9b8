package io.inscope.snapshot.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.record.RequestRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is gone for some seconds, or for good, after it has answered.
class RestartTest {
  private static final String GONE =
      """
      CAPTURE-UNREACHABLE
      SERVER cannot be reached: the connection was refused
      Check address and port.\
      """;

  @TempDir Path folder;
  private final FakeTicker time = new FakeTicker();
  private final List<RequestRow> log = Collections.synchronizedList(new ArrayList<>());
  private RawServer server;

  /// How many seconds from now the server is back.
  private long back = Long.MAX_VALUE;

  /// Time in which a server may come back.
  private final Ticker ticker =
      new Ticker() {
        @Override
        public long nanos() {
          return time.nanos();
        }

        @Override
        public void sleep(Duration duration) {
          time.sleep(duration);
          back -= duration.toSeconds();
          if (back <= 0) {
            back = Long.MAX_VALUE;
            try {
              server = serving(server.port());
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          }
        }
      };

  private static RawServer serving(int port) throws IOException {
    return new RawServer(
        port,
        (_, socket) -> {
          RawServer.request(socket.getInputStream());
          RawServer.say(socket, RawServer.json(Asking.VERSION));
        });
  }

  @BeforeEach
  void start() throws IOException {
    server = serving(0);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ReadOnlyGateway gateway() throws Exception {
    Path config =
        Connecting.config(folder, "{server: '" + server.address("http") + "'}", "{token: abc}");
    KubeContext context = KubeConfigs.of(config).choose(Optional.empty());
    return ReadOnlyGateway.open(
        context,
        ConnectionPlan.of(context, Map.of()),
        new Consent(true, Optional.empty()),
        1000,
        Clock.systemUTC(),
        ticker,
        log::add);
  }

  private String ask(ReadOnlyGateway gateway) throws IOException {
    try (Answer answer = gateway.get("/version", "application/json", Patience.LIST)) {
      return answer.json().at("gitVersion").text("");
    } catch (CaptureException e) {
      return Connecting.said(e).replace(server.address("http"), "SERVER");
    }
  }

  private static Duration[] seconds(long... seconds) {
    return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
  }

  @Test
  void a_server_that_is_restarted_is_waited_for() throws Exception {
    try (ReadOnlyGateway gateway = gateway()) {
      assertThat(ask(gateway)).isEqualTo("v1.33.6");
      for (int restart = 1; restart <= 2; restart++) {
        server.close();
        back = 7;
        assertThat(ask(gateway)).isEqualTo("v1.33.6");
      }
    }
    assertThat(time.sleeps()).containsExactly(seconds(1, 2, 4, 1, 2, 4));
    assertThat(log).extracting(RequestRow::status).containsExactly(200, 0, 0, 0, 200, 0, 0, 0, 200);
  }

  @Test
  void one_that_stays_gone_is_waited_for_once() throws Exception {
    try (ReadOnlyGateway gateway = gateway()) {
      assertThat(ask(gateway)).isEqualTo("v1.33.6");
      server.close();
      assertThat(ask(gateway)).isEqualTo(GONE);
      assertThat(time.sleeps()).containsExactly(seconds(1, 2, 4, 8));
      assertThat(ask(gateway)).isEqualTo(GONE);
      assertThat(time.sleeps()).hasSize(4);
    }
    assertThat(log).hasSize(1 + 5 + 1);
  }

  @Test
  void one_that_never_answered_is_not_waited_for() throws Exception {
    server.close();
    try (ReadOnlyGateway gateway = gateway()) {
      assertThat(ask(gateway)).isEqualTo(GONE);
    }
    assertThat(time.sleeps()).isEmpty();
    assertThat(log).hasSize(1);
  }
}
