package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Findings on containers that run privileged. Such a container has every capability, no seccomp
/// and no AppArmor profile and no SELinux confinement, whatever it sets: what these checks find
/// there is implied by `pod-privileged-container`, goes away with it, and says so. It stays a
/// failure, since the limits are not there; and where a container fails for itself, nothing is
/// implied.
///
/// Source: [privileged
/// containers](https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/#privileged-containers).
final class Implied {
  private static final String REMARK = " (implied by running privileged)";

  private Implied() {}

  /// A failure when there is evidence for one, else a pass; the message remarks on it when every
  /// container that fails runs privileged.
  static Outcome failIfAny(String message, Workload workload, List<Evidence> evidence) {
    return Outcome.failIfAny(isImplied(workload, evidence) ? message + REMARK : message, evidence);
  }

  /// A setting of the pod is that of all its containers.
  private static boolean isImplied(Workload workload, List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return false;
    }
    Set<String> failing =
        evidence.stream()
            .map(e -> e instanceof Evidence.Value value ? value.container() : "")
            .collect(Collectors.toSet());
    return SecurityContext.of(workload)
        .filter(c -> failing.contains("") || failing.contains(c.container().at("name").text("")))
        .allMatch(c -> c.own("privileged").isTrue());
  }
}
