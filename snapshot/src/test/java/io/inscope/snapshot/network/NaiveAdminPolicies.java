package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.NaiveEvaluator.isHost;
import static io.inscope.snapshot.network.NaiveEvaluator.isNamed;
import static io.inscope.snapshot.network.NaiveEvaluator.isPod;
import static io.inscope.snapshot.network.NaiveEvaluator.isSubject;
import static io.inscope.snapshot.network.NaiveEvaluator.node;
import static io.inscope.snapshot.network.NaiveEvaluator.selects;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Admin policies, then network policies, then baseline policies, as the documentation of the
/// network policy API says it. Of policies with one priority any may come first.
final class NaiveAdminPolicies implements NaiveTiers {
  private final ClusterSnapshot snapshot;
  private final NaiveEvaluator plain;

  NaiveAdminPolicies(ClusterSnapshot snapshot, NaiveEvaluator plain) {
    this.snapshot = snapshot;
    this.plain = plain;
  }

  @Override
  public Answer answer(Flow flow) {
    Set<Answer> possible = new HashSet<>();
    for (String action : tier(flow, "AdminNetworkPolicy", "Admin")) {
      switch (action) {
        case "Allow", "Accept" -> possible.add(Answer.ALLOWED);
        case "Deny" -> possible.add(Answer.DENIED);
        default ->
            plain
                .networkPolicies(flow)
                .ifPresentOrElse(possible::add, () -> possible.addAll(baseline(flow)));
      }
    }
    return possible.size() == 1 ? possible.iterator().next() : Answer.UNKNOWN;
  }

  private Set<Answer> baseline(Flow flow) {
    Set<Answer> possible = new HashSet<>();
    for (String action : tier(flow, "BaselineAdminNetworkPolicy", "Baseline")) {
      possible.add(action.equals("Deny") ? Answer.DENIED : Answer.ALLOWED);
    }
    return possible;
  }

  /// The actions that may decide; `none` when no rule matches.
  private Set<String> tier(Flow flow, String kind, String tier) {
    TreeMap<Long, Set<String>> byPriority = new TreeMap<>();
    Stream.concat(
            policies(kind),
            policies("ClusterNetworkPolicy")
                .filter(p -> p.root().at("spec", "tier").text("").equals(tier)))
        .map(policy -> policy.root().at("spec"))
        .filter(spec -> isPeer(spec.at("subject"), flow.subject()))
        .forEach(
            spec ->
                spec.at(flow.type().toLowerCase(Locale.ROOT))
                    .each()
                    .filter(rule -> matches(rule, flow))
                    .findFirst()
                    .ifPresent(
                        rule ->
                            byPriority
                                .computeIfAbsent(
                                    spec.at("priority").number().orElse(0), _ -> new HashSet<>())
                                .add(rule.at("action").text(""))));
    return byPriority.isEmpty() ? Set.of("none") : byPriority.firstEntry().getValue();
  }

  private Stream<Resource> policies(String kind) {
    return snapshot.all(new GroupKind("policy.networking.k8s.io", kind));
  }

  private boolean matches(Field rule, Flow flow) {
    return Stream.concat(rule.at("from").each(), rule.at("to").each())
            .anyMatch(peer -> isPeer(peer, flow.peer()))
        && isPort(rule, flow);
  }

  private boolean isPeer(Field peer, NaiveEvaluator.End end) {
    Field one = peer.members().findFirst().orElseThrow();
    return switch (one.key()) {
      case "namespaces" -> isSubject(end) && selects(one, labels(end));
      case "pods" ->
          isSubject(end)
              && selects(one.at("namespaceSelector"), labels(end))
              && selects(one.at("podSelector"), end.pod().labels());
      case "nodes" ->
          isHost(end)
              && snapshot
                  .all(Kinds.NODE)
                  .anyMatch(n -> n.ref().name().equals(node(end)) && selects(one, n.labels()));
      default -> one.each().anyMatch(cidr -> NaiveTiers.inCidr(cidr.text(""), end.address()));
    };
  }

  private Map<String, String> labels(NaiveEvaluator.End end) {
    return plain.namespaceLabels(end.pod().ref().namespace());
  }

  private static boolean isPort(Field rule, Flow flow) {
    List<Field> entries =
        Stream.concat(rule.at("ports").each(), rule.at("protocols").each()).toList();
    return entries.isEmpty()
        || entries.stream()
            .map(entry -> entry.members().findFirst().orElseThrow())
            .anyMatch(entry -> isOnePort(entry, flow));
  }

  private static boolean isOnePort(Field entry, Flow flow) {
    return switch (entry.key()) {
      case "portNumber" -> is(entry, flow) && isWithin(entry.at("port"), entry.at("port"), flow);
      case "portRange" -> is(entry, flow) && isWithin(entry.at("start"), entry.at("end"), flow);
      case "namedPort", "destinationNamedPort" ->
          isPod(flow.target())
              && isNamed(flow.target().pod(), entry.text(""), flow.protocol(), flow.port());
      default -> {
        Field port = entry.at("destinationPort");
        yield entry.key().equalsIgnoreCase(flow.protocol())
            && (port.at("number").isPresent()
                ? isWithin(port.at("number"), port.at("number"), flow)
                : isWithin(port.at("range", "start"), port.at("range", "end"), flow));
      }
    };
  }

  private static boolean is(Field entry, Flow flow) {
    return entry.at("protocol").text("TCP").equals(flow.protocol());
  }

  private static boolean isWithin(Field first, Field last, Flow flow) {
    return first.number().orElse(0) <= flow.port() && flow.port() <= last.number().orElse(0);
  }
}
