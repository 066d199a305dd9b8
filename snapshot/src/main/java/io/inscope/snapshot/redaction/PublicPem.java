package io.inscope.snapshot.redaction;

import java.util.Base64;
import java.util.Set;

/// Text that is public by nature: certificates, requests, revocation lists and public keys in PEM
/// (RFC 7468), one or several, and nothing else between them.
final class PublicPem {
  private static final Set<String> LABELS =
      Set.of(
          "CERTIFICATE",
          "TRUSTED CERTIFICATE",
          "X509 CERTIFICATE",
          "CERTIFICATE REQUEST",
          "NEW CERTIFICATE REQUEST",
          "X509 CRL",
          "PUBLIC KEY",
          "RSA PUBLIC KEY");

  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  private PublicPem() {}

  static boolean isAllOf(String text) {
    String rest = text.strip();
    if (rest.isEmpty()) {
      return false;
    }
    while (!rest.isEmpty()) {
      int label = rest.startsWith(BEGIN) ? rest.indexOf(DASHES, BEGIN.length()) : -1;
      String name = label < 0 ? "" : rest.substring(BEGIN.length(), label);
      String footer = "-----END " + name + DASHES;
      int end = label < 0 ? -1 : rest.indexOf(footer, label);
      if (end < 0
          || !LABELS.contains(name)
          || !isDer(rest.substring(label + DASHES.length(), end))) {
        return false;
      }
      rest = rest.substring(end + footer.length()).strip();
    }
    return true;
  }

  /// Whether the base64 holds one ASN.1 sequence of the length it says, so that nothing else hides
  /// in a block.
  private static boolean isDer(String base64) {
    byte[] der;
    try {
      der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (der.length < 4 || der[0] != 0x30) {
      return false;
    }
    int first = der[1] & 0xff;
    if (first < 0x80) {
      return der.length == 2 + first;
    }
    int bytes = first - 0x80;
    if (bytes < 1 || bytes > 3) {
      return false;
    }
    int length = 0;
    for (int i = 0; i < bytes; i++) {
      length = length << 8 | (der[2 + i] & 0xff);
    }
    return der.length == 2 + bytes + length;
  }
}
