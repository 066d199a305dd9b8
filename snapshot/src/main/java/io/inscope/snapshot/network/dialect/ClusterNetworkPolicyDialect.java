package io.inscope.snapshot.network.dialect;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PolicyDialect;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// ClusterNetworkPolicy of policy.networking.k8s.io/v1alpha2. Source: the [network policy
/// API](https://network-policy-api.sigs.k8s.io/api-overview/) and its types.
///
/// *Absent means:* no `protocols`: all ports of all protocols. No list of a direction: the policy
/// says nothing of it. Everything else must be there.
public final class ClusterNetworkPolicyDialect implements PolicyDialect {
  private static final GroupKind KIND =
      new GroupKind(AdminNetworkPolicyDialect.GROUP, "ClusterNetworkPolicy");
  private static final Map<String, Action> ACTIONS =
      Map.of("Accept", Action.ALLOW, "Deny", Action.DENY, "Pass", Action.PASS);
  private static final int MOST = 25;

  @Override
  public List<GroupKind> kinds() {
    return List.of(KIND);
  }

  @Override
  public List<Compiled> compile(Resource policy) {
    return List.of(compiled(policy));
  }

  private Compiled compiled(Resource policy) {
    return new AdminRules(
            policy, ACTIONS, MOST, rule -> ClusterNetworkPolicyDialect.ports(rule.at("protocols")))
        .compile(() -> rank(policy));
  }

  private static Rank rank(Resource policy) {
    Field tier = policy.root().at("spec", "tier");
    Tier named =
        switch (tier.text("")) {
          case "Admin" -> Tier.ADMIN;
          case "Baseline" -> Tier.BASELINE;
          default ->
              throw new InvalidPolicy(tier, "is '" + tier.text("") + "', not Admin or Baseline");
        };
    long priority = AdminRules.priority(policy);
    return new Rank(named, priority, "", "tier %s, priority %d".formatted(named.name(), priority));
  }

  private static PortMatcher ports(Field list) {
    if (list.isMissing()) {
      return PortMatcher.ALL;
    }
    List<PortRange> numbered = new ArrayList<>();
    List<NamedPort> named = new ArrayList<>();
    for (Field entry : AdminRules.items(list, MOST)) {
      Field one = AdminRules.only(entry, "tcp", "udp", "sctp", "destinationNamedPort");
      switch (one.key()) {
        case "tcp" -> numbered.add(range(one, Protocol.TCP));
        case "udp" -> numbered.add(range(one, Protocol.UDP));
        case "sctp" -> numbered.add(range(one, Protocol.SCTP));
        default -> named.addAll(AdminRules.named(one));
      }
    }
    return new PortMatcher(Ports.of(numbered), named);
  }

  private static PortRange range(Field protocol, Protocol of) {
    Field port = AdminRules.only(AdminRules.only(protocol, "destinationPort"), "number", "range");
    if (port.key().equals("range")) {
      return AdminRules.range(port, of);
    }
    int number = AdminRules.port(port);
    return new PortRange(of, number, number);
  }
}
