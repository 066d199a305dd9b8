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

/// *Read:* `securityContext` of every container and of the pod.
///
/// *Allowed:* one of the two holds a setting. The API server writes `{}` where nothing is set,
/// which is no setting.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class NoSecurityContext implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-security-context-missing",
          "Every container has a security context, of its own or of its pod",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Nobody has decided with which rights the container runs: it has whatever "
              + "image and runtime give.",
          "Set securityContext in the pod and in each container.",
          "That there is one does not say that it is a good one: see the single " + "settings.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    boolean ofPod = isSet(workload.podSpec().at("securityContext"));
    return Outcome.failIfAny(
        "runs containers without any security context",
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.container().at("securityContext"))
                    .filter(own -> !isSet(own) && !ofPod)
                    .map(c::evidence)));
  }

  private static boolean isSet(Field securityContext) {
    return securityContext.members().anyMatch(Field::isPresent);
  }
}
