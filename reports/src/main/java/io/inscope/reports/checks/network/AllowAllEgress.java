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

/// *Read:* `egress` rules of NetworkPolicies that isolate in this direction.
///
/// *Allowed:* rules with `to` that names somebody. No `to`, or an empty one, means everybody; so do
/// an empty `namespaceSelector` for all pods and a block of all addresses. Not applicable to
/// policies that do not concern egress.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class AllowAllEgress implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-allow-all-egress",
          "No policy lets pods reach everybody",
          Severity.MEDIUM,
          Set.of(Kinds.NETWORK_POLICY),
          "Data can leave to anywhere, and an attacker can fetch tools from anywhere.",
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
    if (!policy.directions().contains(Direction.EGRESS)) {
      return new Outcome.NotApplicable("it does not concern egress");
    }
    return Outcome.failIfAny(
        "lets its pods reach everybody",
        policy
            .rules(Direction.EGRESS)
            .flatMap(rule -> Everybody.in(rule, Direction.EGRESS))
            .map(field -> Evidence.of(resource, field))
            .toList());
  }
}
