package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of one AuthorizationPolicy. A rule matches when one of its sources, one of its
/// operations and all of its conditions do.
final class AuthorizationRules {
  private static final Set<String> FIELDS = Set.of("from", "to", "when");
  private static final Set<NamedPort> HTTP_OR_NOT = Set.of(PodPorts.TCP_ONLY, PodPorts.MIXED);

  private final Resource policy;
  private final Verb verb;
  private final Rank rank;
  private final String external;
  private final Mesh mesh;
  private final Set<NamedPort> seen;
  private final List<Rule> rules = new ArrayList<>();

  /// What a policy does.
  enum Verb {
    ALLOW(Action.ALLOW),
    DENY(Action.DENY),
    /// Asks somebody else, who may deny it.
    CUSTOM(Action.DENY),
    /// Only writes it down.
    AUDIT(Action.LOG);

    private final Action action;

    Verb(Action action) {
      this.action = action;
    }
  }

  /// @param external on whom it depends what CUSTOM does; else empty
  /// @param seen the names of port sets that mean any port on the pods it may select
  AuthorizationRules(
      Resource policy, Verb verb, Rank rank, String external, Mesh mesh, Set<NamedPort> seen) {
    this.policy = policy;
    this.verb = verb;
    this.rank = rank;
    this.external = external;
    this.mesh = mesh;
    this.seen = seen;
  }

  List<Rule> all() {
    policy.root().at("spec", "rules").each().forEach(this::add);
    return rules;
  }

  private void add(Field rule) {
    rule.members()
        .filter(member -> member.isPresent() && !FIELDS.contains(member.key()))
        .findFirst()
        .ifPresent(
            member -> {
              throw new InvalidPolicy(member, "is a field that is not understood");
            });
    List<Source> sources = sources(rule);
    List<Operation> operations = operations(rule);
    boolean http =
        Stream.concat(sources.stream().map(Source::http), operations.stream().map(Operation::http))
            .anyMatch(texts -> !texts.isEmpty());
    for (Source source : sources) {
      for (Operation operation : operations) {
        String restriction =
            Stream.concat(operation.http().stream(), source.http().stream())
                .collect(Collectors.joining(", "));
        for (Source.Part part : source.parts(verb == Verb.ALLOW)) {
          if (isSeen(part)) {
            add(rule, part, operation, restriction, http);
          }
        }
      }
    }
  }

  private boolean isSeen(Source.Part part) {
    return part.on().stream().anyMatch(set -> seen.contains(set.port()))
        && (mesh.hasDoubtfulCallers() || !part.caveat().contains("is in the mesh"));
  }

  private List<Source> sources(Field rule) {
    List<Source> sources = new ArrayList<>();
    for (Field entry : some(rule.at("from"))) {
      Source source = source();
      source.add(entry.at("source"));
      sources.add(source);
    }
    if (sources.isEmpty()) {
      sources.add(source());
    }
    rule.at("when")
        .each()
        .forEach(condition -> sources.forEach(source -> source.addCondition(condition)));
    return sources;
  }

  private Source source() {
    return new Source(mesh.config().trustDomains(), policy.ref().namespace());
  }

  private static List<Operation> operations(Field rule) {
    List<Operation> operations = new ArrayList<>();
    for (Field entry : some(rule.at("to"))) {
      Operation operation = new Operation();
      operation.add(entry.at("operation"));
      operations.add(operation);
    }
    if (operations.isEmpty()) {
      operations.add(new Operation());
    }
    rule.at("when")
        .each()
        .forEach(
            condition -> {
              requireValues(condition);
              if (!new Source(Set.of(), "").addCondition(condition)) {
                operations.forEach(operation -> operation.addCondition(condition));
              }
            });
    return operations;
  }

  private static void requireValues(Field condition) {
    if (Stream.of("values", "notValues")
        .allMatch(name -> condition.at(name).each().findAny().isEmpty())) {
      throw new InvalidPolicy(condition, "has neither values nor notValues");
    }
  }

  private static List<Field> some(Field list) {
    List<Field> entries = list.each().toList();
    if (list.isPresent() && entries.isEmpty()) {
      throw new InvalidPolicy(list, "has no entry");
    }
    return entries;
  }

  /// One combination of a source and an operation. What HTTP attributes do depends on the port.
  private void add(
      Field rule, Source.Part part, Operation operation, String restriction, boolean http) {
    if (!http || verb == Verb.AUDIT || (verb != Verb.ALLOW && restriction.isEmpty())) {
      add(rule, part, operation, verb.action, List.of(), restriction, "");
    } else if (verb == Verb.ALLOW) {
      add(rule, part, operation, Action.ALLOW, HTTP_OR_NOT, restriction, "");
      onOnly(
          PodPorts.MIXED,
          rule,
          part,
          operation,
          Action.ALLOW,
          restriction,
          "one Service declares the port as TCP, where HTTP attributes never match");
    } else {
      onOnly(PodPorts.TCP_ONLY, rule, part, operation, Action.DENY, "", "");
      onOnly(
          PodPorts.MIXED,
          rule,
          part,
          operation,
          Action.DENY,
          "",
          "one Service declares the port as TCP, where HTTP attributes do not count");
      add(rule, part, operation, Action.LOG, HTTP_OR_NOT, restriction, "");
    }
  }

  private void add(
      Field rule,
      Source.Part part,
      Operation operation,
      Action action,
      Collection<NamedPort> but,
      String restriction,
      String caveat) {
    List<NamedPort> without = new ArrayList<>(but.stream().sorted().toList());
    without.add(Layer.UNGUARDED);
    add(
        rule,
        part,
        operation,
        action,
        PodPorts.on(operation.ports(), part.on(), without, seen),
        restriction,
        caveat);
  }

  /// On the ports of one set, as far as the operation means them.
  private void onOnly(
      NamedPort set,
      Field rule,
      Source.Part part,
      Operation operation,
      Action action,
      String restriction,
      String caveat) {
    if (seen.contains(set)) {
      Ports others = Ports.all(Protocol.TCP).without(operation.ports());
      PortMatcher within =
          PodPorts.on(operation.ports(), part.on(), List.of(Layer.UNGUARDED), seen);
      add(
          rule,
          part,
          operation,
          action,
          new PortMatcher(Ports.NONE, List.of(set), others, within.notNamed()),
          restriction,
          caveat);
    }
  }

  private void add(
      Field rule,
      Source.Part part,
      Operation operation,
      Action action,
      PortMatcher ports,
      String restriction,
      String caveat) {
    String doubts =
        Stream.of(part.caveat(), operation.caveat(), caveat, action == Action.LOG ? "" : external)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    rules.add(
        new Rule(
            policy.ref(),
            rank,
            Direction.INGRESS,
            rule.index(),
            action,
            List.of(
                part.peers().isEmpty()
                    ? new PeerMatcher.Anyone()
                    : part.peers().size() == 1
                        ? part.peers().getFirst()
                        : new PeerMatcher.Each(part.peers())),
            operation.selves(),
            ports,
            policy.place(rule),
            doubts,
            Direction.INGRESS.word(),
            restriction.isEmpty() ? "" : "L7-restricted: " + restriction));
  }
}
