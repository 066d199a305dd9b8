package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.NaiveCalicoSelector.isTrue;
import static io.inscope.snapshot.network.NaiveEvaluator.isNamed;
import static io.inscope.snapshot.network.NaiveEvaluator.isPod;
import static io.inscope.snapshot.network.NaiveEvaluator.isSubject;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Calico's lists of tiers as its reference describes them. Selectors are worked out by putting T
/// or F in the place of each comparison, and then shortening.
final class NaiveCalico implements NaiveTiers {
  private final ClusterSnapshot snapshot;
  private final NaiveEvaluator plain;

  NaiveCalico(ClusterSnapshot snapshot, NaiveEvaluator plain) {
    this.snapshot = snapshot;
    this.plain = plain;
  }

  private Stream<Resource> all(String kind) {
    return snapshot.all(new GroupKind("projectcalico.org", kind));
  }

  @Override
  public Answer answer(Flow flow) {
    List<Resource> tiers = new ArrayList<>(all("Tier").toList());
    tiers.sort(
        Comparator.<Resource>comparingDouble(t -> order(t.root().at("spec", "order")))
            .thenComparing(t -> t.ref().name()));
    for (Resource tier : tiers) {
      boolean isDefault = tier.ref().name().equals("default");
      Optional<Answer> kubernetes = isDefault ? plain.networkPolicies(flow) : Optional.empty();
      List<Resource> policies =
          Stream.concat(all("NetworkPolicy"), all("GlobalNetworkPolicy"))
              .filter(p -> p.root().at("spec", "tier").text("default").equals(tier.ref().name()))
              .filter(p -> selects(p, flow))
              .sorted(
                  Comparator.<Resource>comparingDouble(p -> order(p.root().at("spec", "order")))
                      .thenComparing(p -> p.ref().name()))
              .toList();
      String action = "";
      boolean asked = kubernetes.isEmpty();
      for (Resource policy : policies) {
        if (!asked && action.isEmpty() && order(policy.root().at("spec", "order")) > 1000) {
          asked = true;
          action = kubernetes.get() == Answer.ALLOWED ? "Allow" : "";
        }
        action = action.isEmpty() ? first(policy, flow) : action;
      }
      if (!asked && action.isEmpty()) {
        action = kubernetes.get() == Answer.ALLOWED ? "Allow" : "";
      }
      boolean skipped = policies.isEmpty() && kubernetes.isEmpty();
      if (action.isEmpty() && !skipped) {
        action = tier.root().at("spec", "defaultAction").text("Deny");
      }
      if (action.equals("Allow") || action.equals("Deny")) {
        return action.equals("Allow") ? Answer.ALLOWED : Answer.DENIED;
      }
    }
    return Answer.ALLOWED;
  }

  private static double order(Field order) {
    return order.value() instanceof Long number ? number : Double.POSITIVE_INFINITY;
  }

  private boolean selects(Resource policy, Flow flow) {
    Field spec = policy.root().at("spec");
    String namespace = policy.ref().namespace();
    return (namespace.isEmpty() || namespace.equals(flow.subject().pod().ref().namespace()))
        && spec.at("types").each().anyMatch(t -> t.text("").equals(flow.type()))
        && isTrue(spec.at("selector").text("all()"), labels(flow.subject()))
        && isTrue(
            spec.at("namespaceSelector").text("all()"),
            plain.namespaceLabels(flow.subject().pod().ref().namespace()));
  }

  private String first(Resource policy, Flow flow) {
    boolean in = flow.type().equals("Ingress");
    return policy
        .root()
        .at("spec", in ? "ingress" : "egress")
        .each()
        .filter(rule -> !rule.at("action").text("").equals("Log"))
        .filter(rule -> isPort(rule, flow))
        .filter(rule -> is(rule.at("source"), in ? flow.peer() : flow.subject(), policy))
        .filter(rule -> is(rule.at("destination"), in ? flow.subject() : flow.peer(), policy))
        .map(rule -> rule.at("action").text(""))
        .findFirst()
        .orElse("");
  }

  private boolean is(Field entity, NaiveEvaluator.End end, Resource policy) {
    String own = policy.ref().namespace();
    Field spaces = entity.at("namespaceSelector");
    boolean asks =
        spaces.isPresent()
            || entity.at("selector").isPresent()
            || (!own.isEmpty() && entity.at("notSelector").isPresent());
    return (!asks || isLabelled(entity, end, own))
        && (entity.at("notSelector").isMissing()
            || !endpoints(end).anyMatch(l -> isTrue(entity.at("notSelector").text(""), l)))
        && (entity.at("nets").isMissing() || isIn(entity.at("nets"), end))
        && (entity.at("notNets").isMissing() || !isIn(entity.at("notNets"), end));
  }

  private boolean isLabelled(Field entity, NaiveEvaluator.End end, String own) {
    String spaces = entity.at("namespaceSelector").text("");
    return endpoints(end)
        .filter(labels -> isTrue(entity.at("selector").text("all()"), labels))
        .anyMatch(
            labels -> {
              String namespace = labels.getOrDefault("projectcalico.org/namespace", "");
              return spaces.isEmpty()
                  ? own.isEmpty() || namespace.equals(own)
                  : spaces.equals("global()")
                      ? namespace.isEmpty()
                      : isTrue(spaces.replace("all()", "has(in)"), ofNamespace(namespace));
            });
  }

  /// What is in no namespace has no labels of one, so that `!has(x)` holds for it too.
  private Map<String, String> ofNamespace(String namespace) {
    Map<String, String> labels = new TreeMap<>();
    if (!namespace.isEmpty()) {
      labels.putAll(plain.namespaceLabels(namespace));
      labels.put("in", namespace);
    }
    return labels;
  }

  /// The labels of everything Calico knows by the address of an end.
  private Stream<Map<String, String>> endpoints(NaiveEvaluator.End end) {
    Stream<Map<String, String>> sets =
        Stream.concat(all("NetworkSet"), all("GlobalNetworkSet"))
            .filter(set -> isIn(set.root().at("spec", "nets"), end))
            .map(set -> withNamespace(set));
    return isSubject(end) ? Stream.concat(Stream.of(labels(end)), sets) : sets;
  }

  private static Map<String, String> labels(NaiveEvaluator.End end) {
    return withNamespace(end.pod());
  }

  private static Map<String, String> withNamespace(Resource resource) {
    Map<String, String> labels = new TreeMap<>(resource.labels());
    if (!resource.ref().namespace().isEmpty()) {
      labels.put("projectcalico.org/namespace", resource.ref().namespace());
    }
    return labels;
  }

  private static boolean isIn(Field nets, NaiveEvaluator.End end) {
    return nets.each().anyMatch(net -> NaiveTiers.inCidr(net.text(""), end.address()));
  }

  private static boolean isPort(Field rule, Flow flow) {
    Field target = rule.at("destination");
    return rule.at("protocol").text(flow.protocol()).equals(flow.protocol())
        && !rule.at("notProtocol").text("").equals(flow.protocol())
        && (target.at("ports").isMissing() || isAmong(target.at("ports"), flow))
        && (target.at("notPorts").isMissing() || !isAmong(target.at("notPorts"), flow));
  }

  private static boolean isAmong(Field ports, Flow flow) {
    return ports
        .each()
        .map(port -> String.valueOf(port.value()))
        .anyMatch(
            port ->
                port.matches("[0-9]+:[0-9]+")
                    ? Integer.parseInt(port.split(":")[0]) <= flow.port()
                        && flow.port() <= Integer.parseInt(port.split(":")[1])
                    : port.equals(String.valueOf(flow.port()))
                        || (isPod(flow.target())
                            && isNamed(flow.target().pod(), port, flow.protocol(), flow.port())));
  }
}
