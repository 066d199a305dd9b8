package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;
import java.util.List;

/// Whoever signs for the signers of Kubernetes itself makes identities. Whoever may only request
/// certificates needs somebody who approves, so that is a question for a person.
///
/// *Read:* the rules of the role that a binding gives: `sign` on signers, `create` on certificate
/// signing requests.
///
/// *Allowed:* `sign` for signers outside `kubernetes.io/`. Not applicable to the bindings every
/// cluster has for its own components.
///
/// Source: [certificate signing
/// requests](https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/).
public final class CertificateSigner implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-csr-create-sign",
          "No binding lets its subjects make certificates for the API server",
          Severity.MEDIUM,
          RIGHTS,
          "A client certificate cannot be revoked: whoever has one keeps the rights of "
              + "the name in it until it expires.",
          "Issue short-lived tokens through an identity provider, and leave signing to "
              + "the controllers of the cluster.",
          "For which signer a certificate will be requested is not in the rule.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    BindingGrants signing =
        BindingGrants.find(binding, audit, Power.SIGN)
            .only(
                held ->
                    !held.isNamed()
                        || held.grant().given().rule().names().stream()
                            .anyMatch(CertificateSigner::isOfKubernetes));
    if (signing.instead() instanceof Outcome.NotApplicable || !signing.held().isEmpty()) {
      return signing.failIfAny("lets its subjects make certificates for the API server");
    }
    List<Evidence> requesting =
        BindingGrants.find(binding, audit, Power.REQUEST_CERTIFICATES).evidence();
    return requesting.isEmpty()
        ? signing.instead()
        : new Outcome.Manual(
            "Who approves the certificates that may be requested, and for how long are they good?",
            requesting);
  }

  private static boolean isOfKubernetes(String signer) {
    return signer.startsWith("kubernetes.io/");
  }
}
