package io.inscope.snapshot.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server may show instead of the certificate it should have, and what is said of it.
class ServerCertificateTest {
  private static final String HERE = "san=ip:127.0.0.1";
  private static final String EXPIRED =
      """
      CAPTURE-TLS
      SERVER is not trusted: its certificate has expired
      Check the clock of this computer; if it is right, the server needs a new certificate.\
      """;
  private static final String EARLY =
      """
      CAPTURE-TLS
      SERVER is not trusted: its certificate is not valid yet
      Check the clock of this computer; if it is right, the server needs a new certificate.\
      """;
  private static final String OTHER_NAME =
      """
      CAPTURE-TLS
      SERVER is not trusted: its certificate is made out for another name
      Use an address that stands in the certificate.\
      """;
  private static final String FOREIGN =
      """
      CAPTURE-TLS
      SERVER is not trusted: the certificate authority that is trusted did not issue its certificate
      Something may stand between, or the kubeconfig is of another cluster or lacks the authority \
      of this one: get a new one.\
      """;

  @TempDir static Path folder;
  private static Certificates certificates;
  private static KeyStore authority;

  @BeforeAll
  static void start() throws Exception {
    certificates = new Certificates(folder);
    authority = certificates.selfSigned("authority", "-ext", "bc:c");
  }

  /// What connecting says when a server shows this, the address of the server as `SERVER`.
  ///
  /// @param more of the cluster in the kubeconfig: `, insecure-skip-tls-verify: true`
  private String said(KeyStore shown, String more, boolean wantsOurs) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(Certificates.server(shown)) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setNeedClientAuth(wantsOurs);
            parameters.setSSLParameters(tls);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            OtherServersTest.minimal(exchange);
          }
        });
    server.start();
    try {
      String address = "https://127.0.0.1:" + server.getAddress().getPort();
      String cluster = "{server: '%s'%s}".formatted(address, more);
      return Connecting.said(Connecting.config(folder, cluster, "{token: abc}"))
          .replace(address, "SERVER");
    } finally {
      server.stop(0);
    }
  }

  /// The same when the kubeconfig names the authority.
  private String said(KeyStore shown) throws Exception {
    return said(shown, authority);
  }

  private String said(KeyStore shown, KeyStore... trusted) throws Exception {
    String data = ", certificate-authority-data: " + Certificates.data(trusted);
    return said(shown, data, false);
  }

  @Test
  void one_that_the_authority_signed_for_this_address_is_trusted() throws Exception {
    assertThat(said(certificates.signed("right", "authority", "-ext", HERE)))
        .isEqualTo("connected to v1.33.2");
  }

  @Test
  void one_that_has_expired() throws Exception {
    KeyStore expired =
        certificates.signed(
            "expired", "authority", "-ext", HERE, "-startdate", "-9d", "-validity", "2");
    assertThat(said(expired)).isEqualTo(EXPIRED);
  }

  /// Java would believe it: what is trusted may be as old as it wants.
  @Test
  void one_that_has_expired_and_that_the_kubeconfig_names() throws Exception {
    KeyStore expired =
        certificates.selfSigned("self", "-ext", HERE, "-startdate", "-9d", "-validity", "2");
    assertThat(said(expired, expired)).isEqualTo(EXPIRED);
    assertThat(said(expired, authority, expired)).isEqualTo(EXPIRED);
  }

  @Test
  void one_of_an_authority_that_has_expired() throws Exception {
    KeyStore old =
        certificates.selfSigned("old", "-ext", "bc:c", "-startdate", "-9d", "-validity", "2");
    KeyStore young = certificates.signed("young", "old", "-ext", HERE);
    KeyStore elsewhere = certificates.signed("elsewhere", "old", "-ext", "san=dns:a.example");
    assertThat(said(young, old)).isEqualTo(EXPIRED);
    assertThat(said(young, authority, old)).isEqualTo(EXPIRED);
    assertThat(said(elsewhere, authority, old)).isEqualTo(OTHER_NAME);
    assertThat(said(young, authority)).isEqualTo(FOREIGN);

    KeyStore renewed = certificates.renewed("old", "-ext", "bc:c");
    assertThat(said(young, old, renewed)).isEqualTo("connected to v1.33.2");
    assertThat(said(elsewhere, old, renewed)).isEqualTo(OTHER_NAME);
  }

  @Test
  void one_of_an_authority_that_is_not_valid_yet() throws Exception {
    KeyStore early = certificates.selfSigned("early", "-ext", "bc:c", "-startdate", "+9d");
    KeyStore right = certificates.signed("right", "early", "-ext", HERE);
    assertThat(said(right, early)).isEqualTo(EARLY);
  }

  @Test
  void one_that_is_not_valid_yet() throws Exception {
    KeyStore early = certificates.signed("early", "authority", "-ext", HERE, "-startdate", "+9d");
    assertThat(said(early)).isEqualTo(EARLY);
  }

  @Test
  void one_for_another_name_or_for_none() throws Exception {
    assertThat(said(certificates.signed("elsewhere", "authority", "-ext", "san=dns:a.example")))
        .isEqualTo(OTHER_NAME);
    assertThat(said(certificates.signed("nowhere", "authority"))).isEqualTo(OTHER_NAME);
  }

  @Test
  void one_that_it_signed_itself_or_that_another_authority_signed() throws Exception {
    KeyStore self = certificates.selfSigned("self", "-ext", HERE);
    certificates.selfSigned("other", "-ext", "bc:c");
    assertThat(said(self)).isEqualTo(FOREIGN);
    assertThat(said(certificates.signed("foreign", "other", "-ext", HERE))).isEqualTo(FOREIGN);
    assertThat(said(self, "", false)).isEqualTo(FOREIGN);
  }

  @Test
  void one_that_it_signed_itself_and_that_the_kubeconfig_names_is_trusted() throws Exception {
    KeyStore self = certificates.selfSigned("self", "-ext", HERE);
    assertThat(said(self, ", certificate-authority-data: " + Certificates.data(self), false))
        .isEqualTo("connected to v1.33.2");
  }

  @Test
  void any_when_the_user_insists() throws Exception {
    KeyStore expired =
        certificates.selfSigned(
            "old", "-ext", "san=dns:a.example", "-startdate", "-9d", "-validity", "2");
    assertThat(said(expired, ", insecure-skip-tls-verify: true", false))
        .isEqualTo("connected to v1.33.2");
  }

  @Test
  void a_server_that_wants_a_client_certificate() throws Exception {
    KeyStore right = certificates.signed("right", "authority", "-ext", HERE);
    String trusting = ", certificate-authority-data: " + Certificates.data(authority);
    assertThat(said(right, trusting, true))
        .isEqualTo(
            """
            CAPTURE-TLS
            SERVER cannot be reached securely: it does not accept our client certificate \
            (certificate_required)
            The user may have none, or one that has expired: get a new kubeconfig.\
            """);
  }
}
