package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;

/// The API server takes an approval only from somebody who may change the approval of a request and
/// also approve for the signer of the request. Both rights together make certificates.
///
/// *Read:* the rules of the role that a binding gives: `update` or `patch` on
/// `certificatesigningrequests/approval`; and, among everything the same subject has, `approve` on
/// signers.
///
/// *Allowed:* one without the other. Not applicable to the bindings every cluster has for its own
/// components.
///
/// Source: [certificate signing
/// requests](https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization).
public final class CertificateApprover implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-csr-approve",
          "No binding lets its subjects approve certificates",
          Severity.HIGH,
          RIGHTS,
          "Whoever approves certificate requests decides who is let in, and may let in "
              + "themselves under another name.",
          "Leave the approval of node certificates to the controller that is made for it,"
              + " and of others to a person.",
          "The right to approve for a signer may come from another binding; it is looked "
              + "for among all that the subject has.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    BindingGrants approving =
        BindingGrants.find(binding, audit, Power.APPROVE_REQUESTS)
            .only(held -> !signers(held.grant().subject(), audit).isEmpty());
    if (approving.held().isEmpty()) {
      return approving.failIfAny("");
    }
    List<Evidence> evidence = new ArrayList<>(approving.evidence());
    approving.held().stream()
        .flatMap(held -> signers(held.grant().subject(), audit).stream())
        .map(held -> BindingGrants.evidence(held.grant()))
        .distinct()
        .filter(one -> !evidence.contains(one))
        .forEach(evidence::add);
    return new Outcome.Fail("lets its subjects approve certificates", evidence);
  }

  private static List<Power.Held> signers(Subject subject, Audit audit) {
    return audit.access().held(subject, Power.APPROVE_FOR_SIGNER);
  }
}
