package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.hostUsers`.
///
/// *Allowed:* false passes. Not set or true is the default and not a failure: not applicable.
/// Before 1.33 the field has an effect only where a feature gate is on, which is left open.
///
/// Source: [user namespaces](https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/).
public final class UserNamespace implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-user-namespace",
          "Pods have users of their own",
          Severity.INFO,
          Set.of(Kinds.POD),
          "Root in a pod with its own user namespace is nobody on the node, so that "
              + "a break-out gains little.",
          "Set hostUsers: false where the application can bear it.",
          "A point in favour of a workload; nobody has to have it, so its absence "
              + "never fails.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final int ON_BY_DEFAULT = 33;

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    Field hostUsers = workload.podSpec().at("hostUsers");
    if (!hostUsers.isFalse()) {
      return new Outcome.NotApplicable("it shares the users of its node, which is the default");
    }
    return audit.version().isAtLeast(ON_BY_DEFAULT)
        ? new Outcome.Pass(List.of(Evidence.of(workload.template(), hostUsers)))
        : new Outcome.NotAssessed(
            "hostUsers is false, which before Kubernetes 1.33 has an effect only where the feature"
                + " gate UserNamespacesSupport is on");
  }
}
