package io.inscope.snapshot.network.dialect.ovn;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.PolicyDialect;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.policy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// EgressFirewall of k8s.ovn.org, and EgressNetworkPolicy of network.openshift.io, its forerunner.
/// Sources:
/// [OVN-Kubernetes](https://ovn-kubernetes.io/features/network-security-controls/egress-firewall/)
/// and
/// [OKD](https://docs.okd.io/latest/networking/network_security/egress_firewall/configuring-egress-firewall-ovn.html).
///
/// It is for what the pods of its namespace send to addresses outside the pod network: never to
/// other pods, be it through a Service; to nodes too, and so to an API server there. The first rule
/// that matches decides, and what none matches is permitted. Pods in the host's network are not
/// affected.
///
/// *Absent means:* no `ports`: all ports of all protocols.
public final class EgressFirewallDialect implements PolicyDialect {
  private static final GroupKind FIREWALL = new GroupKind("k8s.ovn.org", "EgressFirewall");
  private static final GroupKind OLD = new GroupKind("network.openshift.io", "EgressNetworkPolicy");

  private static final PeerMatcher ANY_POD =
      new PeerMatcher.PodsIn(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING);
  private static final Rank RANK =
      new Rank(new Tier(Layer.EGRESS_FIREWALL, "", 0, false), 0, "", "");

  private final ClusterSnapshot snapshot;

  /// @param snapshot to see whether a namespace has several
  public EgressFirewallDialect(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(FIREWALL, OLD);
  }

  @Override
  public boolean onlyForbids() {
    return true;
  }

  @Override
  public List<Compiled> compile(Resource policy) {
    try {
      return List.of(accept(policy));
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      return List.of(
          new RejectedPolicy(
              policy,
              RANK,
              subject(policy),
              Set.of(Direction.EGRESS),
              String.valueOf(e.getMessage())));
    }
  }

  private static PeerMatcher subject(Resource policy) {
    return new PeerMatcher.PodsHere(policy.ref().namespace(), LabelSelector.EVERYTHING);
  }

  private Policy accept(Resource policy) {
    boolean firewall = policy.ref().groupKind().equals(FIREWALL);
    if (firewall && !policy.ref().name().equals("default")) {
      throw new InvalidPolicy(
          policy.root().at("metadata", "name"),
          "is '%s'; the one of a namespace is called 'default'".formatted(policy.ref().name()));
    }
    if (!firewall
        && snapshot
                .all(OLD)
                .filter(other -> other.ref().namespace().equals(policy.ref().namespace()))
                .count()
            > 1) {
      throw new InvalidPolicy(
          policy.root(),
          "is one of several of its namespace; what OpenShift then does is not defined");
    }
    Field list = policy.root().at("spec", "egress");
    List<Rule> rules = new ArrayList<>();
    list.each().forEach(rule -> rules.add(rule(policy, rule)));
    return new Policy(policy, RANK, subject(policy), Set.of(Direction.EGRESS), rules, List.of());
  }

  private static Rule rule(Resource policy, Field rule) {
    Field type = rule.at("type");
    Action action =
        switch (type.text("")) {
          case "Allow" -> Action.ALLOW;
          case "Deny" -> Action.DENY;
          default -> throw new InvalidPolicy(type, "is '" + type.text("") + "', not Allow or Deny");
        };
    return new Rule(
        policy.ref(),
        RANK,
        Direction.EGRESS,
        rule.index(),
        action,
        List.of(new PeerMatcher.Each(List.of(to(rule.at("to")), new PeerMatcher.Not(ANY_POD)))),
        List.of(),
        ports(rule.at("ports")),
        policy.place(rule),
        "");
  }

  private static PeerMatcher to(Field to) {
    List<Field> set = to.members().filter(Field::isPresent).toList();
    if (set.size() != 1) {
      throw new InvalidPolicy(to, "must have one of cidrSelector, dnsName, nodeSelector");
    }
    Field one = set.getFirst();
    return switch (one.key()) {
      case "cidrSelector" ->
          new PeerMatcher.Addresses(
              one.text(""),
              AddressSet.of(
                  List.of(
                      AddressRange.ofCidr(one.text(""))
                          .orElseThrow(
                              () ->
                                  new InvalidPolicy(
                                      one, "is '" + one.text("") + "', not a CIDR")))),
              true);
      case "dnsName" -> new PeerMatcher.Domains(List.of(one.text("")));
      case "nodeSelector" ->
          new PeerMatcher.Nodes(LabelSelector.of(one).orElse(LabelSelector.EVERYTHING));
      default -> throw new InvalidPolicy(one, "is a field that is not understood");
    };
  }

  private static PortMatcher ports(Field list) {
    List<PortRange> ports = new ArrayList<>();
    for (Field entry : list.each().toList()) {
      Field named = entry.at("protocol");
      Protocol protocol =
          switch (named.text("")) {
            case "TCP" -> Protocol.TCP;
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default ->
                throw new InvalidPolicy(
                    named, "is '" + named.text("") + "', not one of SCTP, TCP, UDP");
          };
      long port = entry.at("port").number().orElse(0);
      if (port < 1 || port > 65535) {
        throw new InvalidPolicy(entry.at("port"), "is " + port + ", not within 1 to 65535");
      }
      ports.add(new PortRange(protocol, (int) port, (int) port));
    }
    return ports.isEmpty() ? PortMatcher.ALL : new PortMatcher(Ports.of(ports), List.of());
  }
}
