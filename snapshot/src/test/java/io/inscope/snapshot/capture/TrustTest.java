package io.inscope.snapshot.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server with a certificate of its own making, asked with the right authority, with another one,
/// and with none.
class TrustTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  /// Made by the `keytool` of the running Java.
  private KeyStore certificate(String name, String host) throws Exception {
    Path file = folder.resolve(name + ".p12");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "a",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + host,
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(exit).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private String ask(HttpsServer server, KeyStore authority) throws Exception {
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(authority.getCertificate("a").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            kind: Config
            contexts: [{name: a, context: {cluster: c}}]
            clusters: [{name: c, cluster: {server: 'https://127.0.0.1:%d', certificate-authority-data: %s}}]
            """
                .formatted(
                    server.getAddress().getPort(),
                    Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII))));
    KubeContext context = KubeConfigs.of(file).choose(Optional.of("a"));
    ConnectionPlan plan = ConnectionPlan.of(context, Map.of());
    try (ReadOnlyGateway gateway =
            ReadOnlyGateway.open(
                context, plan, Consent.NONE, 5, Clock.systemUTC(), new FakeTicker(), _ -> {});
        Answer answer = gateway.get("/version", "application/json", Patience.SHORT)) {
      return answer.json().at("gitVersion").text("");
    }
  }

  private static HttpsServer serve(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            ApiServer.json(200, "{\"gitVersion\":\"v1\"}").answer(exchange);
          }
        });
    server.start();
    return server;
  }

  @Test
  void the_authority_in_the_kubeconfig_is_the_one_that_counts() throws Exception {
    KeyStore own = certificate("own", "ip:127.0.0.1");
    KeyStore other = certificate("other", "ip:127.0.0.1");
    HttpsServer server = serve(own);
    try {
      assertThat(ask(server, own)).isEqualTo("v1");
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> ask(server, other))
          .withMessage(
              "https://127.0.0.1:%d is not trusted: the certificate authority that is trusted did"
                      .formatted(server.getAddress().getPort())
                  + " not issue its certificate")
          .satisfies(e -> assertThat(e.code()).isEqualTo("CAPTURE-TLS"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_certificate_for_another_name_is_said() throws Exception {
    KeyStore elsewhere = certificate("elsewhere", "dns:elsewhere.example");
    HttpsServer server = serve(elsewhere);
    try {
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> ask(server, elsewhere))
          .withMessage(
              "https://127.0.0.1:%d is not trusted: its certificate is made out for another name"
                  .formatted(server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }
}
