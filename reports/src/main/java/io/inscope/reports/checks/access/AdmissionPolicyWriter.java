package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// Admission policies are controls. Who changes them changes what every other check of workloads
/// rests on.
///
/// *Read:* the rules of the role that a binding gives: `create`, `update`, `patch`, `delete` and
/// `deletecollection` on the admission policies of Kubernetes and their bindings, on policies and
/// exceptions of Kyverno, and on templates, constraints and configuration of Gatekeeper.
///
/// *Allowed:* none of them. Not applicable to the bindings every cluster has for its own
/// components.
///
/// Source: [validating admission
/// policy](https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/).
public final class AdmissionPolicyWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-admission-policy-write",
          "No binding lets its subjects change admission policies",
          Severity.HIGH,
          RIGHTS,
          "Whoever may change the policies that stop unsafe pods may also make an " + "exception.",
          "Give the right to the few who decide on policies, and keep these under version"
              + " control.",
          "Policies of engines other than Kubernetes itself, Kyverno and Gatekeeper are "
              + "not known.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.CHANGE_ADMISSION)
        .failIfAny("lets its subjects change admission policies");
  }
}
