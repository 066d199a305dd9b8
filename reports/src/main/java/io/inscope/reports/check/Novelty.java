package io.inscope.reports.check;

import io.inscope.snapshot.model.GroupKind;
import java.util.Map;

/// Built-in kinds that came late: a cluster of an older version cannot have any object of them, so
/// nothing is missing where none was read.
///
/// Source: [validating admission
/// policies](https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/),
/// first in 1.26.
public final class Novelty {
  private static final String ADMISSION = "admissionregistration.k8s.io";

  private static final Map<GroupKind, Integer> SINCE =
      Map.of(
          new GroupKind(ADMISSION, "ValidatingAdmissionPolicy"), 26,
          new GroupKind(ADMISSION, "ValidatingAdmissionPolicyBinding"), 26);

  private Novelty() {}

  /// Whether the version is known and has no such kind yet.
  public static boolean isUnknownTo(KubernetesVersion version, GroupKind kind) {
    return version.isOlderThan(SINCE.getOrDefault(kind, 0));
  }
}
