package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// Pod Security reads its level from labels of the namespace, network policies select namespaces by
/// label, and so does what belongs to the cardholder data environment. A role in a namespace may
/// speak of that namespace itself.
///
/// *Read:* the rules of the role that a binding gives: `update` and `patch` on namespaces.
///
/// *Allowed:* neither. Not applicable to the bindings every cluster has for its own components.
///
/// Source: [namespace
/// modification](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#namespace-modification).
public final class NamespaceLabeller implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-namespace-labels",
          "No binding lets its subjects change the labels of namespaces",
          Severity.HIGH,
          RIGHTS,
          "Labels of a namespace decide which pods may be unsafe in it, and whom the "
              + "network policies of others trust.",
          "Leave namespaces to whoever administers the cluster.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.LABEL_NAMESPACES)
        .failIfAny("lets its subjects change the labels of namespaces");
  }
}
