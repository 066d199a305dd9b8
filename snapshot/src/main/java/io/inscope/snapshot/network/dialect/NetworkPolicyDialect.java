package io.inscope.snapshot.network.dialect;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.PolicyDialect;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import io.inscope.snapshot.network.policy.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// NetworkPolicy of networking.k8s.io/v1. Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/) and the
/// validation of the API server.
///
/// *Absent means:* no `podSelector`: every pod of the namespace. No `policyTypes`: Ingress, and
/// Egress if there is an egress rule. No `from`, no `to`: anybody. No `ports`: all ports of all
/// protocols; in an entry, no `protocol`: TCP, no `port`: all ports of it. A peer's `podSelector`
/// without `namespaceSelector`: the policy's own namespace; the other way round: all pods.
///
/// A plugin that does not know `endPort` obeys only the `port` before it, as the documentation
/// says.
public final class NetworkPolicyDialect implements PolicyDialect {
  private final Tristate endPort;

  public NetworkPolicyDialect() {
    this(Tristate.YES);
  }

  /// @param endPort whether the network plugin obeys it
  public NetworkPolicyDialect(Tristate endPort) {
    this.endPort = endPort;
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(Kinds.NETWORK_POLICY);
  }

  @Override
  public List<Compiled> compile(Resource policy) {
    return List.of(compiled(policy));
  }

  private Compiled compiled(Resource policy) {
    try {
      return accept(policy);
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      return reject(policy, String.valueOf(e.getMessage()));
    }
  }

  private Policy accept(Resource policy) {
    Field spec = policy.root().at("spec");
    LabelSelector subject = subject(spec);
    Set<Direction> isolates = directions(spec);
    List<Rule> rules = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      List<Rule> compiled = rules(policy, direction);
      if (isolates.contains(direction)) {
        rules.addAll(compiled);
      } else if (!compiled.isEmpty()) {
        remarks.add(
            "%s at %s lists %s rules, but its policyTypes do not name that direction: they have no effect"
                .formatted(policy.ref().spoken(), policy.place(spec), direction.word()));
      }
    }
    return new Policy(policy, Rank.NETWORK_POLICY, here(policy, subject), isolates, rules, remarks);
  }

  private static RejectedPolicy reject(Resource policy, String reason) {
    LabelSelector subject = LabelSelector.EVERYTHING;
    Set<Direction> directions = EnumSet.allOf(Direction.class);
    try {
      subject = subject(policy.root().at("spec"));
      directions = directions(policy.root().at("spec"));
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      // What cannot be read may have meant all of it.
    }
    return new RejectedPolicy(
        policy, Rank.NETWORK_POLICY, here(policy, subject), directions, reason);
  }

  private static PeerMatcher here(Resource policy, LabelSelector subject) {
    return new PeerMatcher.PodsHere(policy.ref().namespace(), subject);
  }

  private static LabelSelector subject(Field spec) {
    return LabelSelector.of(spec.at("podSelector")).orElse(LabelSelector.EVERYTHING);
  }

  private static Set<Direction> directions(Field spec) {
    EnumSet<Direction> directions = PolicyTypes.of(spec.at("policyTypes"));
    if (directions.isEmpty()) {
      directions.add(Direction.INGRESS);
      if (spec.at("egress").each().findAny().isPresent()) {
        directions.add(Direction.EGRESS);
      }
    }
    return directions;
  }

  private List<Rule> rules(Resource policy, Direction direction) {
    return policy
        .root()
        .at("spec", direction.word())
        .each()
        .flatMap(rule -> rules(policy, direction, rule).stream())
        .toList();
  }

  /// One rule, or where it is not known whether ranges count, one for what counts in any case and
  /// one for the rest.
  private List<Rule> rules(Resource policy, Direction direction, Field rule) {
    PortMatcher all = NetworkPolicyPorts.compile(rule.at("ports"), true);
    PortMatcher first = NetworkPolicyPorts.compile(rule.at("ports"), false);
    if (endPort == Tristate.YES || all.equals(first)) {
      return List.of(rule(policy, direction, rule, all, ""));
    }
    Rule sure = rule(policy, direction, rule, first, "");
    if (endPort == Tristate.NO) {
      return List.of(sure);
    }
    PortMatcher rest = new PortMatcher(all.numbered().without(first.numbered()), List.of());
    return List.of(
        sure,
        rule(policy, direction, rule, rest, "it is not known whether the plugin obeys endPort"));
  }

  private static Rule rule(
      Resource policy, Direction direction, Field rule, PortMatcher ports, String caveat) {
    String peers = direction == Direction.INGRESS ? "from" : "to";
    return new Rule(
        policy.ref(),
        Rank.NETWORK_POLICY,
        direction,
        rule.index(),
        Action.ALLOW,
        NetworkPolicyPeers.compile(rule.at(peers), policy.ref().namespace()),
        List.of(),
        ports,
        policy.place(rule),
        caveat);
  }
}
