package io.inscope.snapshot.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/// Serves [Pages] on loopback as an API server would that has nothing but pods. A process of its
/// own, so that its memory and its work are not those of the capture; it says its port, and ends
/// with its standard input.
final class PagesServer {
  private static final String DISCOVERY =
      """
      {"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","metadata":{},"items":[%s]}
      """;
  private static final String CORE =
      """
      {"metadata":{},"versions":[{"version":"v1","freshness":"Current","resources":[
      {"resource":"pods","responseKind":{"group":"","version":"","kind":"Pod"},"scope":"Namespaced",
      "singularResource":"pod","verbs":["get","list"]}]}]}\
      """;

  private final Path folder;
  private final boolean packed;

  private PagesServer(Path folder, boolean packed) {
    this.folder = folder;
    this.packed = packed;
  }

  /// @param args the folder of the pages, `gzip` or `plain`
  public static void main(String[] args) throws IOException {
    PagesServer pages = new PagesServer(Path.of(args[0]), args[1].equals("gzip"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/", pages::answer);
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
    System.exit(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/api" -> text(exchange, 200, DISCOVERY.formatted(CORE));
        case "/apis" -> text(exchange, 200, DISCOVERY.formatted(""));
        case "/version" -> text(exchange, 200, "{\"gitVersion\":\"v1.33.2\"}");
        case "/api/v1/pods" -> page(exchange, exchange.getRequestURI().getQuery());
        default -> text(exchange, 404, "{\"kind\":\"Status\",\"code\":404,\"message\":\"none\"}");
      }
    }
  }

  private void page(HttpExchange exchange, String query) throws IOException {
    int at = query.indexOf("continue=");
    int number = at < 0 ? 0 : Integer.parseInt(query.substring(at + "continue=".length()));
    boolean metadata =
        String.valueOf(exchange.getRequestHeaders().getFirst("Accept"))
            .contains("PartialObjectMetadata");
    Path file =
        metadata
            ? Pages.metadata(folder, number)
            : packed ? Pages.packed(folder, number) : Pages.plain(folder, number);
    if (packed || metadata) {
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, Files.size(file));
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(Files.readAllBytes(file));
    }
  }

  private static void text(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
