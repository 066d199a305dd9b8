package io.inscope.snapshot.capture.real;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Speaks to the server without any of the code that is tested.
final class Admin implements AutoCloseable {
  /// How many requests a load sends at once.
  private static final int AT_ONCE = 16;

  private final KubeApiServer server;
  private final String token;
  private final HttpClient client;

  Admin(KubeApiServer server, String token) throws Exception {
    this.server = server;
    this.token = token;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trusting(server))
            .build();
  }

  static SSLContext trusting(KubeApiServer server) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(server.authority())) {
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("c" + store.size(), certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, factory.getTrustManagers(), null);
    return tls;
  }

  HttpResponse<byte[]> send(String method, String target, String json)
      throws IOException, InterruptedException {
    return send(server.url() + target, method, json, "application/json");
  }

  private HttpResponse<byte[]> send(String address, String method, String json, String accept)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Accept", accept)
            .header("User-Agent", "inscope-test-admin")
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofByteArray());
  }

  /// @return the object as the server has it now
  byte[] get(String target) throws IOException, InterruptedException {
    return body(send("GET", target, ""), target);
  }

  /// In a form that has to be asked for.
  String get(String target, String accept) throws IOException, InterruptedException {
    return new String(
        body(send(server.url() + target, "GET", "", accept), target), StandardCharsets.UTF_8);
  }

  byte[] post(String target, String json) throws IOException, InterruptedException {
    return body(send("POST", target, json), target);
  }

  void delete(String target) throws IOException, InterruptedException {
    body(send("DELETE", target, ""), target);
  }

  private static byte[] body(HttpResponse<byte[]> response, String target) {
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(
          target
              + ": "
              + response.statusCode()
              + " "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  /// The objects of a list, in one answer.
  List<Field> list(String target) throws IOException, InterruptedException {
    return parsed(get(target)).at("items").each().toList();
  }

  static Field parsed(byte[] json) {
    return Field.root(JsonTree.parse(json));
  }

  /// Lets etcd forget all states but the newest: lists that are being read in pages expire (410).
  void compact() throws IOException, InterruptedException {
    String marker = "/api/v1/namespaces/kube-public/configmaps";
    post(marker, "{\"metadata\":{\"name\":\"marker\"}}");
    delete(marker + "/marker");
    Field newest = parsed(etcd("range", "{\"key\":\"AA==\"}")).at("header", "revision");
    etcd("compaction", "{\"revision\":\"%s\"}".formatted(newest.text("")));
  }

  private byte[] etcd(String call, String json) throws IOException, InterruptedException {
    return body(send(server.etcd() + "/v3/kv/" + call, "POST", json, "*/*"), call);
  }

  /// All of them, several at a time; the results in the order of the calls.
  static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
