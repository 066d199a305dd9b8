package io.inscope.snapshot.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CipherSuitesTest {
  @Test
  void strongSuitesAuthenticateAndAgreeOnNewKeys() {
    assertThat(
            List.of(
                "TLS_AES_128_GCM_SHA256",
                "TLS_CHACHA20_POLY1305_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305",
                "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"))
        .allMatch(CipherSuites::isStrong);
    assertThat(
            List.of(
                "",
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_RSA_WITH_RC4_128_SHA",
                "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
                "TLS_RSA_WITH_AES_256_GCM_SHA384",
                "tls_aes_128_gcm_sha256"))
        .noneMatch(CipherSuites::isStrong);
  }

  @Test
  void versionsBeforeOnePointTwoAreOld() {
    assertThat(List.of("VersionTLS10", "VersionTLS11")).allMatch(CipherSuites::isOld);
    assertThat(List.of("", "VersionTLS12", "VersionTLS13")).noneMatch(CipherSuites::isOld);
  }
}
