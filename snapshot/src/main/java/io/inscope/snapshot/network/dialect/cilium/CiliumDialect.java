package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.IgnoredPolicy;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.PolicyDialect;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import io.inscope.snapshot.network.policy.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// CiliumNetworkPolicy and CiliumClusterwideNetworkPolicy of cilium.io/v2. Source: [rule
/// basics](https://docs.cilium.io/en/stable/security/policy/intro/#rule-basics) and the agent's
/// [validation](https://github.com/cilium/cilium/blob/main/pkg/policy/api/rule_validation.go).
///
/// *Absent means:* no `ingress` and no `ingressDeny`, or empty ones: the policy says nothing of
/// ingress; the same of egress. One entry in either closes the pods for that direction, whatever it
/// permits, unless `enableDefaultDeny` says otherwise.
public final class CiliumDialect implements PolicyDialect {
  static final String GROUP = "cilium.io";

  private static final List<GroupKind> KINDS =
      List.of(
          new GroupKind(GROUP, "CiliumNetworkPolicy"),
          new GroupKind(GROUP, "CiliumClusterwideNetworkPolicy"));

  private final ClusterSnapshot snapshot;
  private final CiliumConfig config;
  private final CiliumEntities entities;

  /// @param snapshot for the agents' settings, services, nodes and groups of CIDRs
  public CiliumDialect(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    this.config = CiliumConfig.of(snapshot);
    this.entities = new CiliumEntities(snapshot);
  }

  @Override
  public List<GroupKind> kinds() {
    return KINDS;
  }

  @Override
  public List<Compiled> standing() {
    return CiliumStanding.of(snapshot, config);
  }

  @Override
  public List<Compiled> compile(Resource policy) {
    try {
      List<Compiled> compiled = new ArrayList<>();
      for (Spec spec : specs(policy)) {
        compiled.addAll(new Reader(policy).read(spec));
      }
      return compiled;
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      return List.of(reject(policy, String.valueOf(e.getMessage())));
    }
  }

  /// One rule of a policy, as Cilium calls it.
  ///
  /// @param prefix names its lists: empty, or `specs[1].`
  private record Spec(Field field, String prefix) {}

  private static List<Spec> specs(Resource policy) {
    List<Spec> specs = new ArrayList<>();
    Field spec = policy.root().at("spec");
    Field list = policy.root().at("specs");
    if (spec.isPresent()) {
      specs.add(new Spec(spec, ""));
    }
    list.each().forEach(one -> specs.add(new Spec(one, "specs[" + one.index() + "].")));
    if (specs.isEmpty()) {
      throw new InvalidPolicy(spec, "is missing, and so is /specs");
    }
    return specs;
  }

  /// Reads the specs of one policy.
  private final class Reader {
    private final Resource policy;
    private final CiliumSelectors selectors;
    private final CiliumPeers peers;

    Reader(Resource policy) {
      this.policy = policy;
      this.selectors = new CiliumSelectors(policy.ref().namespace(), config);
      this.peers = new CiliumPeers(snapshot, config, selectors, entities);
    }

    List<Compiled> read(Spec spec) {
      Field field = spec.field();
      String unknown = Known.caveat(field, Known.SPEC);
      if (!unknown.isEmpty()) {
        throw new InvalidPolicy(field, "is not known in full: " + unknown);
      }
      boolean ofNodes = field.at("nodeSelector").isPresent();
      if (ofNodes == field.at("endpointSelector").isPresent()) {
        throw new InvalidPolicy(field, "must have one of endpointSelector and nodeSelector");
      }
      if (ofNodes && !policy.ref().namespace().isEmpty()) {
        throw new InvalidPolicy(
            field.at("nodeSelector"), "is only for a CiliumClusterwideNetworkPolicy");
      }
      CiliumRules rules = new CiliumRules(policy, spec.prefix(), peers, selectors, entities);
      List<Policy> parts = ofNodes ? List.of() : parts(field, rules);
      if (ofNodes) {
        return List.of(ignored(spec, "is for nodes (nodeSelector), " + hostFirewall()));
      }
      if (directions(field).isEmpty()) {
        return List.of(
            ignored(spec, "has no rule, so it says nothing; Cilium refuses it from 1.17 on"));
      }
      return selectors.subject(field.at("endpointSelector")).isEmpty()
          ? List.of(ignored(spec, "selects no pods, and what it selects is not evaluated"))
          : List.copyOf(parts);
    }

    private IgnoredPolicy ignored(Spec spec, String why) {
      return new IgnoredPolicy(
          policy,
          "%s%s at %s %s."
              .formatted(
                  policy.ref().spoken(),
                  spec.prefix().isEmpty() ? "" : " " + spec.prefix().replace(".", ""),
                  policy.place(spec.field()),
                  why));
    }

    private List<Policy> parts(Field spec, CiliumRules rules) {
      PeerMatcher subject =
          selectors.subject(spec.at("endpointSelector")).orElse(CiliumPeer.NOBODY.matcher());
      List<Rule> denied = new ArrayList<>();
      List<Rule> closing = new ArrayList<>();
      List<Rule> opening = new ArrayList<>();
      List<Rule> rest = new ArrayList<>();
      EnumSet<Direction> closes = EnumSet.noneOf(Direction.class);
      Set<Direction> named = directions(spec);
      for (Direction direction : Direction.values()) {
        Field switched = spec.at("enableDefaultDeny", direction.word());
        denied.addAll(rules.denies(spec, direction));
        List<Rule> allows = rules.allows(spec, direction);
        if (named.contains(direction) && !switched.isFalse()) {
          closes.add(direction);
          closing.addAll(allows);
        } else {
          opening.addAll(allows);
        }
        if (!named.contains(direction) && switched.isTrue()) {
          rest.add(rules.closing(switched, direction));
        }
      }
      List<Policy> parts = new ArrayList<>();
      add(parts, CiliumRules.DENIALS, subject, of(denied), denied, false);
      add(parts, Rank.NETWORK_POLICY, subject, closes, closing, true);
      add(parts, Rank.NETWORK_POLICY, subject, of(opening), opening, false);
      add(parts, CiliumRules.REST, subject, of(rest), rest, false);
      return parts;
    }

    private List<String> remarks() {
      boolean ports =
          specs(policy).stream()
              .flatMap(
                  spec ->
                      Stream.concat(
                          spec.field().at("egress").each(), spec.field().at("egressDeny").each()))
              .anyMatch(
                  rule -> rule.at("toServices").isPresent() && rule.at("toPorts").isPresent());
      return ports
          ? List.of(
              "%s at %s names ports beside toServices; before 1.17 Cilium refuses that, and nothing of the policy applies."
                  .formatted(policy.ref().spoken(), policy.place(policy.root().at("spec"))))
          : List.of();
    }

    private static EnumSet<Direction> of(List<Rule> rules) {
      EnumSet<Direction> directions = EnumSet.noneOf(Direction.class);
      rules.forEach(rule -> directions.add(rule.direction()));
      return directions;
    }

    private void add(
        List<Policy> parts,
        Rank rank,
        PeerMatcher subject,
        Set<Direction> directions,
        List<Rule> rules,
        boolean closes) {
      if (!directions.isEmpty()) {
        List<String> remarks = parts.isEmpty() ? remarks() : List.of();
        parts.add(new Policy(policy, rank, subject, directions, rules, remarks, closes));
      }
    }
  }

  private String hostFirewall() {
    return switch (config.isOn("enable-host-firewall")) {
      case NO -> "which has no effect while enable-host-firewall is off";
      case YES -> "which is not evaluated: what nodes send and receive can only be less";
      case UNKNOWN ->
          "which is not evaluated: where enable-host-firewall is on, what nodes send and receive"
              + " can only be less";
    };
  }

  /// The directions in which a spec has a rule.
  private static Set<Direction> directions(Field spec) {
    EnumSet<Direction> directions = EnumSet.noneOf(Direction.class);
    for (Direction direction : Direction.values()) {
      if (spec.at(direction.word()).each().findAny().isPresent()
          || spec.at(direction.word() + "Deny").each().findAny().isPresent()) {
        directions.add(direction);
      }
    }
    return directions;
  }

  /// It stands first, since it may have denied what others permit.
  private RejectedPolicy reject(Resource policy, String reason) {
    String namespace = policy.ref().namespace();
    PeerMatcher subject =
        namespace.isEmpty()
            ? CiliumPeer.PODS
            : new PeerMatcher.PodsHere(namespace, LabelSelector.EVERYTHING);
    Set<Direction> directions = EnumSet.allOf(Direction.class);
    try {
      List<PeerMatcher> subjects = new ArrayList<>();
      EnumSet<Direction> named = EnumSet.noneOf(Direction.class);
      for (Spec spec : specs(policy)) {
        named.addAll(directions(spec.field()));
        new CiliumSelectors(namespace, config)
            .subject(spec.field().at("endpointSelector"))
            .ifPresent(subjects::add);
      }
      directions = named;
      subject = subjects.size() == 1 ? subjects.getFirst() : new PeerMatcher.Any(subjects);
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      // What cannot be read may have meant all of it.
    }
    return new RejectedPolicy(policy, CiliumRules.DENIALS, subject, directions, reason);
  }
}
