package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import io.inscope.snapshot.capture.relay.ProxyAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The way to a server: straight, or through a proxy.
///
/// `proxy-url` of the kubeconfig wins, and is used whatever `NO_PROXY` says. Else the variables
/// `HTTPS_PROXY` (`HTTP_PROXY` for plain servers) and `NO_PROXY` decide, as they do for
/// [kubectl](https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config). The settings of this
/// computer's Java and desktop do not.
///
/// @param address of the proxy; empty for none
/// @param because what says so
public record ProxyRoute(Optional<ProxyAddress> address, String because) {
  private static final int MAX_PORT = 65_535;
  static final ProxyRoute STRAIGHT = new ProxyRoute(Optional.empty(), "");

  static ProxyRoute of(KubeContext context, URI server, Map<String, String> environment)
      throws CaptureException {
    String url = text(context.cluster().getProxyUrl());
    return url.isEmpty()
        ? of(server, environment)
        : via(url, "proxy-url of the cluster '" + context.clusterName() + "'", server);
  }

  /// What the environment says of the way to somewhere.
  static ProxyRoute of(URI server, Map<String, String> environment) throws CaptureException {
    String name = "https".equals(server.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
    String set = variable(environment, name);
    if (set.isEmpty() || isExempt(server, variable(environment, "NO_PROXY"))) {
      return STRAIGHT;
    }
    return via(set.contains("://") ? set : "http://" + set, "the variable " + name, server);
  }

  private static ProxyRoute via(String url, String because, URI server) throws CaptureException {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException _) {
      throw unusable(because, "it is not a URL");
    }
    ProxyAddress.Kind kind =
        switch (text(uri.getScheme()).toLowerCase(Locale.ROOT)) {
          case "http" -> ProxyAddress.Kind.HTTP;
          case "https" -> ProxyAddress.Kind.HTTPS;
          case "socks5", "socks5h" -> ProxyAddress.Kind.SOCKS5;
          default ->
              throw unusable(
                  because, "its URL begins neither with http://, https:// nor socks5://");
        };
    if (uri.getHost() == null) {
      throw unusable(because, "there is no host in its URL");
    }
    if (kind != ProxyAddress.Kind.HTTP && "http".equals(server.getScheme())) {
      throw unusable(because, "a server without TLS is reached only through http:// proxies");
    }
    if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      throw unusable(because, "there is no such port as the one in its URL");
    }
    String host = uri.getHost();
    return new ProxyRoute(
        Optional.of(
            new ProxyAddress(
                kind, host, uri.getPort() < 0 ? kind.port() : uri.getPort(), login(uri))),
        because);
  }

  /// What stands before the `@`, where `%40` is an `@`.
  private static Optional<ProxyAddress.Login> login(URI uri) {
    String pair = text(uri.getRawUserInfo());
    int colon = pair.indexOf(':');
    return pair.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProxyAddress.Login(
                decoded(colon < 0 ? pair : pair.substring(0, colon)),
                decoded(colon < 0 ? "" : pair.substring(colon + 1))));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static CaptureException unusable(String because, String why) {
    return new CaptureException(
        "CAPTURE-PROXY",
        "the proxy in " + because + " cannot be used: " + why,
        "Correct it, or connect from a network that needs no such proxy.");
  }

  /// Host and port of the proxy: `proxy.example:3128`; empty for none.
  public String proxy() {
    return address.map(ProxyAddress::toString).orElse("");
  }

  /// For people and for the record; never a password. Empty for none.
  public String words() {
    return address
        .map(
            via ->
                "%s (%s%s)"
                    .formatted(via, because, via.login().isEmpty() ? "" : ", with a password"))
        .orElse("");
  }

  private static String variable(Map<String, String> environment, String name) {
    String upper = environment.getOrDefault(name, "");
    return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
  }

  private static boolean isExempt(URI server, String list) {
    String host = text(server.getHost()).toLowerCase(Locale.ROOT);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (bare.equals("localhost") || bare.startsWith("127.") || bare.equals("::1")) {
      return true;
    }
    List<String> exempt = List.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+"));
    return exempt.stream()
        .filter(entry -> !entry.isEmpty())
        .anyMatch(e -> matches(bare, e, server));
  }

  private static boolean matches(String host, String entry, URI server) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.contains("/")) {
      return AddressBlock.of(entry).filter(block -> block.contains(host)).isPresent();
    }
    int colon = entry.lastIndexOf(':');
    boolean withPort = colon > 0 && entry.indexOf(':') == colon;
    if (withPort && !entry.substring(colon + 1).equals(String.valueOf(port(server)))) {
      return false;
    }
    String name = withPort ? entry.substring(0, colon) : entry;
    if (name.startsWith("*.")) {
      name = name.substring(1);
    }
    return name.startsWith(".")
        ? host.endsWith(name)
        : host.equals(name) || host.endsWith("." + name);
  }

  private static int port(URI server) {
    return server.getPort() >= 0 ? server.getPort() : "https".equals(server.getScheme()) ? 443 : 80;
  }
}
