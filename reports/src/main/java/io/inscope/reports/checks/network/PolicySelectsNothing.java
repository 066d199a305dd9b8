package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.podSelector` of NetworkPolicies, and the labels of pods and of the templates from
/// which pods may come.
///
/// *Allowed:* at least one pod or template of the namespace. A policy for all pods of a namespace
/// that has none waits for them: not applicable.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class PolicySelectsNothing implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-policy-selects-nothing",
          "Every policy selects pods",
          Severity.LOW,
          Set.of(Kinds.NETWORK_POLICY, Kinds.POD),
          "Whoever wrote the policy believes that something is protected which is not.",
          "Correct the selector, or remove the policy.",
          "");

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
    return Set.of(Kinds.NETWORK_POLICY);
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    PolicyText policy = new PolicyText(resource);
    PodLabels labels = audit.view(PodLabels.class, PodLabels::of);
    if (labels.anyPod(resource.ref().namespace(), policy.subject())) {
      return Outcome.pass();
    }
    return policy.subject().equals(LabelSelector.EVERYTHING)
        ? new Outcome.NotApplicable("it is for all pods of its namespace, and there is none")
        : new Outcome.Fail(
            "selects no pod", List.of(Evidence.of(resource, policy.spec().at("podSelector"))));
  }
}
