package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// *Read:* the last day of certificates in Secrets, of what webhooks and API services are verified
/// with, and of the Certificates of cert-manager.
///
/// *Allowed:* the date of the assessment or later. Of a bundle to verify others with, one that is
/// still valid is enough.
///
/// Source: [TLS secrets](https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets).
public final class ExpiredCertificate implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cert-expired",
          "No certificate has expired",
          Severity.HIGH,
          Certificates.KINDS,
          "Clients refuse the connection, or have been told to accept anything, which is worse.",
          "Renew the certificate, and let something renew it in time from now on.",
          "Certificates elsewhere, as in files of images or at load balancers, are not in the"
              + " snapshot.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Certificates.KINDS;
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    Certificates found = Certificates.of(resource);
    Map<String, List<CertificateFacts>> byField =
        found.all().stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.field().pointer(), LinkedHashMap::new, Collectors.toList()));
    List<Evidence> expired = new ArrayList<>();
    for (List<CertificateFacts> bundle : byField.values()) {
      List<CertificateFacts> over =
          bundle.stream().filter(one -> one.isExpired(audit.today())).toList();
      boolean trusted = bundle.getFirst().role() == CertificateFacts.Role.TRUSTED;
      if (!trusted || over.size() == bundle.size()) {
        over.forEach(one -> expired.add(one.shown(resource, "valid until " + one.until())));
      }
    }
    if (!expired.isEmpty()) {
      return new Outcome.Fail("holds certificates that have expired", expired);
    }
    if (!found.unread().isEmpty()) {
      return new Outcome.NotAssessed(found.unreadIn(resource));
    }
    return found.all().isEmpty()
        ? new Outcome.NotApplicable("it holds no certificate")
        : Outcome.pass();
  }
}
