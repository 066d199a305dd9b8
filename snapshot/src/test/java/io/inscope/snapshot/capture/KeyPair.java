package io.inscope.snapshot.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Keys with certificates of their own making, by the `keytool` of the running Java.
record KeyPair(KeyStore store) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /// @param more options of `keytool -genkeypair`
  static KeyPair make(Path folder, String name, String algorithm, String... more) throws Exception {
    Path file = folder.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                algorithm,
                "-alias",
                "a",
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString()));
    command.addAll(List.of(more));
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(exit).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return new KeyPair(store);
  }

  X509Certificate certificate() throws Exception {
    return (X509Certificate) store.getCertificate("a");
  }

  PrivateKey key() throws Exception {
    return (PrivateKey) store.getKey("a", PASSWORD);
  }

  /// The certificate as PEM.
  String pem() throws Exception {
    return block("CERTIFICATE", certificate().getEncoded());
  }

  /// The key as PKCS #8.
  String keyPem() throws Exception {
    return block("PRIVATE KEY", key().getEncoded());
  }

  static String block(String form, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(form, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), form);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// For a server that has this key, and believes clients that have one of those.
  SSLContext server(KeyPair... clients) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), clients.length == 0 ? null : trusting(clients), null);
    return tls;
  }

  private static TrustManager[] trusting(KeyPair... clients) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < clients.length; i++) {
      store.setCertificateEntry("client-" + i, clients[i].certificate());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }
}
