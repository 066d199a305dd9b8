package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `securityContext.appArmorProfile.type` of the pod and of every container, each for
/// itself, and the annotation of each container that came before the field (1.30).
///
/// *Allowed:* anything but Unconfined. Not applicable to Windows pods.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class AppArmorUnconfined implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-apparmor-unconfined",
          "No pod switches AppArmor off",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "What AppArmor would forbid the container, such as writing below /proc or "
              + "mounting, is allowed.",
          "Remove the setting, or set appArmorProfile.type: RuntimeDefault.",
          "Has an effect only on nodes with AppArmor, which the snapshot does not show.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    List<Evidence> fields =
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.ofPod("appArmorProfile", "type"), c.own("appArmorProfile", "type"))
                    .filter(type -> type.text("").equals("Unconfined"))
                    .map(c::evidence));
    Stream<Evidence> annotations =
        AppArmor.annotations(workload)
            .filter(annotation -> annotation.text("").equals("unconfined"))
            .map(annotation -> Evidence.of(workload.template(), annotation));
    return Implied.failIfAny(
        "switches AppArmor off", workload, Stream.concat(fields.stream(), annotations).toList());
  }
}
