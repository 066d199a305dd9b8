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

/// *Read:* the label `pod-security.kubernetes.io/enforce` of namespaces in which workloads of the
/// CDE run.
///
/// *Allowed:* restricted. Not applicable to other namespaces.
public final class LevelNotRestricted implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "psa-not-restricted",
          "Namespaces of the CDE enforce the restricted Pod Security level",
          Severity.MEDIUM,
          Set.of(Kinds.NAMESPACE, Kinds.POD),
          "Who gets into a container of the CDE finds more rights there than it needs.",
          "Label the namespace pod-security.kubernetes.io/enforce: restricted, after a time with"
              + " warn and audit.",
          "A default in the admission configuration of the API server is not in the API.");

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
    if (!CdeNamespaces.in(audit).contains(namespace.ref().name())) {
      return new Outcome.NotApplicable("no workload of the CDE runs in it");
    }
    PodSecurityLevel level = new PodSecurityLevel(namespace);
    Optional<Outcome> instead = PodSecurityLevel.instead(namespace, audit);
    if (instead.isPresent()) {
      return instead.get();
    }
    if (level.level().isEmpty()) {
      return level.missing(audit, "holds the CDE and enforces no Pod Security level");
    }
    if (!level.isValid()) {
      return level.invalid();
    }
    return level.level().filter("restricted"::equals).isPresent()
        ? Outcome.pass()
        : new Outcome.Fail(
            "holds the CDE and enforces less than the restricted level",
            List.of(Evidence.of(namespace, level.enforce())));
  }
}
