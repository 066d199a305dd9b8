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

/// Without a user namespace of its own, a container's user number is the node's: a low one may be
/// that of somebody on the node, who owns files there. An advice, not a rule of a standard.
///
/// *Read:* `securityContext.runAsUser` of every container, else of the pod.
///
/// *Allowed:* a number above 10000. Not set, the image decides: not assessed. Not applicable with
/// `hostUsers: false` and to Windows pods.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class LowUid implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-low-uid",
          "Containers run with a user above 10000",
          Severity.LOW,
          Set.of(Kinds.POD),
          "A process that breaks out of the container owns the files of the node that "
              + "belong to the same number.",
          "Set runAsUser to a number above 10000.",
          "Which numbers the node uses is not known.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final long LOW = 10_000;

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    if (SecurityContext.hasUserNamespace(workload)) {
      return UserNamespaces.notApplicable();
    }
    List<Evidence> low =
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.effective("runAsUser"))
                    .filter(number -> number.isPresent() && number.number().orElse(0) <= LOW)
                    .map(c::evidence));
    if (!low.isEmpty()) {
      return new Outcome.Fail("runs with a user of 10000 or lower", low);
    }
    return SecurityContext.of(workload).anyMatch(c -> c.effective("runAsUser").isMissing())
        ? new Outcome.NotAssessed("runAsUser is not set, so the image decides")
        : Outcome.pass();
  }
}
