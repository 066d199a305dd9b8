package io.inscope.reports.checks.admission;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/// Bundles of certificates as objects carry them: PEM in base64.
final class Certificates {
  private Certificates() {}

  /// The last day on which any of them holds; empty when it is not a bundle of certificates.
  static Optional<LocalDate> lastExpiry(String bundle) {
    try {
      byte[] pem = Base64.getMimeDecoder().decode(bundle);
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem))
          .stream()
          .map(X509Certificate.class::cast)
          .map(one -> LocalDate.ofInstant(one.getNotAfter().toInstant(), ZoneOffset.UTC))
          .max(Comparator.naturalOrder());
    } catch (CertificateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
