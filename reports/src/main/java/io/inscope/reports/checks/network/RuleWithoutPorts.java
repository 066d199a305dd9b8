package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// *Read:* `ports` of the rules of NetworkPolicies, in the directions a policy concerns.
///
/// *Allowed:* rules that name at least one port. An empty list means every port of every protocol,
/// as none does.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class RuleWithoutPorts implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-rule-no-ports",
          "Every rule of a policy names ports",
          Severity.LOW,
          Set.of(Kinds.NETWORK_POLICY),
          "Whatever listens is open to the peer, and no documented service stands for the "
              + "rule.",
          "Name the ports and protocols that are needed.",
          "A range of ports may be as wide as no port at all.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NETWORK_POLICY);
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    PolicyText policy = new PolicyText(resource);
    return Outcome.failIfAny(
        "has rules that open every port",
        policy.directions().stream()
            .flatMap(policy::rules)
            .filter(rule -> rule.at("ports").each().findAny().isEmpty())
            .map(rule -> Evidence.of(resource, rule))
            .toList());
  }
}
