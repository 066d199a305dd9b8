package io.inscope.snapshot.capture;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Keys and certificates, made by the `keytool` of the running Java.
final class Certificates {
  private static final String PASSWORD = "changeit";

  private final Path folder;

  /// Made once: starting `keytool` is what takes time.
  private Optional<KeyStore> leaf = Optional.empty();

  Certificates(Path folder) {
    this.folder = folder;
  }

  /// A key with a certificate that it signed itself.
  ///
  /// @param options of `keytool -genkeypair`: `-ext san=ip:127.0.0.1`, `-startdate -2d`
  KeyStore selfSigned(String name, String... options) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Files.deleteIfExists(file);
    List<String> command = command("-genkeypair", file);
    command.addAll(List.of("-keyalg", "EC", "-dname", "CN=" + name));
    command.addAll(List.of(options));
    run(command);
    return load(file);
  }

  /// A key, always the same, with a certificate that the key of another store signed.
  ///
  /// @param authority name of a store made before
  /// @param options of `keytool -gencert`
  KeyStore signed(String name, String authority, String... options) throws Exception {
    Path request = folder.resolve("leaf.csr");
    Path certificate = folder.resolve(name + ".crt");
    if (leaf.isEmpty()) {
      leaf = Optional.of(selfSigned("leaf"));
      List<String> ask = command("-certreq", folder.resolve("leaf.p12"));
      ask.addAll(List.of("-file", request.toString()));
      run(ask);
    }
    List<String> sign = command("-gencert", folder.resolve(authority + ".p12"));
    sign.addAll(List.of("-infile", request.toString(), "-outfile", certificate.toString()));
    sign.addAll(List.of(options));
    run(sign);
    return chained(leaf.get(), certificate, load(folder.resolve(authority + ".p12")));
  }

  private static KeyStore chained(KeyStore key, Path certificate, KeyStore authority)
      throws Exception {
    try (InputStream in = Files.newInputStream(certificate)) {
      Certificate own = CertificateFactory.getInstance("X.509").generateCertificate(in);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] password = PASSWORD.toCharArray();
      Certificate[] chain = {own, authority.getCertificate("a")};
      store.setKeyEntry("a", key.getKey("a", password), password, chain);
      return store;
    }
  }

  /// The same key and name with a new certificate that it signed itself.
  ///
  /// @param options of `keytool -selfcert`
  KeyStore renewed(String name, String... options) throws Exception {
    Path file = folder.resolve(name + ".p12");
    List<String> command = command("-selfcert", file);
    command.addAll(List.of(options));
    run(command);
    return load(file);
  }

  private static List<String> command(String what, Path store) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            what,
            "-alias",
            "a",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString()));
  }

  private static void run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + ": " + said);
    }
  }

  private static KeyStore load(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  /// For a server that shows this certificate.
  static SSLContext server(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return tls;
  }

  /// As a kubeconfig holds them: PEM in base64.
  static String data(KeyStore... stores) throws Exception {
    StringBuilder all = new StringBuilder();
    for (KeyStore store : stores) {
      all.append(pem("CERTIFICATE", store.getCertificate("a").getEncoded()));
    }
    return base64(all.toString());
  }

  static String key(KeyStore store) throws Exception {
    Key key = store.getKey("a", PASSWORD.toCharArray());
    return base64(pem("PRIVATE KEY", key.getEncoded()));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String pem(String what, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(bytes));
  }
}
