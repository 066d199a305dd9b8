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
import java.util.List;
import java.util.Set;

/// *Read:* key, signature and names of certificates in Secrets and of those that webhooks and API
/// services are verified with.
///
/// *Allowed:* RSA from 2048 bits, curves from 224, no DSA; no SHA-1 and no MD5, except where a
/// certificate has signed itself; names in the extension for them, for what servers show.
///
/// Source: [TLS secrets](https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets).
public final class WeakCertificate implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cert-weak",
          "No certificate is weak",
          Severity.MEDIUM,
          Certificates.KINDS,
          "Short keys and old signatures can be forged, and clients cannot tell whose certificate"
              + " one without names is.",
          "Issue the certificate anew: RSA of 2048 bits or a curve of 256, SHA-256, with subject"
              + " alternative names.",
          "Certificates of cert-manager are looked at in the Secrets they lead to.");

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
    List<Evidence> weak = new ArrayList<>();
    for (CertificateFacts one : found.all()) {
      List<String> how = Weakness.of(one);
      if (!how.isEmpty()) {
        weak.add(one.shown(resource, String.join(", ", how)));
      }
    }
    if (!weak.isEmpty()) {
      return new Outcome.Fail("holds weak certificates", weak);
    }
    boolean read = found.all().stream().anyMatch(one -> one.certificate().isPresent());
    if (!found.unread().isEmpty() && !resource.ref().groupKind().equals(Certificates.CERTIFICATE)) {
      return new Outcome.NotAssessed(found.unreadIn(resource));
    }
    return read ? Outcome.pass() : new Outcome.NotApplicable("it holds no certificate");
  }
}
