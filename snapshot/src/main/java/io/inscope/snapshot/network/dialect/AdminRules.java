package io.inscope.snapshot.network.dialect;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
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
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.policy.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the cluster-wide policies of the network policy API have in common: a subject, and ordered
/// rules with an action. A field that is not known here stands for something not understood, so the
/// policy is not applied.
public final class AdminRules {
  private static final Set<String> FIELDS =
      Set.of("name", "action", "from", "to", "ports", "protocols");

  private final Resource policy;
  private final Map<String, Action> actions;
  private final int most;
  private final Function<Field, PortMatcher> ports;

  /// @param actions by how the kind writes them
  /// @param most how many rules, peers or ports a list may have
  /// @param ports reads the ports of a rule
  AdminRules(
      Resource policy, Map<String, Action> actions, int most, Function<Field, PortMatcher> ports) {
    this.policy = policy;
    this.actions = actions;
    this.most = most;
    this.ports = ports;
  }

  Compiled compile(Supplier<Rank> rank) {
    try {
      return accept(rank.get());
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      return reject(rank, String.valueOf(e.getMessage()));
    }
  }

  private Policy accept(Rank rank) {
    List<Rule> rules = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      Field list = policy.root().at("spec", direction.word());
      requireAtMost(list, most);
      list.each().forEach(rule -> rules.add(rule(rule, rank, direction)));
    }
    return new Policy(policy, rank, subject(), directions(), rules, List.of());
  }

  private RejectedPolicy reject(Supplier<Rank> rank, String reason) {
    PeerMatcher subject =
        new PeerMatcher.PodsIn(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING);
    Set<Direction> directions = EnumSet.allOf(Direction.class);
    Rank stands = new Rank(Tier.ADMIN, Double.NEGATIVE_INFINITY, "", "");
    try {
      directions = directions();
      subject = subject();
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      // What cannot be read may have meant all of it.
    }
    try {
      stands = rank.get();
    } catch (InvalidPolicy | WrongShape e) {
      // Then it may come before all others of its tier.
    }
    return new RejectedPolicy(policy, stands, subject, directions, reason);
  }

  private Set<Direction> directions() {
    EnumSet<Direction> directions = EnumSet.noneOf(Direction.class);
    for (Direction direction : Direction.values()) {
      if (policy.root().at("spec", direction.word()).each().findAny().isPresent()) {
        directions.add(direction);
      }
    }
    return directions;
  }

  private PeerMatcher subject() {
    return pods(only(policy.root().at("spec", "subject"), "namespaces", "pods"));
  }

  private Rule rule(Field rule, Rank rank, Direction direction) {
    requireKnown(rule);
    Field written = rule.at("action");
    Action action = actions.get(written.text(""));
    if (action == null) {
      throw new InvalidPolicy(
          written,
          "is '%s', not one of %s"
              .formatted(
                  written.text(""),
                  String.join(", ", actions.keySet().stream().sorted().toList())));
    }
    Field list = rule.at(direction == Direction.INGRESS ? "from" : "to");
    List<PeerMatcher> peers =
        items(list, most).stream().map(peer -> peer(peer, direction, action)).toList();
    PortMatcher matcher = ports.apply(rule);
    return new Rule(
        policy.ref(),
        rank,
        direction,
        rule.index(),
        action,
        peers,
        List.of(),
        matcher,
        policy.place(rule),
        "");
  }

  private static void requireKnown(Field rule) {
    rule.members()
        .filter(member -> member.isPresent() && !FIELDS.contains(member.key()))
        .findFirst()
        .ifPresent(
            member -> {
              throw new InvalidPolicy(member, "is a field that is not understood");
            });
  }

  private PeerMatcher peer(Field peer, Direction direction, Action action) {
    Field one =
        direction == Direction.INGRESS
            ? only(peer, "namespaces", "pods")
            : only(peer, "namespaces", "pods", "nodes", "networks", "domainNames");
    return switch (one.key()) {
      case "nodes" -> new PeerMatcher.Nodes(selector(one));
      case "networks" -> networks(one);
      case "domainNames" -> {
        if (action != Action.ALLOW) {
          throw new InvalidPolicy(one, "may only be permitted, not denied or passed on");
        }
        yield new PeerMatcher.Domains(items(one, most).stream().map(d -> d.text("")).toList());
      }
      default -> pods(one);
    };
  }

  private static PeerMatcher pods(Field field) {
    return field.key().equals("namespaces")
        ? new PeerMatcher.PodsIn(selector(field), LabelSelector.EVERYTHING)
        : new PeerMatcher.PodsIn(
            orEverything(field.at("namespaceSelector")), orEverything(field.at("podSelector")));
  }

  private static LabelSelector orEverything(Field field) {
    return LabelSelector.of(field).orElse(LabelSelector.EVERYTHING);
  }

  private static LabelSelector selector(Field field) {
    return LabelSelector.of(field).orElseThrow(() -> new InvalidPolicy(field, "is missing"));
  }

  private static PeerMatcher networks(Field list) {
    List<AddressRange> ranges =
        items(list, 25).stream()
            .map(
                network ->
                    AddressRange.ofCidr(network.text(""))
                        .orElseThrow(
                            () ->
                                new InvalidPolicy(
                                    network, "is '" + network.text("") + "', not a CIDR")))
            .toList();
    return new PeerMatcher.Addresses(
        String.join(", ", list.each().map(network -> network.text("")).toList()),
        AddressSet.of(ranges));
  }

  /// The items of a list that must have some.
  static List<Field> items(Field list, int most) {
    requireAtMost(list, most);
    List<Field> items = list.each().toList();
    if (items.isEmpty()) {
      throw new InvalidPolicy(list, "has no entry");
    }
    return items;
  }

  private static void requireAtMost(Field list, int most) {
    long count = list.each().count();
    if (count > most) {
      throw new InvalidPolicy(list, "has %d entries, more than %d".formatted(count, most));
    }
  }

  /// The one field of an object, which must be one of these.
  static Field only(Field object, String... names) {
    if (object.isMissing()) {
      throw new InvalidPolicy(object, "is missing");
    }
    List<Field> set = object.members().filter(Field::isPresent).toList();
    if (set.size() != 1 || !List.of(names).contains(set.getFirst().key())) {
      throw new InvalidPolicy(
          object,
          "has %s; it must have one of %s"
              .formatted(
                  set.isEmpty()
                      ? "nothing"
                      : String.join(" and ", set.stream().map(Field::key).toList()),
                  String.join(", ", names)));
    }
    return set.getFirst();
  }

  static long priority(Resource policy) {
    Field priority = policy.root().at("spec", "priority");
    OptionalLong number = priority.number();
    if (number.isEmpty()) {
      throw new InvalidPolicy(priority, "is missing");
    }
    if (number.getAsLong() < 0 || number.getAsLong() > 1000) {
      throw new InvalidPolicy(priority, "is " + number.getAsLong() + ", not within 0 to 1000");
    }
    return number.getAsLong();
  }

  static int port(Field port) {
    return NetworkPolicyPorts.inRange(port, port.number().orElse(0));
  }

  static PortRange range(Field range, Protocol protocol) {
    int start = port(range.at("start"));
    int end = port(range.at("end"));
    if (end <= start) {
      throw new InvalidPolicy(
          range.at("end"), "is %d, not more than start %d".formatted(end, start));
    }
    return new PortRange(protocol, start, end);
  }

  /// A name without a protocol: that of whoever declares it.
  static List<NamedPort> named(Field name) {
    String text = name.text("");
    if (text.isEmpty()) {
      throw new InvalidPolicy(name, "is empty");
    }
    return List.of(
        new NamedPort(text, Protocol.TCP),
        new NamedPort(text, Protocol.UDP),
        new NamedPort(text, Protocol.SCTP));
  }
}
