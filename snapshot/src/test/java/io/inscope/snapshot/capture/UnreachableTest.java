package io.inscope.snapshot.capture;

import static java.io.OutputStream.nullOutputStream;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.record.RequestRow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Addresses behind which nobody answers, or somebody else does.
class UnreachableTest {
  @TempDir Path folder;
  private final List<RequestRow> log = Collections.synchronizedList(new ArrayList<>());

  private String said(String server) throws Exception {
    return Connecting.said(Connecting.config(folder, "{server: '" + server + "'}", "{token: abc}"));
  }

  private String said(RawServer server, String scheme) throws Exception {
    String address = server.address(scheme);
    return said(address).replace(address, "SERVER");
  }

  @Test
  void nobody_listens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    for (String scheme : new String[] {"http", "https"}) {
      assertThat(said(scheme + "://127.0.0.1:" + port))
          .isEqualTo(
              """
              CAPTURE-UNREACHABLE
              %s://127.0.0.1:%d cannot be reached: the connection was refused
              Check address and port.\
              """
                  .formatted(scheme, port));
    }
  }

  /// `.invalid` is [reserved](https://www.rfc-editor.org/rfc/rfc6761#section-6.4): nobody is asked
  /// who could know it.
  @Test
  void nobody_has_this_name() throws Exception {
    assertThat(said("https://cluster.invalid:6443"))
        .isEqualTo(
            """
            CAPTURE-UNREACHABLE
            https://cluster.invalid:6443 cannot be reached: nobody knows a host of this name
            Check the name, DNS and VPN.\
            """);
  }

  private static final String SILENT =
      """
      CAPTURE-UNREACHABLE
      SERVER cannot be reached: it does not react
      Check address, VPN and firewall.\
      """;

  /// The same with a patience that ends soon.
  private String saidSoon(String server) throws Exception {
    Patience soon = new Patience(3, Duration.ofMillis(300), Duration.ofSeconds(5));
    Path config = Connecting.config(folder, "{server: '" + server + "'}", "{token: abc}");
    KubeContext context = KubeConfigs.of(config).choose(Optional.empty());
    try (ReadOnlyGateway gateway =
            ReadOnlyGateway.open(
                context,
                ConnectionPlan.of(context, Map.of()),
                new Consent(true, Optional.empty()),
                1000,
                Clock.systemUTC(),
                new FakeTicker(),
                log::add);
        Answer answer = gateway.get("/version", "application/json", soon)) {
      return "HTTP " + answer.status();
    } catch (CaptureException e) {
      return Connecting.said(e).replace(server, "SERVER");
    }
  }

  /// The kernel drops what comes when nobody accepts and the queue is full, as a firewall does.
  @Test
  void a_host_that_takes_no_connection() throws Exception {
    List<SocketChannel> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 8; i++) {
        SocketChannel waiting = SocketChannel.open();
        queue.add(waiting);
        waiting.configureBlocking(false);
        boolean _ = waiting.connect(full.getLocalSocketAddress());
      }
      for (String scheme : List.of("http", "https")) {
        assertThat(saidSoon(scheme + "://127.0.0.1:" + full.getLocalPort())).isEqualTo(SILENT);
      }
    } finally {
      for (SocketChannel waiting : queue) {
        waiting.close();
      }
    }
    assertThat(log)
        .extracting(RequestRow::note)
        .containsExactly("no answer came", "no answer came");
  }

  @Test
  void a_host_that_accepts_and_says_nothing() throws Exception {
    try (RawServer mute =
        new RawServer((_, socket) -> socket.getInputStream().transferTo(nullOutputStream()))) {
      assertThat(saidSoon(mute.address("https"))).isEqualTo(SILENT);
      assertThat(saidSoon(mute.address("http")))
          .isEqualTo(
              """
              CAPTURE-UNREACHABLE
              SERVER cannot be reached: it took the request and did not answer in time
              Try again later.\
              """);
      assertThat(mute.connections()).isEqualTo(2);
    }
  }

  @Test
  void a_server_that_hangs_up_without_a_word() throws Exception {
    try (RawServer server =
        new RawServer((_, socket) -> RawServer.request(socket.getInputStream()))) {
      assertThat(said(server, "http"))
          .isEqualTo(
              """
              CAPTURE-UNREACHABLE
              SERVER cannot be reached: the connection broke
              Something on the way may have cut it, or the port is that of another service: check \
              the address, and try again.\
              """);
      assertThat(said(server, "https"))
          .isEqualTo(
              """
              CAPTURE-TLS
              SERVER cannot be reached securely: it broke off before the connection was secure
              A firewall may cut it, or the port is that of another service: check the address.\
              """);
    }
  }

  @Test
  void a_server_of_another_service() throws Exception {
    try (RawServer ssh = RawServer.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
      assertThat(said(ssh, "http"))
          .isEqualTo(
              """
              CAPTURE-UNREACHABLE
              SERVER cannot be reached: what it answers is not HTTP
              The port is that of another service, or wants https: check 'server' in the \
              kubeconfig.\
              """);
      assertThat(ssh.connections()).isEqualTo(1);
      assertThat(said(ssh, "https"))
          .isEqualTo(
              """
              CAPTURE-TLS
              SERVER cannot be reached securely: it answers without encryption
              The port is that of another service, or a proxy answers: check the address.\
              """);
    }
  }

  @Test
  void plain_http_at_the_port_of_https() throws Exception {
    try (RawServer plain = RawServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n400 Bad Request")) {
      assertThat(said(plain, "https"))
          .isEqualTo(
              """
              CAPTURE-TLS
              SERVER cannot be reached securely: it answers without encryption
              The port is that of another service, or a proxy answers: check the address.\
              """);
    }
  }

  @Test
  void https_at_the_port_of_plain_http() throws Exception {
    for (String words :
        new String[] {
          "\r\nClient sent an HTTP request to an HTTPS server.\n",
          "Content-Type: text/html\r\n\r\n"
              + "<html>\r\n"
              + "<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>\r\n"
              + "</html>"
        }) {
      try (RawServer tls = RawServer.saying("HTTP/1.0 400 Bad Request\r\n" + words)) {
        assertThat(said(tls, "http"))
            .isEqualTo(
                """
                CAPTURE-NOT-KUBERNETES
                SERVER wants to be asked with encryption
                Write https:// instead of http:// into 'server' in the kubeconfig.\
                """);
      }
    }
    try (RawServer alert = RawServer.saying("\u0015\u0003\u0003\u0000\u0002\u0002P")) {
      assertThat(said(alert, "http"))
          .isEqualTo(
              """
              CAPTURE-UNREACHABLE
              SERVER cannot be reached: what it answers is not HTTP
              The port is that of another service, or wants https: check 'server' in the \
              kubeconfig.\
              """);
    }
  }

  @Test
  void every_failure_has_a_way_out() {
    for (IOException e :
        new IOException[] {
          new IOException(),
          new IOException("x"),
          new javax.net.ssl.SSLException("x"),
          new javax.net.ssl.SSLHandshakeException("Received fatal alert: handshake_failure"),
          new javax.net.ssl.SSLHandshakeException("Received fatal alert: unknown_ca"),
          new java.net.http.HttpTimeoutException("x"),
          new java.net.ConnectException()
        }) {
      assertThat(Unreachable.of(URI.create("https://a.example"), e).hint()).endsWith(".");
    }
  }
}
