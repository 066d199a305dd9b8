package io.inscope.snapshot.capture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.inscope.snapshot.record.RequestRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// A server on this computer that behaves like an API server as far as it is told to. Whatever it
/// is not told is not found, in the words of an API server.
final class ApiServer implements AutoCloseable {
  /// Answers one request.
  interface Route {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
  final List<RequestRow> log = Collections.synchronizedList(new ArrayList<>());
  final FakeTicker ticker = new FakeTicker();

  ApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    requests.add(exchange.getRequestMethod() + " " + target);
    headers.add(Map.copyOf(exchange.getRequestHeaders()));
    Route route = routes.get(target);
    if (route == null) {
      route = routes.get(exchange.getRequestURI().getPath());
    }
    try (exchange) {
      if (route == null) {
        json(404, status(404, "NotFound", "the server could not find the requested resource"))
            .answer(exchange);
      } else {
        route.answer(exchange);
      }
    }
  }

  /// @param target a path, or a path with its query, which goes first
  ApiServer at(String target, Route route) {
    routes.put(target, route);
    return this;
  }

  ApiServer at(String target, String json) {
    return at(target, json(200, json));
  }

  /// One route after the other; the last one stays.
  static Route inTurn(Route... turns) {
    List<Route> left = new CopyOnWriteArrayList<>(turns);
    return exchange -> (left.size() > 1 ? left.removeFirst() : left.getFirst()).answer(exchange);
  }

  static Route json(int status, String json) {
    return text(status, "application/json", json);
  }

  static Route text(int status, String type, String text) {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Type", type);
      bytes(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    };
  }

  static Route busy(int status, String retryAfter) {
    return exchange -> {
      exchange.getResponseHeaders().add("Retry-After", retryAfter);
      json(status, status(status, "TooManyRequests", "busy")).answer(exchange);
    };
  }

  static Route gzip(String json) {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(json.getBytes(StandardCharsets.UTF_8));
      }
      bytes(exchange, 200, packed.toByteArray());
    };
  }

  /// Says how long the answer is, sends a part of it, and hangs up.
  static Route truncated(String json, int sent) {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      byte[] all = json.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, all.length);
      exchange.getResponseBody().write(all, 0, sent);
      exchange.getResponseBody().flush();
    };
  }

  private static void bytes(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  static String status(int code, String reason, String message) {
    return """
    {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"%s","reason":"%s","code":%d}\
    """
        .formatted(message, reason, code);
  }

  /// What came, in the order of coming: `GET /api`.
  List<String> requests() {
    return List.copyOf(requests);
  }

  Map<String, List<String>> headers(int request) {
    return headers.get(request);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// A gateway to it, as a kubeconfig in this folder makes it.
  ReadOnlyGateway gateway(Path folder, String user) throws Exception {
    return ReadOnlyGateway.open(
        context(folder, user),
        ConnectionPlan.of(context(folder, user), Map.of()),
        new Consent(true, Optional.empty()),
        1000,
        Clock.systemUTC(),
        ticker,
        log::add);
  }

  ReadOnlyGateway gateway(Path folder) throws Exception {
    return gateway(folder, "{token: abc}");
  }

  /// One that takes answers of so many bytes only.
  ReadOnlyGateway gateway(Path folder, long maxBody) throws Exception {
    return gateway(context(folder, "{token: abc}"), maxBody);
  }

  /// The same for another server; the log is kept here.
  ReadOnlyGateway gateway(KubeContext context, long maxBody) throws Exception {
    Target target =
        Target.of(
            context,
            ConnectionPlan.of(context, Map.of()),
            new Consent(true, Optional.empty()),
            Clock.systemUTC());
    return new ReadOnlyGateway(target, 1000, Clock.systemUTC(), ticker, log::add, maxBody);
  }

  KubeContext context(Path folder, String user) throws Exception {
    Path file = folder.resolve("config");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: test
        contexts: [{name: test, context: {cluster: test, user: auditor}}]
        clusters: [{name: test, cluster: {server: '%s'}}]
        users: [{name: auditor, user: %s}]
        """
            .formatted(url(), user));
    return KubeConfigs.of(file).choose(Optional.empty());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
