package io.inscope.snapshot.network;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
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

  NaiveEvaluator(ClusterSnapshot snapshot) {
    this.policies = snapshot.all(Kinds.NETWORK_POLICY).toList();
    this.namespaces = snapshot.all(Kinds.NAMESPACE).toList();
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
    boolean egress = !isSubject(from) || side(from, to, to, "Egress", "to", protocol, port);
    boolean ingress =
        !isSubject(to)
            || (near && isHost(from))
            || side(to, from, to, "Ingress", "from", protocol, port);
    return egress && ingress
        ? Answer.ALLOWED
        : near && ingress && isHost(to) ? Answer.UNKNOWN : Answer.DENIED;
  }

  private static boolean isPod(End end) {
    return end.pod() != null;
  }

  private static boolean isHost(End end) {
    return isPod(end) && end.pod().root().at("spec", "hostNetwork").isTrue();
  }

  private static boolean isSubject(End end) {
    return isPod(end) && !isHost(end);
  }

  private static String node(End end) {
    return end.pod().root().at("spec", "nodeName").text("");
  }

  private boolean side(
      End subject, End peer, End target, String type, String word, String protocol, int port) {
    List<Field> selecting =
        policies.stream()
            .filter(p -> p.ref().namespace().equals(subject.pod().ref().namespace()))
            .map(p -> p.root().at("spec"))
            .filter(spec -> selects(spec.at("podSelector"), subject.pod().labels()))
            .filter(spec -> types(spec).anyMatch(type::equals))
            .toList();
    return selecting.isEmpty()
        || selecting.stream()
            .flatMap(spec -> spec.at(type.equals("Egress") ? "egress" : "ingress").each())
            .anyMatch(
                rule ->
                    isPeer(rule.at(word), peer, subject.pod().ref().namespace())
                        && isPort(rule.at("ports"), target, protocol, port));
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
      return inCidr(peer.at("ipBlock", "cidr").text(""), end.address())
          && peer.at("ipBlock", "except").each().noneMatch(e -> inCidr(e.text(""), end.address()));
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

  private Map<String, String> namespaceLabels(String name) {
    Map<String, String> labels = new TreeMap<>();
    namespaces.stream()
        .filter(n -> n.ref().name().equals(name))
        .forEach(n -> labels.putAll(n.labels()));
    labels.put("kubernetes.io/metadata.name", name);
    return labels;
  }

  private static boolean selects(Field selector, Map<String, String> labels) {
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

  private static boolean isNamed(Resource pod, String name, String protocol, int port) {
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

  private static boolean inCidr(String cidr, String address) {
    byte[] network = InetAddress.ofLiteral(cidr.substring(0, cidr.indexOf('/'))).getAddress();
    byte[] one = InetAddress.ofLiteral(address).getAddress();
    int rest = network.length * 8 - Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    return network.length == one.length
        && new BigInteger(1, network)
            .shiftRight(rest)
            .equals(new BigInteger(1, one).shiftRight(rest));
  }
}
