package io.inscope.reports.checks.transport;

import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is weak about a certificate. Sources: [NIST SP
/// 800-131A](https://csrc.nist.gov/pubs/sp/800/131/a/r2/final) for keys and signatures, [RFC
/// 9525](https://www.rfc-editor.org/rfc/rfc9525) for names.
public final class Weakness {
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String ANY_USE = "2.5.29.37.0";
  private static final int SHORTEST_RSA = 2048;
  private static final int SHORTEST_CURVE = 224;

  private Weakness() {}

  /// In words; empty when nothing is.
  public static List<String> of(CertificateFacts facts) {
    List<String> weak = new ArrayList<>();
    facts
        .certificate()
        .ifPresent(
            one -> {
              key(one.getPublicKey(), weak);
              signature(one, weak);
              if (facts.role() == CertificateFacts.Role.SHOWN && facts.isFirst()) {
                names(one, weak);
              }
            });
    return weak;
  }

  /// `RSA 2048`, `EC 256`, `Ed25519`.
  public static String described(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECPublicKey ec -> "EC " + ec.getParams().getCurve().getField().getFieldSize();
      default -> key.getAlgorithm();
    };
  }

  private static void key(PublicKey key, List<String> weak) {
    boolean tooWeak =
        switch (key) {
          case RSAPublicKey rsa -> rsa.getModulus().bitLength() < SHORTEST_RSA;
          case ECPublicKey ec ->
              ec.getParams().getCurve().getField().getFieldSize() < SHORTEST_CURVE;
          default -> key.getAlgorithm().equals("DSA");
        };
    if (tooWeak) {
      weak.add(described(key) + " key");
    }
  }

  /// The signature of one that signed itself proves nothing, and nobody verifies it.
  private static void signature(X509Certificate one, List<String> weak) {
    String name = one.getSigAlgName().toUpperCase(Locale.ROOT);
    boolean bySelf = one.getSubjectX500Principal().equals(one.getIssuerX500Principal());
    if (!bySelf && (name.startsWith("SHA1") || name.startsWith("MD"))) {
      weak.add("signed with " + one.getSigAlgName());
    }
  }

  /// Clients look for the name of a server there only.
  private static void names(X509Certificate one, List<String> weak) {
    try {
      List<String> uses = one.getExtendedKeyUsage();
      boolean server = uses == null || uses.contains(SERVER) || uses.contains(ANY_USE);
      if (server && one.getBasicConstraints() < 0 && one.getSubjectAlternativeNames() == null) {
        weak.add("no subject alternative name");
      }
    } catch (CertificateParsingException e) {
      weak.add("extensions that cannot be read");
    }
  }
}
