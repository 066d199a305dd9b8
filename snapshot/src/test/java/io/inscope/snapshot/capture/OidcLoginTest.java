package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KeyPair.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import io.inscope.snapshot.capture.relay.ProxyAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `auth-provider: oidc`, with an issuer on this computer.
class OidcLoginTest {
  @TempDir static Path made;
  private static KeyPair own;

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private SecureServer issuer;
  private ApiServer server;
  private String issuerName = "";
  private String methods = "";
  private String endpoint = "";
  private ApiServer.Route grant = ApiServer.json(500, "{}");

  @BeforeAll
  static void makeKeys() throws Exception {
    own = KeyPair.make(made, "issuer", "EC", "-ext", "san=ip:127.0.0.1");
  }

  @BeforeEach
  void start() throws Exception {
    issuer = new SecureServer(own.server(), false, this::answer);
    server = new ApiServer().at("/version", Asking.VERSION);
    issuerName = "https://127.0.0.1:" + issuer.port() + "/realm";
    endpoint = issuerName + "/token";
  }

  @AfterEach
  void stop() {
    issuer.close();
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                login == null ? "-" : login,
                body)
            .strip());
    if (exchange.getRequestURI().getPath().endsWith("openid-configuration")) {
      ApiServer.json(
              200,
              "{\"issuer\": \"%s\", \"token_endpoint\": \"%s\"%s}"
                  .formatted(issuerName, endpoint, methods))
          .answer(exchange);
    } else {
      grant.answer(exchange);
    }
  }

  private static String idToken(String subject, Instant until) {
    String claims = "{\"sub\":\"%s\",\"exp\":%d}".formatted(subject, until.getEpochSecond());
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".sig";
  }

  private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant FUTURE = Instant.parse("2100-01-01T00:00:00Z");

  private Asking asking(String idToken, String more) throws Exception {
    return new Asking(
        "server: '%s'".formatted(server.url()),
        """
        auth-provider: {name: oidc, config: {idp-issuer-url: '%s', client-id: kube,
           idp-certificate-authority-data: %s, id-token: '%s'%s}}\
        """
            .formatted(issuerName, base64(own.pem()), idToken, more),
        folder);
  }

  private static final Consent PLAIN = new Consent(true, Optional.empty());

  @Test
  void an_id_token_that_is_valid_is_used_and_nobody_else_is_asked() throws Exception {
    String token = idToken("me", FUTURE);
    assertThat(asking(token, ", refresh-token: r1").version(PLAIN)).isEqualTo("v1.33.6");
    assertThat(server.headers(0).get("Authorization")).containsExactly("Bearer " + token);
    assertThat(asked).isEmpty();
  }

  @Test
  void an_id_token_that_ran_out_is_refreshed_and_the_file_stays_as_it_is() throws Exception {
    String next = idToken("new", FUTURE);
    grant =
        ApiServer.json(200, "{\"id_token\": \"%s\", \"refresh_token\": \"r2\"}".formatted(next));
    Asking asking = asking(idToken("old", PAST), ", refresh-token: 'r 1&x'");
    KubeContext context = asking.context();
    Path file = folder.resolve("config");
    FileTime when = FileTime.from(PAST);
    Files.setLastModifiedTime(file, when);
    byte[] bytes = Files.readAllBytes(file);
    ConnectionPlan plan = ConnectionPlan.of(context, Map.of());
    assertThat(plan.lines())
        .contains(
            "login: the id token of the provider oidc; if it has run out, "
                + issuerName
                + " would be asked for a new one, which may use up the refresh token of the"
                + " kubeconfig");
    assertThat(plan.toString()).doesNotContain("r 1");
    assertThat(asked).isEmpty();
    try (ReadOnlyGateway gateway =
        ReadOnlyGateway.open(
            context, plan, PLAIN, 1000, Clock.systemUTC(), new FakeTicker(), _ -> {})) {
      assertThat(Asking.version(gateway)).isEqualTo("v1.33.6");
      assertThat(Asking.version(gateway)).isEqualTo("v1.33.6");
    }
    assertThat(asked)
        .containsExactly(
            "GET /realm/.well-known/openid-configuration -",
            "POST /realm/token - grant_type=refresh_token&refresh_token=r+1%26x&client_id=kube");
    assertThat(server.headers(1).get("Authorization")).containsExactly("Bearer " + next);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(when);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_token_that_is_refused_is_refreshed_once_with_the_newest_refresh_token() throws Exception {
    grant =
        ApiServer.inTurn(
            ApiServer.json(
                200,
                "{\"id_token\": \"%s\", \"refresh_token\": \"r2\"}"
                    .formatted(idToken("second", FUTURE))),
            ApiServer.json(200, "{\"id_token\": \"%s\"}".formatted(idToken("third", FUTURE))));
    server.at(
        "/version",
        ApiServer.inTurn(
            ApiServer.json(401, ApiServer.status(401, "Unauthorized", "x")),
            ApiServer.json(200, Asking.VERSION),
            ApiServer.json(401, ApiServer.status(401, "Unauthorized", "x")),
            ApiServer.json(200, Asking.VERSION)));
    KubeContext context =
        asking(idToken("first", FUTURE), ", refresh-token: r1, client-secret: 's:x'").context();
    try (ReadOnlyGateway gateway =
        ReadOnlyGateway.open(
            context,
            ConnectionPlan.of(context, Map.of()),
            PLAIN,
            1000,
            Clock.systemUTC(),
            new FakeTicker(),
            _ -> {})) {
      assertThat(Asking.version(gateway)).isEqualTo("v1.33.6");
      assertThat(Asking.version(gateway)).isEqualTo("v1.33.6");
    }
    assertThat(asked)
        .containsExactly(
            "GET /realm/.well-known/openid-configuration -",
            "POST /realm/token Basic %s grant_type=refresh_token&refresh_token=r1"
                .formatted(base64("kube:s%3Ax")),
            "GET /realm/.well-known/openid-configuration -",
            "POST /realm/token Basic %s grant_type=refresh_token&refresh_token=r2"
                .formatted(base64("kube:s%3Ax")));
  }

  @Test
  void an_issuer_may_want_the_secret_in_the_form() throws Exception {
    methods = ", \"token_endpoint_auth_methods_supported\": [\"client_secret_post\"]";
    grant = ApiServer.json(200, "{\"id_token\": \"%s\"}".formatted(idToken("n", FUTURE)));
    assertThat(asking("", ", refresh-token: r1, client-secret: s").version(PLAIN))
        .isEqualTo("v1.33.6");
    assertThat(asked.getLast())
        .isEqualTo(
            "POST /realm/token - grant_type=refresh_token&refresh_token=r1&client_id=kube"
                + "&client_secret=s");
  }

  private String problem(String more) throws Exception {
    try {
      return asking(idToken("old", PAST), more).version(PLAIN);
    } catch (CaptureException e) {
      assertThat(server.requests()).isEmpty();
      return e.getMessage().replace(issuerName, "ISSUER") + ". " + e.hint();
    }
  }

  @Test
  void why_there_is_no_new_token_is_said_without_the_old_one() throws Exception {
    assertThat(problem(""))
        .isEqualTo(
            "the id token of the user 'u' has run out, and there is no refresh token. Log in with"
                + " kubectl again.");
    assertThat(asked).isEmpty();
    grant =
        ApiServer.json(
            400, "{\"error\": \"invalid_grant\", \"error_description\": \"token s3cr3t\"}");
    assertThat(problem(", refresh-token: s3cr3t"))
        .isEqualTo("ISSUER gave no new token: invalid_grant. Log in with kubectl again.");
    grant = ApiServer.text(502, "text/html", "<html>");
    assertThat(problem(", refresh-token: s3cr3t"))
        .isEqualTo("ISSUER gave no new token: HTTP 502. Log in with kubectl again.");
    grant = ApiServer.json(200, "{\"access_token\": \"x\"}");
    assertThat(problem(", refresh-token: s3cr3t"))
        .isEqualTo(
            "ISSUER answered without a usable id token. The login needs the scope 'openid'; some"
                + " issuers give no id token for a refresh token.");
    endpoint = "http://127.0.0.1/token";
    assertThat(problem(", refresh-token: s3cr3t"))
        .isEqualTo("ISSUER names no https:// address that gives tokens. ");
    String real = issuerName;
    Asking asking = asking("", ", refresh-token: s3cr3t");
    issuerName = "https://elsewhere.example";
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> asking.version(PLAIN))
        .withMessage(real + " does not say of itself that it is this issuer (HTTP 200)");
    issuerName = real;
    asked.clear();
    assertThat(problem(", refresh-token: s3cr3t").isEmpty()).isFalse();
    assertThat(asked).hasSize(1);
  }

  @Test
  void an_issuer_that_is_not_the_right_one_gets_no_token() throws Exception {
    KeyPair other = KeyPair.make(folder, "other", "EC", "-ext", "san=ip:127.0.0.1");
    Asking asking =
        new Asking(
            "server: '%s'".formatted(server.url()),
            "auth-provider: {name: oidc, config: {idp-issuer-url: '%s', client-id: kube, refresh-token: r1, idp-certificate-authority: ca.pem}}"
                .formatted(issuerName),
            folder);
    Files.writeString(folder.resolve("ca.pem"), other.pem());
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> asking.version(PLAIN))
        .withMessage(issuerName + " is not trusted, so it was not asked for a new token");
    assertThat(asked).isEmpty();
    Files.writeString(folder.resolve("ca.pem"), "x");
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> asking.version(PLAIN))
        .withMessage("the certificate authority of the issuer of the user 'u' cannot be read");
  }

  @Test
  void an_issuer_behind_a_proxy_is_asked_through_it() throws Exception {
    grant = ApiServer.json(200, "{\"id_token\": \"%s\"}".formatted(idToken("n", FUTURE)));
    issuerName = "https://127.0.0.1:" + issuer.port() + "/realm";
    try (TestProxy proxy = new TestProxy(Optional.empty(), "Basic am9lOnM=")) {
      // Loopback addresses are exempt from the environment's proxy, so the name has to be another.
      Login.Oidc login =
          new Login.Oidc(
              Optional.of(URI.create(issuerName)),
              new ProxyRoute(
                  Optional.of(
                      new ProxyAddress(
                          ProxyAddress.Kind.HTTP,
                          "127.0.0.1",
                          proxy.port(),
                          Optional.of(new ProxyAddress.Login("joe", "s")))),
                  "the variable HTTPS_PROXY"));
      assertThat(login.words())
          .isEqualTo(
              "the id token of the provider oidc; if it has run out, %s would be asked for a new one"
                      .formatted(issuerName)
                  + " through 127.0.0.1:%d (the variable HTTPS_PROXY, with a password), which may"
                      .formatted(proxy.port())
                  + " use up the refresh token of the kubeconfig");
      assertThat(
              OidcSetup.tokens(
                      asking("", ", refresh-token: r1").context(), login, Clock.systemUTC())
                  .fetch(Optional.empty())
                  .until())
          .contains(FUTURE);
      assertThat(proxy.targets()).isNotEmpty().containsOnly("127.0.0.1:" + issuer.port());
    }
    assertThat(issuer.heard())
        .hasSize(2)
        .allSatisfy(heard -> assertThat(heard.proxyHeaders()).isEmpty());
  }
}
