package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is kept of a certificate: it is public, and read here from where it stands.
///
/// @param field where it stands
/// @param names the subject as RFC 2253 writes it, or the names a Certificate of cert-manager asks
///   for
/// @param issuer empty when not known
/// @param from the first day; null when not known
/// @param until the last day
/// @param certificate the certificate itself; empty of a Certificate of cert-manager
/// @param role what it is there for
/// @param isFirst of a chain or bundle
public record CertificateFacts(
    Field field,
    String names,
    String issuer,
    @Nullable LocalDate from,
    LocalDate until,
    Optional<X509Certificate> certificate,
    Role role,
    boolean isFirst) {

  /// What a certificate is there for.
  public enum Role {
    /// To be shown: a server's or a client's, with those of its issuers.
    SHOWN,
    /// To verify others with.
    TRUSTED
  }

  static CertificateFacts of(Field field, X509Certificate one, Role role, boolean first) {
    return new CertificateFacts(
        field,
        one.getSubjectX500Principal().getName(),
        one.getIssuerX500Principal().getName(),
        day(one.getNotBefore().toInstant()),
        day(one.getNotAfter().toInstant()),
        Optional.of(one),
        role,
        first);
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  boolean isExpired(LocalDate today) {
    return until.isBefore(today);
  }

  /// The field as evidence, with facts in place of the certificate.
  Evidence shown(Resource resource, String facts) {
    return new Evidence.Value(
        resource.ref(),
        field.pointer(),
        "X.509: " + names + ", " + facts,
        resource.place(field),
        "");
  }
}
