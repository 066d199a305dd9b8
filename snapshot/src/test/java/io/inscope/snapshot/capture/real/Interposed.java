package io.inscope.snapshot.capture.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Executors;

/// Stands between a capture and the server, over plain HTTP, and does to the answers what a bad
/// line does. Requests and bytes are passed on as they are.
final class Interposed implements AutoCloseable {
  /// What happens to the answer to a request.
  interface Treatment {
    /// Nothing.
    Treatment NONE = (_, to, answer) -> to.write(answer);

    /// @param target path and query
    /// @param to takes the body; its length was already told
    void treat(String target, OutputStream to, byte[] answer) throws IOException;
  }

  private final HttpServer front;
  private final HttpClient client;
  private final KubeApiServer server;
  private final Treatment treatment;

  Interposed(KubeApiServer server, Treatment treatment) throws Exception {
    this.server = server;
    this.treatment = treatment;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Admin.trusting(server))
            .build();
    this.front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    front.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    front.createContext("/", this::pass);
    front.start();
  }

  private void pass(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + target))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String name :
        List.of("Accept", "Accept-Encoding", "Authorization", "Content-Type", "User-Agent")) {
      exchange
          .getRequestHeaders()
          .getOrDefault(name, List.of())
          .forEach(v -> request.header(name, v));
    }
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      for (String name : List.of("Content-Type", "Content-Encoding")) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(v -> exchange.getResponseHeaders().add(name, v));
      }
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      treatment.treat(target, exchange.getResponseBody(), answer.body());
      exchange.getResponseBody().flush(); // what broke off has to arrive up to there
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  String url() {
    return "http://127.0.0.1:" + front.getAddress().getPort();
  }

  @Override
  public void close() {
    front.stop(0);
    client.shutdownNow();
  }
}
