package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* the label `pod-security.kubernetes.io/enforce`.
///
/// *Allowed:* baseline and restricted. Not applicable to namespaces without the label, which
/// psa-label-missing tells of, to the cluster's own, and before Kubernetes 1.23.
public final class LevelPrivileged implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "psa-below-baseline",
          "No namespace enforces a Pod Security level that allows everything",
          Severity.HIGH,
          Set.of(Kinds.NAMESPACE),
          "Whoever may create pods in it may create privileged ones and take over nodes.",
          "Set the label to baseline or restricted, or move what needs more to a namespace of its"
              + " own.",
          "This is about the label of the namespace, not about the pods in it.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NAMESPACE);
  }

  @Override
  public Outcome check(Resource namespace, Audit audit) {
    PodSecurityLevel level = new PodSecurityLevel(namespace);
    Optional<Outcome> instead = PodSecurityLevel.instead(namespace, audit);
    if (instead.isPresent()) {
      return instead.get();
    }
    if (level.level().isEmpty()) {
      return new Outcome.NotApplicable("it enforces no level by a label");
    }
    if (!level.isValid()) {
      return level.invalid();
    }
    return level.level().filter("privileged"::equals).isPresent()
        ? new Outcome.Fail(
            "allows pods to do everything", List.of(Evidence.of(namespace, level.enforce())))
        : Outcome.pass();
  }
}
