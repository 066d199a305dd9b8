package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KeyPair.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ways through a proxy, with a proxy that wants what it was told.
class ProxyTest {
  private static final String BASIC = "Basic am9lOnBAc3M6d29yZA=="; // joe:p@ss:word

  @TempDir static Path made;
  private static KeyPair own;

  @TempDir Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    own = KeyPair.make(made, "own", "EC", "-ext", "san=ip:127.0.0.1,dns:api.example");
  }

  private static SecureServer serving() throws Exception {
    return new SecureServer(own.server(), false, ApiServer.json(200, Asking.VERSION));
  }

  private Asking asking(SecureServer server, String proxy, String more) throws Exception {
    return new Asking(
        "server: 'https://127.0.0.1:%d', certificate-authority-data: %s, proxy-url: '%s'%s"
            .formatted(server.port(), base64(own.pem()), proxy, more),
        "token: t",
        folder);
  }

  private static Optional<SSLContext> plain() {
    return Optional.empty();
  }

  @Test
  void every_kind_of_proxy_leads_to_the_server() throws Exception {
    for (String login : List.of("", "joe:p%40ss:word@")) {
      for (String kind : List.of("http", "https", "socks5", "socks5h")) {
        try (SecureServer server = serving();
            TestProxy proxy =
                new TestProxy(
                    kind.equals("https") ? Optional.of(own.server()) : plain(),
                    login.isEmpty() ? "" : BASIC)) {
          String url = "%s://%s127.0.0.1:%d".formatted(kind, login, proxy.port());
          assertThat(asking(server, url, "").version(Consent.NONE)).as(url).isEqualTo("v1.33.6");
          assertThat(proxy.targets()).containsExactly("127.0.0.1:" + server.port());
          assertThat(server.heard())
              .containsExactly(new SecureServer.Heard("/version", List.of(), "", List.of()));
        }
      }
    }
  }

  @Test
  void the_name_for_the_certificate_counts_behind_a_proxy_too() throws Exception {
    try (SecureServer server = serving();
        TestProxy proxy = new TestProxy(plain(), "")) {
      String url = "http://127.0.0.1:" + proxy.port();
      assertThat(asking(server, url, ", tls-server-name: api.example").version(Consent.NONE))
          .isEqualTo("v1.33.6");
      assertThat(proxy.targets()).containsExactly("127.0.0.1:" + server.port());
      assertThat(server.heard().getFirst().names()).containsExactly("api.example");
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(
              () -> asking(server, url, ", tls-server-name: other.example").version(Consent.NONE))
          .withMessage(
              "https://127.0.0.1:%d is not trusted: its certificate is made out for another name"
                  .formatted(server.port()));
    }
  }

  @Test
  void a_server_without_tls_is_asked_through_a_proxy_with_its_password() throws Exception {
    try (ApiServer proxy = new ApiServer().at("/version", Asking.VERSION)) {
      String address = proxy.url().substring("http://".length());
      Asking asking =
          new Asking(
              "server: 'http://api.example', proxy-url: 'http://joe:p%40ss:word@" + address + "'",
              "token: t",
              folder);
      assertThat(asking.version(new Consent(true, Optional.empty()))).isEqualTo("v1.33.6");
      assertThat(proxy.headers(0).get("Host")).containsExactly("api.example");
      assertThat(proxy.headers(0).get("Proxy-authorization")).containsExactly(BASIC);
    }
  }

  private String problem(SecureServer server, String proxy) throws Exception {
    try {
      return asking(server, proxy, "").version(Consent.NONE);
    } catch (CaptureException e) {
      return e.getMessage().replaceAll("127\\.0\\.0\\.1:\\d+", "HOST") + ". " + e.hint();
    }
  }

  @Test
  void a_proxy_that_does_not_lead_there_is_named_with_the_reason() throws Exception {
    String gone;
    try (TestProxy proxy = new TestProxy(plain(), "")) {
      gone = "127.0.0.1:" + proxy.port();
    }
    try (SecureServer server = serving();
        TestProxy open = new TestProxy(plain(), "");
        TestProxy locked = new TestProxy(plain(), BASIC)) {
      String toOpen = "127.0.0.1:" + open.port();
      String toLocked = "127.0.0.1:" + locked.port();
      assertThat(problem(server, "http://" + gone))
          .isEqualTo(
              "https://HOST cannot be reached: the proxy HOST cannot be reached. Check its address,"
                  + " VPN and firewall.");
      assertThat(problem(server, "http://" + toLocked))
          .isEqualTo(
              "https://HOST cannot be reached: the proxy HOST wants a password. Put name and"
                  + " password into its URL: http://NAME:PASSWORD@HOST:PORT.");
      assertThat(problem(server, "http://joe:s3cr3t@" + toLocked))
          .isEqualTo(
              "https://HOST cannot be reached: the proxy HOST does not take the name and password."
                  + " Put name and password into its URL: http://NAME:PASSWORD@HOST:PORT.");
      assertThat(problem(server, "socks5://" + toLocked))
          .isEqualTo(
              "https://HOST cannot be reached: the proxy socks5://HOST wants a password. Put name"
                  + " and password into its URL: socks5://NAME:PASSWORD@HOST:PORT.");
      assertThat(problem(server, "socks5://joe:s3cr3t@" + toLocked))
          .isEqualTo(
              "https://HOST cannot be reached: the proxy socks5://HOST does not take the name and"
                  + " password. Correct them in its URL.");
      assertThat(problem(server, "https://" + toOpen))
          .isEqualTo(
              "https://HOST cannot be reached: the proxy https://HOST is not trusted, or does not"
                  + " speak TLS. Check its certificate and its address.");
      open.refuse();
      assertThat(problem(server, "http://" + toOpen))
          .isEqualTo(
              "https://HOST cannot be reached: the proxy HOST refuses the connection: HTTP 403. Ask"
                  + " who runs it whether it may lead to the server.");
      assertThat(problem(server, "socks5://" + toOpen))
          .isEqualTo(
              "https://HOST cannot be reached: the proxy socks5://HOST does not allow the"
                  + " connection. Ask who runs it whether it may lead to the server.");
      assertThat(server.heard()).isEmpty();
    }
  }

  @Test
  void a_proxy_with_a_certificate_of_somebody_else_is_refused() throws Exception {
    KeyPair other = KeyPair.make(folder, "other", "EC", "-ext", "san=ip:127.0.0.1");
    try (SecureServer server = serving();
        TestProxy proxy = new TestProxy(Optional.of(other.server()), "")) {
      assertThat(problem(server, "https://joe:s3cr3t@127.0.0.1:" + proxy.port()))
          .startsWith("https://HOST cannot be reached: the proxy https://HOST is not trusted");
      assertThat(proxy.targets()).isEmpty();
    }
  }
}
