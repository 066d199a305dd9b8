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

/// *Read:* `securityContext.seccompProfile.type` of every container, else of the pod. On clusters
/// known to be older than 1.27 the annotations that came before the fields count as well.
///
/// *Allowed:* RuntimeDefault or Localhost. Not applicable to Windows pods.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Restricted.
public final class SeccompMissing implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-seccomp-missing",
          "Every container runs under a seccomp profile",
          Severity.LOW,
          Set.of(Kinds.POD),
          "System calls that the application never uses are open to whoever gets into "
              + "the container.",
          "Set seccompProfile.type: RuntimeDefault in the pod.",
          "A kubelet with seccompDefault: true applies the runtime's profile where none "
              + "is set; the pod then is safer than its specification says.");

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
        "runs containers without a seccomp profile",
        workload,
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.effective("seccompProfile", "type"))
                    .filter(type -> !CONFINED.contains(type.text("")))
                    .filter(
                        type ->
                            !(annotations
                                && type.isMissing()
                                && SeccompAnnotations.confine(workload, c.container())))
                    .map(c::evidence)));
  }
}
