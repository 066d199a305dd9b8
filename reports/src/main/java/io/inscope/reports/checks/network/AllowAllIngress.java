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
import io.inscope.snapshot.network.Direction;
import java.util.Set;

/// *Read:* `ingress` rules of NetworkPolicies that isolate in this direction.
///
/// *Allowed:* rules with `from` that names somebody. No `from`, or an empty one, means everybody;
/// so do an empty `namespaceSelector` for all pods and a block of all addresses. Not applicable to
/// policies that do not concern ingress.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class AllowAllIngress implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-allow-all-ingress",
          "No policy lets everybody in",
          Severity.MEDIUM,
          Set.of(Kinds.NETWORK_POLICY),
          "The policy isolates on paper and opens everything again.",
          "Name the peers that are needed.",
          "Ports that narrow the rule are not looked at: an open port is open to everybody.");

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
    if (!policy.directions().contains(Direction.INGRESS)) {
      return new Outcome.NotApplicable("it does not concern ingress");
    }
    return Outcome.failIfAny(
        "lets everybody in",
        policy
            .rules(Direction.INGRESS)
            .flatMap(rule -> Everybody.in(rule, Direction.INGRESS))
            .map(field -> Evidence.of(resource, field))
            .toList());
  }
}
