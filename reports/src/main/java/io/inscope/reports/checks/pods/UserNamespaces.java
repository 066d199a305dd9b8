package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Workload;

/// Pods with a user namespace of their own (`hostUsers: false`): root in it is nobody on the node.
///
/// The [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/) relax their
/// rules on users for them from 1.35. On a cluster that is older, or of which the version is not
/// known, the field may have no effect, and nothing is relaxed.
final class UserNamespaces {
  private UserNamespaces() {}

  static boolean relax(Workload workload, Audit audit) {
    return SecurityContext.hasUserNamespace(workload) && audit.version().isAtLeast(35);
  }

  static Outcome notApplicable() {
    return new Outcome.NotApplicable(
        "the pod has its own user namespace: its users are not the node's");
  }
}
