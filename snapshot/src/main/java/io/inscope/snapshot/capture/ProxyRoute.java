package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The way to a server: straight, or through an HTTP proxy.
///
/// `proxy-url` of the kubeconfig wins, and is used whatever `NO_PROXY` says. Else the variables
/// `HTTPS_PROXY` (`HTTP_PROXY` for plain servers) and `NO_PROXY` decide, as they do for
/// [kubectl](https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config). The settings of this
/// computer's Java and desktop do not.
///
/// @param proxy host and port of the proxy; empty for none
/// @param because what says so
public record ProxyRoute(String proxy, String because) {
  private static final ProxyRoute STRAIGHT = new ProxyRoute("", "");

  static ProxyRoute of(KubeContext context, URI server, Map<String, String> environment)
      throws CaptureException {
    String url = text(context.cluster().getProxyUrl());
    if (!url.isEmpty()) {
      return via(url, "proxy-url of the cluster '" + context.clusterName() + "'");
    }
    String name = "https".equals(server.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
    String set = variable(environment, name);
    if (set.isEmpty() || isExempt(server, variable(environment, "NO_PROXY"))) {
      return STRAIGHT;
    }
    return via(set.contains("://") ? set : "http://" + set, "the variable " + name);
  }

  private static ProxyRoute via(String url, String because) throws CaptureException {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException _) {
      throw unusable(because, "it is not a URL");
    }
    String scheme = text(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") || uri.getHost() == null) {
      throw unusable(because, "only proxies whose URL begins with http:// can be used");
    }
    if (uri.getUserInfo() != null) {
      throw unusable(because, "proxies that ask for a password cannot be used");
    }
    return new ProxyRoute(uri.getHost() + ":" + (uri.getPort() < 0 ? 80 : uri.getPort()), because);
  }

  private static CaptureException unusable(String because, String why) {
    return new CaptureException(
        "CAPTURE-PROXY",
        "the proxy in " + because + " cannot be used: " + why,
        "Connect from a network that needs no such proxy, or through a local HTTP proxy.");
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
    if (withPort && !entry.substring(colon + 1).equals(String.valueOf(server.getPort()))) {
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
}
