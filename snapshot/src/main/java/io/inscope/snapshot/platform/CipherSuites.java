package io.inscope.snapshot.platform;

import java.util.Set;

/// What TLS suites and versions are worth, by the names that Go and Kubernetes use.
///
/// Strong are suites that authenticate what they encrypt and agree on a new key for each
/// connection: ECDHE or DHE with GCM or ChaCha20-Poly1305, and those of TLS 1.3. Sources: [RFC
/// 9325](https://www.rfc-editor.org/rfc/rfc9325#section-4.2) and [Go's
/// names](https://pkg.go.dev/crypto/tls#pkg-constants).
public final class CipherSuites {
  private static final Set<String> TLS13 =
      Set.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
  private static final Set<String> OLD = Set.of("VersionSSL30", "VersionTLS10", "VersionTLS11");

  private CipherSuites() {}

  public static boolean isStrong(String suite) {
    return TLS13.contains(suite)
        || ((suite.startsWith("TLS_ECDHE_") || suite.startsWith("TLS_DHE_"))
            && (suite.contains("_GCM_") || suite.contains("_CHACHA20_POLY1305")));
  }

  /// Whether a lowest version lets in what came before TLS 1.2.
  public static boolean isOld(String version) {
    return OLD.contains(version);
  }
}
