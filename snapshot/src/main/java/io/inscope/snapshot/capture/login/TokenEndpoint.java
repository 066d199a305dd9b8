package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.relay.ProxyAddress;
import io.inscope.snapshot.capture.relay.ProxyFailure;
import io.inscope.snapshot.capture.relay.Relay;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonText;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/// Asks the issuer of a user's tokens for a new one, and nothing else: a GET of its [discovery
/// document](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig) and a POST
/// of a [refresh grant](https://www.rfc-editor.org/rfc/rfc6749#section-6) to the address that
/// document names. Over TLS alone; follows no redirect, keeps no cookie.
final class TokenEndpoint implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofSeconds(30);
  private static final int MAX_ANSWER = 1 << 20;

  private final URI issuer;
  private final Optional<Relay> relay;
  private final HttpClient client;

  /// @param authorities who is believed to be the issuer
  /// @param proxy on the way to it
  TokenEndpoint(URI issuer, Authorities authorities, Optional<ProxyAddress> proxy) {
    this.issuer = issuer;
    this.relay =
        proxy.map(
            via ->
                Relay.open(
                    Optional.of(via), Authorities.SYSTEM.context(Optional.empty()), Optional::of));
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .proxy(relay.map(Relay::selector).orElse(HttpClient.Builder.NO_PROXY))
            .sslContext(authorities.context(Optional.empty()))
            .build();
  }

  /// A refresh grant.
  ///
  /// @return the answer, which holds tokens
  /// @throws CaptureException when the issuer cannot be reached or gives no token
  /// @throws CancellationException when the thread was interrupted
  Field refresh(OidcTokens.Provided user, String refreshToken) throws CaptureException {
    Field found = discovered();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken);
    HttpRequest.Builder post = request(tokenEndpoint(found));
    post.header("Content-Type", "application/x-www-form-urlencoded");
    if (user.clientSecret().isEmpty()) {
      form.put("client_id", user.clientId());
    } else if (wantsSecretInForm(found)) {
      form.put("client_id", user.clientId());
      form.put("client_secret", user.clientSecret());
    } else {
      String pair = encoded(user.clientId()) + ":" + encoded(user.clientSecret());
      post.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpResponse<byte[]> answer =
        send(post.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    Field json = object(answer.body());
    if (answer.statusCode() != 200) {
      String code = json.at("error").text("").replaceAll("[^a-z_]", "");
      throw new CaptureException(
          "CAPTURE-LOGIN",
          "%s gave no new token: %s"
              .formatted(issuer, code.isEmpty() ? "HTTP " + answer.statusCode() : code),
          "Log in with kubectl again.");
    }
    return json;
  }

  private Field discovered() throws CaptureException {
    String base = issuer.toString();
    String trimmed = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    HttpResponse<byte[]> answer =
        send(request(URI.create(trimmed + "/.well-known/openid-configuration")).GET().build());
    Field document = object(answer.body());
    if (answer.statusCode() != 200 || !document.at("issuer").text("").equals(base)) {
      throw new CaptureException(
          "CAPTURE-LOGIN",
          "%s does not say of itself that it is this issuer (HTTP %d)"
              .formatted(issuer, answer.statusCode()),
          "Correct 'idp-issuer-url' in the kubeconfig.");
    }
    return document;
  }

  private URI tokenEndpoint(Field document) throws CaptureException {
    try {
      URI uri = URI.create(document.at("token_endpoint").text(""));
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new CaptureException(
        "CAPTURE-LOGIN", issuer + " names no https:// address that gives tokens", "");
  }

  /// The header is what every issuer has to take; a few say that they do not.
  private static boolean wantsSecretInForm(Field document) {
    var ways =
        document
            .at("token_endpoint_auth_methods_supported")
            .each()
            .map(way -> way.text(""))
            .toList();
    return ways.contains("client_secret_post") && !ways.contains("client_secret_basic");
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(WHOLE).header("Accept", "application/json");
    relay.map(Relay::header).ifPresent(h -> request.header(h.getKey(), h.getValue()));
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws CaptureException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
    try {
      return answer.get(WHOLE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped by the user");
    } catch (ExecutionException | TimeoutException e) {
      throw unreachable(e);
    }
  }

  private CaptureException unreachable(Exception e) {
    if (relay.flatMap(Relay::failure).orElse(null) instanceof ProxyFailure proxy) {
      return new CaptureException(
          "CAPTURE-PROXY",
          "%s cannot be reached for a new token: %s".formatted(issuer, proxy.getMessage()),
          proxy.hint());
    }
    return new CaptureException(
        "CAPTURE-LOGIN",
        issuer
            + (e.getCause() instanceof SSLException
                ? " is not trusted, so it was not asked for a new token"
                : " cannot be reached for a new token"),
        "Check the issuer of the login in the kubeconfig, its certificate authority, and VPN.");
  }

  @Override
  public void close() {
    client.shutdownNow();
    relay.ifPresent(Relay::close);
  }

  private static Field object(byte[] bytes) {
    try {
      if (new JsonText(bytes, 1, 1).tree(Duplicates.IGNORED) instanceof JsonObject object) {
        return Field.root(object);
      }
    } catch (JsonProblem _) {
      // nothing of it is used
    }
    return Field.root(JsonObject.EMPTY);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
