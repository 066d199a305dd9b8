package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.policy.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The rules of one `spec`, and of each of `specs`. One of Cilium's rules becomes several where its
/// peers or ports differ in what else they ask for.
final class CiliumRules {
  /// Denials beat every permission of whatever kind. Source: [deny
  /// policies](https://docs.cilium.io/en/stable/security/policy/deny/).
  static final Rank DENIALS = rank("denials", Tier.DEFAULT.order() - 1);

  /// What perhaps closes pods that nothing closes for certain.
  static final Rank REST = rank("rest", Tier.DEFAULT.order() + 1);

  private final Resource policy;
  private final String prefix;
  private final CiliumPeers peers;
  private final CiliumSelectors selectors;
  private final CiliumEntities entities;

  /// @param prefix stands before the names of lists: empty, or `specs[1].`
  CiliumRules(
      Resource policy,
      String prefix,
      CiliumPeers peers,
      CiliumSelectors selectors,
      CiliumEntities entities) {
    this.policy = policy;
    this.prefix = prefix;
    this.peers = peers;
    this.selectors = selectors;
    this.entities = entities;
  }

  private static Rank rank(String name, double order) {
    return new Rank(new Tier(Layer.NETWORK, "Cilium " + name, order, false), 0, "", "");
  }

  List<Rule> allows(Field spec, Direction direction) {
    return spec.at(direction.word())
        .each()
        .flatMap(rule -> rules(rule, direction, Action.ALLOW, Rank.NETWORK_POLICY))
        .toList();
  }

  List<Rule> denies(Field spec, Direction direction) {
    return Stream.concat(
            spec.at(direction.word() + "Deny")
                .each()
                .flatMap(rule -> rules(rule, direction, Action.DENY, DENIALS)),
            spec.at(direction.word())
                .each()
                .flatMap(rule -> requirements(rule, direction).stream()))
        .toList();
  }

  /// One that perhaps closes pods: the documentation says that `enableDefaultDeny` does, and what
  /// agents make of it needs a rule of the direction too.
  Rule closing(Field field, Direction direction) {
    return new Rule(
        policy.ref(),
        REST,
        direction,
        -1,
        Action.DENY,
        List.of(new PeerMatcher.Anyone()),
        List.of(),
        PortMatcher.ALL,
        policy.place(field),
        "without a rule of the direction not every release of Cilium heeds it",
        prefix + "enableDefaultDeny." + direction.word(),
        "");
  }

  /// What rules have in common that differ in nothing but peers and ports.
  private record Kind(String caveat, String restriction) {}

  private Stream<Rule> rules(Field rule, Direction direction, Action action, Rank rank) {
    boolean deny = action == Action.DENY;
    List<CiliumPeer> found = peers.compile(rule, direction, deny);
    List<CiliumPorts.Entry> entries = CiliumPorts.compile(rule, direction, deny);
    Map<String, List<PeerMatcher>> byCaveat = new LinkedHashMap<>();
    found.forEach(
        peer ->
            byCaveat.computeIfAbsent(peer.caveat(), _ -> new ArrayList<>()).add(peer.matcher()));
    Map<Kind, List<PortMatcher>> byKind = new LinkedHashMap<>();
    entries.forEach(
        entry ->
            byKind
                .computeIfAbsent(
                    new Kind(entry.caveat(), entry.restriction()), _ -> new ArrayList<>())
                .add(entry.ports()));
    String authentication = authentication(rule, deny);
    String unknown =
        Known.caveat(rule, direction == Direction.INGRESS ? Known.INGRESS : Known.EGRESS);
    List<Rule> rules = new ArrayList<>();
    byCaveat.forEach(
        (caveat, matchers) ->
            byKind.forEach(
                (kind, ports) ->
                    rules.add(
                        new Rule(
                            policy.ref(),
                            rank,
                            direction,
                            rule.index(),
                            action,
                            matchers,
                            List.of(),
                            union(ports),
                            policy.place(rule),
                            joined(unknown, joined(caveat, kind.caveat())),
                            prefix + direction.word() + (deny ? "Deny" : ""),
                            joined(kind.restriction(), authentication)))));
    return rules.stream();
  }

  private static String joined(String left, String right) {
    return left.isEmpty() ? right : right.isEmpty() ? left : left + "; " + right;
  }

  private static PortMatcher union(List<PortMatcher> of) {
    Ports numbered = Ports.NONE;
    List<NamedPort> named = new ArrayList<>();
    for (PortMatcher one : of) {
      numbered = numbered.or(one.numbered());
      named.addAll(one.named());
    }
    return new PortMatcher(numbered, named);
  }

  /// Source: [mutual
  /// authentication](https://docs.cilium.io/en/stable/network/servicemesh/mutual-authentication/mutual-authentication/).
  /// It does not encrypt anything.
  private static String authentication(Field rule, boolean deny) {
    Field mode = rule.at("authentication", "mode");
    return deny || mode.isMissing() || mode.text("").equals("disabled")
        ? ""
        : switch (mode.text("")) {
          case "required" -> "both sides must prove who they are";
          case "test-always-fail" -> "authentication always fails";
          default ->
              throw new InvalidPolicy(mode, "is '" + mode.text("") + "', not required or disabled");
        };
  }

  /// `fromRequires` and `toRequires` limit what all rules permit, up to Cilium 1.18.
  private List<Rule> requirements(Field rule, Direction direction) {
    Field list = rule.at((direction == Direction.INGRESS ? "from" : "to") + "Requires");
    List<PeerMatcher> required =
        list.each().map(selector -> selectors.peer(selector, entities).matcher()).toList();
    return required.isEmpty()
        ? List.of()
        : List.of(
            new Rule(
                policy.ref(),
                DENIALS,
                direction,
                rule.index(),
                Action.DENY,
                List.of(
                    new PeerMatcher.Named(
                        "all but what " + list.key() + " asks for",
                        new PeerMatcher.Not(new PeerMatcher.Each(required)))),
                List.of(),
                PortMatcher.ALL,
                policy.place(list),
                list.key() + " is no longer heeded from Cilium 1.19 on",
                prefix + direction.word(),
                ""));
  }
}
