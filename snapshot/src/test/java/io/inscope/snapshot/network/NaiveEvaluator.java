package io.inscope.snapshot.network;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The rules of network policies, one pod and one port at a time, read anew from the objects for
/// each question: slow, and as close to the documentation's words as code can be. It shares nothing
/// with the engine.
///
/// It takes an ipBlock to match pods and nodes, and pods to have addresses.
final class NaiveEvaluator {
  private final List<Resource> policies;
  private final List<Resource> namespaces;
  private final NaiveTiers tiers;

  NaiveEvaluator(ClusterSnapshot snapshot) {
    this.policies = snapshot.all(Kinds.NETWORK_POLICY).toList();
    this.namespaces = snapshot.all(Kinds.NAMESPACE).toList();
    this.tiers =
        snapshot.kinds().stream().anyMatch(kind -> kind.group().equals("cilium.io"))
            ? new NaiveCilium(snapshot, this)
            : snapshot.kinds().stream().anyMatch(kind -> kind.group().equals("projectcalico.org"))
                ? new NaiveCalico(snapshot, this)
                : new NaiveAdminPolicies(snapshot, this);
  }

  /// A pod, or an address outside.
  record End(Resource pod, String address) {}

  End pod(Resource pod) {
    return new End(pod, pod.root().at("status", "podIP").text(""));
  }

  @SuppressWarnings("NullAway")
  static End outside(String address) {
    return new End(null, address);
  }

  Answer ask(End from, End to, String protocol, int port) {
    boolean near = isPod(from) && isPod(to) && node(from).equals(node(to));
    Answer egress = side(from, to, to, "Egress", protocol, port);
    Answer ingress =
        near && isHost(from) ? Answer.ALLOWED : side(to, from, to, "Ingress", protocol, port);
    if (near && isHost(to) && egress == Answer.DENIED) {
      egress = Answer.UNKNOWN;
    }
    return egress == Answer.DENIED || ingress == Answer.DENIED
        ? Answer.DENIED
        : egress == Answer.ALLOWED ? ingress : egress;
  }

  static boolean isPod(End end) {
    return end.pod() != null;
  }

  static boolean isHost(End end) {
    return isPod(end) && end.pod().root().at("spec", "hostNetwork").isTrue();
  }

  static boolean isSubject(End end) {
    return isPod(end) && !isHost(end);
  }

  static String node(End end) {
    return end.pod().root().at("spec", "nodeName").text("");
  }

  private Answer side(End subject, End peer, End target, String type, String protocol, int port) {
    return isSubject(subject)
        ? tiers.answer(new NaiveTiers.Flow(subject, peer, target, type, protocol, port))
        : Answer.ALLOWED;
  }

  /// What network policies say; nothing when none selects the pod.
  Optional<Answer> networkPolicies(NaiveTiers.Flow flow) {
    String namespace = flow.subject().pod().ref().namespace();
    boolean egress = flow.type().equals("Egress");
    List<Field> selecting =
        policies.stream()
            .filter(p -> p.ref().namespace().equals(namespace))
            .map(p -> p.root().at("spec"))
            .filter(spec -> selects(spec.at("podSelector"), flow.subject().pod().labels()))
            .filter(spec -> types(spec).anyMatch(flow.type()::equals))
            .toList();
    boolean allowed =
        selecting.stream()
            .flatMap(spec -> spec.at(egress ? "egress" : "ingress").each())
            .anyMatch(
                rule ->
                    isPeer(rule.at(egress ? "to" : "from"), flow.peer(), namespace)
                        && isPort(rule.at("ports"), flow.target(), flow.protocol(), flow.port()));
    return selecting.isEmpty()
        ? Optional.empty()
        : Optional.of(allowed ? Answer.ALLOWED : Answer.DENIED);
  }

  private static Stream<String> types(Field spec) {
    if (spec.at("policyTypes").each().findAny().isPresent()) {
      return spec.at("policyTypes").each().map(t -> t.text(""));
    }
    return spec.at("egress").each().findAny().isPresent()
        ? Stream.of("Ingress", "Egress")
        : Stream.of("Ingress");
  }

  private boolean isPeer(Field peers, End end, String namespace) {
    return peers.each().findAny().isEmpty()
        || peers.each().anyMatch(peer -> isOnePeer(peer, end, namespace));
  }

  private boolean isOnePeer(Field peer, End end, String namespace) {
    if (peer.at("ipBlock").isPresent()) {
      return NaiveTiers.inCidr(peer.at("ipBlock", "cidr").text(""), end.address())
          && peer.at("ipBlock", "except")
              .each()
              .noneMatch(e -> NaiveTiers.inCidr(e.text(""), end.address()));
    }
    if (!isSubject(end)) {
      return false;
    }
    boolean there =
        peer.at("namespaceSelector").isMissing()
            ? end.pod().ref().namespace().equals(namespace)
            : selects(peer.at("namespaceSelector"), namespaceLabels(end.pod().ref().namespace()));
    return there && selects(peer.at("podSelector"), end.pod().labels());
  }

  Map<String, String> namespaceLabels(String name) {
    Map<String, String> labels = new TreeMap<>();
    namespaces.stream()
        .filter(n -> n.ref().name().equals(name))
        .forEach(n -> labels.putAll(n.labels()));
    labels.put("kubernetes.io/metadata.name", name);
    return labels;
  }

  static boolean selects(Field selector, Map<String, String> labels) {
    return selector
            .at("matchLabels")
            .members()
            .allMatch(l -> l.text("").equals(labels.get(l.key())))
        && selector.at("matchExpressions").each().allMatch(e -> holds(e, labels));
  }

  private static boolean holds(Field expression, Map<String, String> labels) {
    String key = expression.at("key").text("");
    boolean has = labels.containsKey(key);
    boolean among =
        has && expression.at("values").each().anyMatch(v -> v.text("").equals(labels.get(key)));
    return switch (expression.at("operator").text("")) {
      case "In" -> among;
      case "NotIn" -> !among;
      case "Exists" -> has;
      default -> !has;
    };
  }

  private static boolean isPort(Field ports, End target, String protocol, int port) {
    return ports.each().findAny().isEmpty()
        || ports
            .each()
            .anyMatch(
                entry ->
                    entry.at("protocol").text("TCP").equals(protocol)
                        && isOnePort(entry, target, protocol, port));
  }

  private static boolean isOnePort(Field entry, End target, String protocol, int port) {
    return switch (entry.at("port").value()) {
      case null -> true;
      case String name -> isPod(target) && isNamed(target.pod(), name, protocol, port);
      default -> {
        long from = entry.at("port").number().orElse(0);
        yield from <= port && port <= entry.at("endPort").number().orElse(from);
      }
    };
  }

  static boolean isNamed(Resource pod, String name, String protocol, int port) {
    return pod.root()
        .at("spec", "containers")
        .each()
        .flatMap(c -> c.at("ports").each())
        .anyMatch(
            p ->
                p.at("name").text("").equals(name)
                    && p.at("protocol").text("TCP").equals(protocol)
                    && p.at("containerPort").number().orElse(0) == port);
  }
}
