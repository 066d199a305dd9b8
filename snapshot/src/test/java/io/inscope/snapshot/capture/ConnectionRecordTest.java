package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KeyPair.base64;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.inscope.snapshot.record.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a capture keeps of how it was connected.
class ConnectionRecordTest {
  @TempDir static Path made;
  private static KeyPair own;

  @TempDir Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    own = KeyPair.make(made, "own", "EC", "-ext", "san=dns:api.example");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    ApiServer.Route route =
        switch (exchange.getRequestURI().getPath()) {
          case "/version" -> ApiServer.json(200, Asking.VERSION);
          case "/api" -> ApiServer.json(200, "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
          case "/apis" -> ApiServer.json(200, "{\"kind\":\"APIGroupList\",\"groups\":[]}");
          case "/api/v1" -> ApiServer.json(200, "{\"kind\":\"APIResourceList\",\"resources\":[]}");
          default -> ApiServer.json(404, ApiServer.status(404, "NotFound", "not found"));
        };
    route.answer(exchange);
  }

  private Connection connected(String cluster, String user, boolean insist) throws Exception {
    KubeContext context = new Asking(cluster, user, folder).context();
    try (LiveCluster live =
        LiveCluster.connect(
            context,
            ConnectionPlan.of(context, Map.of()),
            new Consent(insist, Optional.empty()),
            5,
            Clock.systemUTC(),
            new FakeTicker())) {
      return live.connection();
    }
  }

  @Test
  void a_server_that_was_not_verified_is_kept_as_such() throws Exception {
    try (SecureServer server =
        new SecureServer(own.server(), false, ConnectionRecordTest::answer)) {
      String url = "https://127.0.0.1:" + server.port();
      assertThat(
              connected(
                  "server: '%s', insecure-skip-tls-verify: true".formatted(url),
                  "username: joe, password: s3cr3t",
                  true))
          .isEqualTo(
              new Connection(
                  "a",
                  url,
                  "u",
                  "the password of joe",
                  "",
                  "NOT CHECKED: anyone on the way can pose as the server and read the login",
                  false,
                  "",
                  "v1.33.6",
                  "",
                  ReadOnlyGateway.USER_AGENT,
                  5));
    }
  }

  @Test
  void name_proxy_and_impersonation_are_kept_without_a_password() throws Exception {
    try (SecureServer server = new SecureServer(own.server(), false, ConnectionRecordTest::answer);
        TestProxy proxy = new TestProxy(Optional.empty(), "Basic am9lOnMzY3IzdA==")) {
      String url = "https://127.0.0.1:" + server.port();
      assertThat(
              connected(
                  "server: '%s', tls-server-name: api.example, certificate-authority-data: %s, proxy-url: 'http://joe:s3cr3t@127.0.0.1:%d'"
                      .formatted(url, base64(own.pem()), proxy.port()),
                  "token: t, as: eve, as-groups: [readers]",
                  false))
          .isEqualTo(
              new Connection(
                  "a",
                  url,
                  "u",
                  "a bearer token from the kubeconfig",
                  "eve in the groups readers",
                  "checked against the certificate authority in the kubeconfig, for the name"
                      + " api.example",
                  true,
                  "127.0.0.1:%d (proxy-url of the cluster 'c', with a password)"
                      .formatted(proxy.port()),
                  "v1.33.6",
                  "",
                  ReadOnlyGateway.USER_AGENT,
                  5));
    }
  }
}
