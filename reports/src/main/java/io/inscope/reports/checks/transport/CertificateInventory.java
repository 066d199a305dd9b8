package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// *Read:* subject, issuer, key, signature and days of the certificates in Secrets, of those that
/// webhooks and API services are verified with, and of the Certificates of cert-manager; and who
/// uses the Secrets.
///
/// *Allowed:* anything that can be read.
///
/// Source: [TLS secrets](https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets).
public final class CertificateInventory implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cert-inventory",
          "The certificates are known",
          Severity.INFO,
          Certificates.KINDS,
          "What nobody has listed nobody renews, and nobody replaces when an algorithm falls.",
          "Keep the list, with an owner for each.",
          "Certificates elsewhere, as in files of images or at load balancers, are not in the"
              + " snapshot.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Certificates.KINDS;
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    Certificates found = Certificates.of(resource);
    if (!found.unread().isEmpty()) {
      return new Outcome.NotAssessed(found.unreadIn(resource));
    }
    if (found.all().isEmpty()) {
      return new Outcome.NotApplicable("it holds no certificate");
    }
    Set<String> users =
        audit
            .view(CertificateUsers.class, CertificateUsers::of)
            .bySecret()
            .getOrDefault(resource.ref(), Set.of());
    String used = users.isEmpty() ? "" : ", used by " + String.join(", ", users);
    return new Outcome.Pass(
        found.all().stream().map(one -> one.shown(resource, facts(one) + used)).toList());
  }

  private static String facts(CertificateFacts one) {
    return (one.issuer().isEmpty() ? "" : "issued by " + one.issuer() + ", ")
        + one.certificate()
            .map(c -> Weakness.described(c.getPublicKey()) + ", " + c.getSigAlgName() + ", ")
            .orElse("")
        + (one.from() == null ? "" : "from " + one.from() + " ")
        + "until "
        + one.until();
  }
}
