package io.inscope.reports.checks.transport;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Reads certificates in PEM (RFC 7468), as they are or in base64.
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";

  /// One factory for all: it has no state of its own.
  private static final CertificateFactory X509 = factory();

  private Pem() {}

  private static CertificateFactory factory() {
    try {
      return CertificateFactory.getInstance("X.509");
    } catch (CertificateException e) {
      throw new IllegalStateException("every Java has X.509", e);
    }
  }

  /// In order; empty when there is none, or one that cannot be read.
  static List<X509Certificate> certificates(String value) {
    String text = value.contains(BEGIN) ? value : decoded(value);
    List<X509Certificate> read = new ArrayList<>();
    int from = text.indexOf(BEGIN);
    while (from >= 0) {
      int end = text.indexOf(END, from);
      int label = text.indexOf("-----", from + BEGIN.length());
      if (end < 0 || label < 0 || label > end) {
        return List.of();
      }
      if (text.substring(from + BEGIN.length(), label).endsWith("CERTIFICATE")) {
        try {
          read.add(certificate(text.substring(label + 5, end)));
        } catch (CertificateException | IllegalArgumentException e) {
          return List.of();
        }
      }
      from = text.indexOf(BEGIN, end);
    }
    return List.copyOf(read);
  }

  private static X509Certificate certificate(String base64) throws CertificateException {
    byte[] der = Base64.getMimeDecoder().decode(base64);
    Certificate one = X509.generateCertificate(new ByteArrayInputStream(der));
    if (one instanceof X509Certificate certificate) {
      return certificate;
    }
    throw new CertificateException("not X.509");
  }

  private static String decoded(String value) {
    if (!value.startsWith("LS0tLS1")) { // "-----"
      return "";
    }
    try {
      return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
