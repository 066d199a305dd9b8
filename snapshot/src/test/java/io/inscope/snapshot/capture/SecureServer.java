package io.inscope.snapshot.capture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/// A server on this computer that speaks TLS, and remembers what came.
final class SecureServer implements AutoCloseable {
  /// @param names under which the client asked for it
  /// @param client name in the client's certificate; empty for none
  record Heard(String target, List<String> names, String client, List<String> proxyHeaders) {}

  private final HttpsServer server;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final ApiServer.Route route;

  /// @param demands whether clients have to show a certificate
  SecureServer(SSLContext tls, boolean demands, ApiServer.Route route) throws IOException {
    this.route = route;
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters own = getSSLContext().getDefaultSSLParameters();
            own.setNeedClientAuth(demands);
            parameters.setSSLParameters(own);
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpsExchange secure = (HttpsExchange) exchange;
      heard.add(
          new Heard(
              exchange.getRequestURI().toString(),
              ((ExtendedSSLSession) secure.getSSLSession())
                  .getRequestedServerNames().stream()
                      .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                      .toList(),
              client(secure),
              exchange.getRequestHeaders().keySet().stream()
                  .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("proxy-"))
                  .toList()));
      route.answer(exchange);
    }
  }

  private static String client(HttpsExchange exchange) {
    try {
      return exchange.getSSLSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException _) {
      return "";
    }
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
