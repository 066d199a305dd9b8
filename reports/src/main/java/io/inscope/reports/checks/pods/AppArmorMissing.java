package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `securityContext.appArmorProfile.type` of every container, else of the pod, and the
/// annotation of each container that came before the field (1.30).
///
/// *Allowed:* RuntimeDefault or Localhost. Not applicable to Windows pods.
///
/// Source: [AppArmor in Kubernetes](https://kubernetes.io/docs/tutorials/security/apparmor/).
public final class AppArmorMissing implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-apparmor-missing",
          "Every container names an AppArmor profile",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Nobody has decided what the container may do to files and mounts.",
          "Set appArmorProfile.type: RuntimeDefault in the pod.",
          "On nodes with AppArmor the runtime applies its own profile even where none "
              + "is named, so this is a question of documentation.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Set<String> NAMED = Set.of("RuntimeDefault", "Localhost");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    return Implied.failIfAny(
        "runs containers without an AppArmor profile",
        workload,
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.effective("appArmorProfile", "type"))
                    .filter(type -> !NAMED.contains(type.text("")))
                    .filter(
                        type -> !(type.isMissing() && AppArmor.isNamed(workload, c.container())))
                    .map(c::evidence)));
  }
}
