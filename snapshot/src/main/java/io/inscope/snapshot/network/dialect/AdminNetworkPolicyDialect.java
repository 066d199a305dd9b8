package io.inscope.snapshot.network.dialect;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PortRange;
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

/// AdminNetworkPolicy and BaselineAdminNetworkPolicy of policy.networking.k8s.io/v1alpha1. Source:
/// the [network policy API](https://network-policy-api.sigs.k8s.io/api-overview/) and its types.
///
/// *Absent means:* no `ports`: all ports of all protocols; in an entry, no `protocol`: TCP. A named
/// port has the protocol with which the destination declares it. No list of a direction: the policy
/// says nothing of it. Everything else must be there.
public final class AdminNetworkPolicyDialect implements PolicyDialect {
  public static final String GROUP = "policy.networking.k8s.io";
  private static final GroupKind ADMIN = new GroupKind(GROUP, "AdminNetworkPolicy");
  private static final GroupKind BASELINE = new GroupKind(GROUP, "BaselineAdminNetworkPolicy");

  private static final Map<String, Action> ADMIN_ACTIONS =
      Map.of("Allow", Action.ALLOW, "Deny", Action.DENY, "Pass", Action.PASS);
  private static final Map<String, Action> BASELINE_ACTIONS =
      Map.of("Allow", Action.ALLOW, "Deny", Action.DENY);
  private static final int MOST = 100;

  @Override
  public List<GroupKind> kinds() {
    return List.of(ADMIN, BASELINE);
  }

  @Override
  public List<Compiled> compile(Resource policy) {
    return List.of(compiled(policy));
  }

  private Compiled compiled(Resource policy) {
    boolean baseline = policy.ref().groupKind().equals(BASELINE);
    return new AdminRules(
            policy,
            baseline ? BASELINE_ACTIONS : ADMIN_ACTIONS,
            MOST,
            rule -> AdminNetworkPolicyDialect.ports(rule.at("ports")))
        .compile(() -> baseline ? baseline(policy) : admin(policy));
  }

  private static Rank admin(Resource policy) {
    long priority = AdminRules.priority(policy);
    return new Rank(Tier.ADMIN, priority, "", "priority " + priority);
  }

  private static Rank baseline(Resource policy) {
    if (!policy.ref().name().equals("default")) {
      throw new InvalidPolicy(
          policy.root().at("metadata", "name"),
          "is '%s'; there is only one such policy, 'default'".formatted(policy.ref().name()));
    }
    return new Rank(Tier.BASELINE, 0, "", "");
  }

  private static PortMatcher ports(Field list) {
    if (list.isMissing()) {
      return PortMatcher.ALL;
    }
    List<PortRange> numbered = new ArrayList<>();
    List<NamedPort> named = new ArrayList<>();
    for (Field entry : AdminRules.items(list, MOST)) {
      Field one = AdminRules.only(entry, "portNumber", "portRange", "namedPort");
      switch (one.key()) {
        case "portNumber" -> {
          int port = AdminRules.port(one.at("port"));
          numbered.add(new PortRange(NetworkPolicyPorts.protocol(one.at("protocol")), port, port));
        }
        case "portRange" ->
            numbered.add(AdminRules.range(one, NetworkPolicyPorts.protocol(one.at("protocol"))));
        default -> named.addAll(AdminRules.named(one));
      }
    }
    return new PortMatcher(Ports.of(numbered), named);
  }
}
