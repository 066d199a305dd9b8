package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// *Read:* the label `pod-security.kubernetes.io/enforce`, and the API server's flags for admission
/// where it is a pod.
///
/// *Allowed:* a level. Where the API server has an admission configuration it may set one: then
/// people have to be asked. Not applicable to the cluster's own namespaces and before Kubernetes
/// 1.23.
public final class LevelMissing implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "psa-label-missing",
          "Each namespace enforces a Pod Security level",
          Severity.MEDIUM,
          Set.of(Kinds.NAMESPACE),
          "Whoever may create pods in it may create privileged ones and take over nodes.",
          "Label the namespace pod-security.kubernetes.io/enforce: baseline or restricted.",
          "A default and exemptions in the admission configuration of the API server are not in the"
              + " API: ask for it. Controllers are admitted whatever they ask for; their pods are"
              + " not.");

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
    return PodSecurityLevel.instead(namespace, audit)
        .orElseGet(
            () ->
                level.level().isEmpty()
                    ? level.missing(audit, "enforces no Pod Security level by a label")
                    : level.isValid() ? Outcome.pass() : level.invalid());
  }
}
