package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KeyPair.base64;
import static io.inscope.snapshot.capture.KeyPair.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that demands a certificate of its client, and keys in all forms they come in.
class ClientCertificateTest {
  @TempDir static Path made;
  private static KeyPair server;
  private static KeyPair rsa;
  private static KeyPair curve;
  private static KeyPair old;

  @TempDir Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    server = KeyPair.make(made, "server", "EC", "-ext", "san=ip:127.0.0.1");
    rsa = KeyPair.make(made, "rsa", "RSA");
    curve = KeyPair.make(made, "curve", "EC", "-groupname", "secp384r1");
    old = KeyPair.make(made, "old", "EC", "-startdate", "2020/01/01 00:00:00", "-validity", "30");
  }

  private SecureServer demanding() throws Exception {
    return new SecureServer(server.server(rsa, curve), true, ApiServer.json(200, Asking.VERSION));
  }

  private Asking asking(int port, String user) throws Exception {
    return new Asking(
        "server: 'https://127.0.0.1:%d', certificate-authority-data: %s"
            .formatted(port, base64(server.pem())),
        user,
        folder);
  }

  /// What stands in PKCS #8 as its last octets: the older forms.
  private static byte[] older(KeyPair of) throws Exception {
    byte[] all = of.key().getEncoded();
    for (int at = 10; at < all.length; at++) {
      int size = all.length - at;
      boolean whole =
          all[at] == 0x04
              && (all[at + 1] == (byte) 0x82
                      ? (all[at + 2] & 0xFF) << 8 | all[at + 3] & 0xFF
                      : all[at + 1] == (byte) 0x81 ? all[at + 2] & 0xFF : all[at + 1])
                  == size - (all[at + 1] == (byte) 0x82 ? 4 : all[at + 1] == (byte) 0x81 ? 3 : 2);
      if (whole) {
        return Arrays.copyOfRange(
            all,
            at + (all[at + 1] == (byte) 0x82 ? 4 : all[at + 1] == (byte) 0x81 ? 3 : 2),
            all.length);
      }
    }
    throw new AssertionError("no octets at the end");
  }

  @Test
  void keys_are_shown_in_every_form() throws Exception {
    Map<String, List<String>> forms =
        Map.of(
            "CN=rsa",
            List.of(rsa.keyPem(), block("RSA PRIVATE KEY", older(rsa))),
            "CN=curve",
            List.of(
                curve.keyPem(),
                block("EC PRIVATE KEY", older(curve)),
                block("EC PARAMETERS", new byte[] {6, 1, 0})
                    + block("EC PRIVATE KEY", older(curve)).replace("\n", "\r\n")));
    for (Map.Entry<String, List<String>> entry : forms.entrySet()) {
      String certificate = entry.getKey().equals("CN=rsa") ? rsa.pem() : curve.pem();
      for (String key : entry.getValue()) {
        try (SecureServer server = demanding()) {
          Asking asking =
              asking(
                  server.port(),
                  "client-certificate-data: %s, client-key-data: %s"
                      .formatted(base64(certificate), base64(key)));
          assertThat(asking.version(Consent.NONE)).isEqualTo("v1.33.6");
          assertThat(server.heard())
              .extracting(SecureServer.Heard::client)
              .containsExactly(entry.getKey());
        }
      }
    }
  }

  @Test
  void keys_may_be_in_files_beside_the_kubeconfig() throws Exception {
    Files.writeString(folder.resolve("both.pem"), rsa.keyPem() + rsa.pem());
    try (SecureServer server = demanding()) {
      Asking asking = asking(server.port(), "client-certificate: both.pem, client-key: both.pem");
      assertThat(asking.version(Consent.NONE)).isEqualTo("v1.33.6");
      assertThat(server.heard()).extracting(SecureServer.Heard::client).containsExactly("CN=rsa");
      assertThat(ConnectionPlan.of(asking.context(), Map.of()).lines())
          .contains("login: a client certificate from " + folder.resolve("both.pem"));
    }
  }

  @Test
  void a_server_that_demands_a_certificate_gets_none() throws Exception {
    try (SecureServer server = demanding()) {
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> asking(server.port(), "token: t").version(Consent.NONE))
          .withMessage(
              "https://127.0.0.1:%d cannot be reached securely: it does not accept our client"
                  + " certificate (certificate_required)".formatted(server.port()));
    }
  }

  private String problem(String certificate, String key) throws Exception {
    Asking asking =
        asking(
            1,
            "client-certificate-data: %s, client-key-data: %s"
                .formatted(base64(certificate), base64(key)));
    try {
      return asking.version(Consent.NONE);
    } catch (CaptureException e) {
      assertThat(e).hasNoCause();
      return e.code() + ": " + e.getMessage() + ". " + e.hint();
    }
  }

  @Test
  void what_is_wrong_with_a_key_is_said_before_anything_is_asked() throws Exception {
    String lockedSay =
        "CAPTURE-KEYS: the client key of the user 'u' is locked with a password. kubectl cannot use"
            + " it either: put a key without a password into the kubeconfig.";
    assertThat(problem(rsa.pem(), block("ENCRYPTED PRIVATE KEY", rsa.key().getEncoded())))
        .isEqualTo(lockedSay);
    assertThat(
            problem(
                rsa.pem(),
                """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,0123456789ABCDEF0123456789ABCDEF

                AAAA
                -----END RSA PRIVATE KEY-----
                """))
        .isEqualTo(lockedSay);
    assertThat(problem(curve.pem(), server.keyPem()))
        .isEqualTo(
            "CAPTURE-KEYS: the client key of the user 'u' does not belong to the client"
                + " certificate. Correct them in the kubeconfig, or get a new one.");
    for (String broken :
        List.of("", "no key", block("PRIVATE KEY", new byte[] {1, 2, 3}), rsa.pem())) {
      assertThat(problem(rsa.pem(), broken))
          .isEqualTo(
              broken.isEmpty()
                  ? "CAPTURE-KEYS: the client key of the user 'u' cannot be read. It is PEM, in the"
                      + " kubeconfig in base64 or in the file it names."
                  : "CAPTURE-KEYS: the client key of the user 'u' cannot be read. It is PEM (RSA or"
                      + " EC), in the kubeconfig in base64 or in the file it names.");
    }
    assertThat(problem(rsa.keyPem(), rsa.keyPem()))
        .isEqualTo(
            "CAPTURE-KEYS: the client certificate of the user 'u' cannot be read. It is PEM, in the"
                + " kubeconfig in base64 or in the file it names.");
    assertThat(problem(old.pem(), old.keyPem()))
        .startsWith("CAPTURE-KEYS: the client certificate of the user 'u' ran out on 2020-01-3")
        .endsWith("Z. Get a new kubeconfig, or check the clock of this computer.");
  }
}
