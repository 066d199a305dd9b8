package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.check.Outcome;
import java.util.Optional;

/// Flags and plugins that only some versions have. What a version does not have is nobody's fault:
/// the question does not arise. Where the version is not known, it does.
final class Lifetime {
  private Lifetime() {}

  /// Why the question does not arise from a version on, or cannot be asked at all.
  static Optional<Outcome> gone(Audit audit, String component, String what, int from) {
    KubernetesVersion version = KubernetesVersion.of(audit.snapshot());
    return managed(audit, component)
        .or(
            () ->
                version.isAtLeast(from)
                    ? not(
                        "%s does not exist from Kubernetes 1.%d on".formatted(what, from), version)
                    : Optional.empty());
  }

  /// The same before a version.
  static Optional<Outcome> notBefore(Audit audit, String component, String what, int from) {
    KubernetesVersion version = KubernetesVersion.of(audit.snapshot());
    return managed(audit, component)
        .or(
            () ->
                version.isOlderThan(from)
                    ? not("%s does not exist before Kubernetes 1.%d".formatted(what, from), version)
                    : Optional.empty());
  }

  /// Of what a provider runs nothing is said, whatever its version.
  private static Optional<Outcome> managed(Audit audit, String component) {
    return ControlPlane.known(audit, component) instanceof Known.Managed managed
        ? Optional.of(new Outcome.NotAssessed(managed.why()))
        : Optional.empty();
  }

  private static Optional<Outcome> not(String why, KubernetesVersion version) {
    return Optional.of(
        new Outcome.NotApplicable(
            "%s, and this cluster runs 1.%d".formatted(why, version.minor())));
  }
}
