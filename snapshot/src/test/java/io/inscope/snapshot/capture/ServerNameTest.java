package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KeyPair.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tls-server-name`: a server that is reached under one name and has a certificate for another.
class ServerNameTest {
  @TempDir static Path made;
  private static KeyPair inside;
  private static KeyPair local;

  @TempDir Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    inside = KeyPair.make(made, "inside", "EC", "-ext", "san=dns:api.inside.example");
    local = KeyPair.make(made, "local", "EC", "-ext", "san=ip:127.0.0.1,dns:localhost");
  }

  private static SecureServer serving(KeyPair with) throws Exception {
    return new SecureServer(with.server(), false, ApiServer.json(200, Asking.VERSION));
  }

  private Asking asking(String host, int port, KeyPair authority, String name) throws Exception {
    return new Asking(
        "server: 'https://%s:%d/k8s/clusters/c', certificate-authority-data: %s, tls-server-name: %s"
            .formatted(host, port, base64(authority.pem()), name),
        "token: t",
        folder);
  }

  @Test
  void the_server_is_asked_for_and_checked_by_the_name() throws Exception {
    for (String host : List.of("127.0.0.1", "localhost")) {
      try (SecureServer server = serving(inside)) {
        assertThat(asking(host, server.port(), inside, "api.inside.example").version(Consent.NONE))
            .isEqualTo("v1.33.6");
        assertThat(server.heard())
            .containsExactly(
                new SecureServer.Heard(
                    "/k8s/clusters/c/version", List.of("api.inside.example"), "", List.of()));
      }
    }
  }

  @Test
  void another_name_is_refused() throws Exception {
    try (SecureServer server = serving(inside)) {
      refused(asking("127.0.0.1", server.port(), inside, "api.other.example"), server);
    }
  }

  @Test
  void the_address_does_not_count_beside_the_name() throws Exception {
    try (SecureServer server = serving(local)) {
      refused(asking("127.0.0.1", server.port(), local, "api.inside.example"), server);
      assertThat(asking("127.0.0.1", server.port(), local, "127.0.0.1").version(Consent.NONE))
          .isEqualTo("v1.33.6");
    }
  }

  @Test
  void the_right_name_of_another_authority_is_refused() throws Exception {
    try (SecureServer server = serving(inside)) {
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(
              () ->
                  asking("127.0.0.1", server.port(), local, "api.inside.example")
                      .version(Consent.NONE))
          .withMessage(
              "https://127.0.0.1:%d/k8s/clusters/c is not trusted: the certificate authority that"
                      .formatted(server.port())
                  + " is trusted did not issue its certificate");
      assertThat(server.heard()).isEmpty();
    }
  }

  @Test
  void a_server_that_is_gone_is_said_as_ever() throws Exception {
    int port;
    try (SecureServer server = serving(inside)) {
      port = server.port();
    }
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(
            () -> asking("127.0.0.1", port, inside, "api.inside.example").version(Consent.NONE))
        .withMessage(
            "https://127.0.0.1:%d/k8s/clusters/c cannot be reached: the connection was refused"
                .formatted(port));
  }

  private static void refused(Asking asking, SecureServer server) {
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> asking.version(Consent.NONE))
        .withMessage(
            "https://127.0.0.1:%d/k8s/clusters/c is not trusted: its certificate is made out for"
                    .formatted(server.port())
                + " another name")
        .satisfies(e -> assertThat(e.code()).isEqualTo("CAPTURE-TLS"));
    assertThat(server.heard()).isEmpty();
  }
}
