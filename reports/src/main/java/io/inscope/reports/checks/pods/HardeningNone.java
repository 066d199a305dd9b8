package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;
import java.util.stream.Stream;

/// Four mechanisms limit what a container may ask of the kernel: seccomp, AppArmor, SELinux and
/// dropped capabilities.
///
/// *Read:* `securityContext.seccompProfile`, `appArmorProfile` and `seLinuxOptions` of every
/// container, else of the pod, `capabilities.drop` of every container, and the annotations that
/// came before the fields.
///
/// *Allowed:* at least one of them: a profile other than Unconfined, any SELinux option, a dropped
/// capability. Not applicable to Windows pods.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class HardeningNone implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-linux-hardening-none",
          "Every container has at least one limit of the kernel",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Nobody has decided what the container may ask of the kernel: every limit "
              + "is what the node happens to have.",
          "Set seccompProfile.type: RuntimeDefault in the pod and capabilities.drop: "
              + "[ALL] in each container.",
          "The runtime has limits of its own that are not visible; which of the four "
              + "a workload needs is asked by the single checks.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Set<String> CONFINED = Set.of("RuntimeDefault", "Localhost");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    boolean annotations = SeccompAnnotations.surelyCount(audit);
    return Implied.failIfAny(
        "runs containers without any limit of the kernel",
        workload,
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.container().at("securityContext"))
                    .filter(_ -> !isLimited(workload, c, annotations))
                    .map(c::evidence)));
  }

  private static boolean isLimited(Workload workload, SecurityContext c, boolean annotations) {
    return CONFINED.contains(c.effective("seccompProfile", "type").text(""))
        || CONFINED.contains(c.effective("appArmorProfile", "type").text(""))
        || AppArmor.isNamed(workload, c.container())
        || (annotations && SeccompAnnotations.confine(workload, c.container()))
        || c.effective("seLinuxOptions").members().anyMatch(Field::isPresent)
        || c.own("capabilities", "drop").each().findAny().isPresent();
  }
}
