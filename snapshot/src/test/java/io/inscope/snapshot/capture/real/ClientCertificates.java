package io.inscope.snapshot.capture.real;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Certificates that users show to the server, and the authority that signs them. Made by the
/// `keytool` of the running Java.
final class ClientCertificates {
  private static final String PASSWORD = "changeit";

  private final Path store;

  private ClientCertificates(Path store) {
    this.store = store;
  }

  static ClientCertificates in(Path folder) throws Exception {
    ClientCertificates certificates = new ClientCertificates(folder.resolve("client-ca.p12"));
    certificates.make("-alias", "ca", "-dname", "CN=inscope-test-ca", "-ext", "bc:c");
    return certificates;
  }

  private void make(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    store.toString()),
                Arrays.stream(arguments))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  private KeyStore read() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  /// The certificate of the authority, PEM.
  String authority() throws Exception {
    return pem("CERTIFICATE", read().getCertificate("ca").getEncoded());
  }

  /// A user for a kubeconfig, with certificate and key.
  String user(String name, String group) throws Exception {
    String subject = "CN=%s,O=%s".formatted(name, group);
    make("-alias", name, "-signer", "ca", "-dname", subject, "-ext", "eku=clientAuth");
    KeyStore keys = read();
    String certificate = pem("CERTIFICATE", keys.getCertificate(name).getEncoded());
    String key = pem("PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
    return "{client-certificate-data: %s, client-key-data: %s}"
        .formatted(base64(certificate), base64(key));
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), what);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
