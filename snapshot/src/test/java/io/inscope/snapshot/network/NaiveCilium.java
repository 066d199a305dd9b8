package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.NaiveEvaluator.isNamed;
import static io.inscope.snapshot.network.NaiveEvaluator.isPod;
import static io.inscope.snapshot.network.NaiveEvaluator.isSubject;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Cilium's policies as its documentation describes them: a list of permissions and a list of
/// denials, network policies among the permissions. What nobody can tell from a snapshot is
/// `maybe`.
final class NaiveCilium implements NaiveTiers {
  private static final List<String> LISTS =
      List.of("ingress", "ingressDeny", "egress", "egressDeny");
  private final ClusterSnapshot snapshot;
  private final NaiveEvaluator plain;

  NaiveCilium(ClusterSnapshot snapshot, NaiveEvaluator plain) {
    this.snapshot = snapshot;
    this.plain = plain;
  }

  private Stream<Resource> all(String kind) {
    return snapshot.all(new GroupKind("cilium.io", kind));
  }

  @Override
  public Answer answer(Flow flow) {
    String direction = flow.type().equals("Ingress") ? "ingress" : "egress";
    var kubernetes = plain.networkPolicies(flow);
    boolean closed = kubernetes.isPresent();
    boolean mayClose = false;
    List<String> allows = new ArrayList<>();
    List<String> denies = new ArrayList<>();
    kubernetes.filter(Answer.ALLOWED::equals).ifPresent(_ -> allows.add("yes"));
    for (Resource policy :
        Stream.concat(all("CiliumNetworkPolicy"), all("CiliumClusterwideNetworkPolicy")).toList()) {
      for (Field spec :
          Stream.concat(
                  Stream.of(policy.root().at("spec")).filter(Field::isPresent),
                  policy.root().at("specs").each())
              .filter(spec -> selects(policy, spec, flow))
              .toList()) {
        Field allow = spec.at(direction);
        Field deny = spec.at(direction + "Deny");
        boolean has = !isEmpty(allow) || !isEmpty(deny);
        Field closing = spec.at("enableDefaultDeny", direction);
        closed |= has && !closing.isFalse();
        mayClose |= !has && closing.isTrue() && LISTS.stream().anyMatch(l -> !isEmpty(spec.at(l)));
        allow.each().forEach(rule -> allows.add(matches(rule, flow, policy.ref().namespace())));
        deny.each().forEach(rule -> denies.add(matches(rule, flow, policy.ref().namespace())));
      }
    }
    if (denies.contains("yes")) {
      return Answer.DENIED;
    }
    boolean mayDeny = denies.contains("maybe");
    if (closed && !allows.contains("yes")) {
      return allows.contains("maybe") ? Answer.UNKNOWN : Answer.DENIED;
    }
    mayDeny |= mayClose && !allows.contains("yes");
    return mayDeny ? Answer.UNKNOWN : Answer.ALLOWED;
  }

  private static boolean isEmpty(Field list) {
    return list.each().findAny().isEmpty();
  }

  private boolean selects(Resource policy, Field spec, Flow flow) {
    Resource pod = flow.subject().pod();
    return (policy.ref().namespace().isEmpty()
            || policy.ref().namespace().equals(pod.ref().namespace()))
        && NaiveEvaluator.selects(spec.at("endpointSelector"), labels(pod));
  }

  /// The labels of a pod's identity, with and without the source of each.
  private Map<String, String> labels(Resource pod) {
    Map<String, String> own = new TreeMap<>(pod.labels());
    own.put("io.kubernetes.pod.namespace", pod.ref().namespace());
    own.put("io.cilium.k8s.policy.serviceaccount", "default");
    plain
        .namespaceLabels(pod.ref().namespace())
        .forEach((key, value) -> own.put("io.cilium.k8s.namespace.labels." + key, value));
    Map<String, String> labels = new TreeMap<>(own);
    own.forEach((key, value) -> labels.put("k8s:" + key, value));
    own.forEach((key, value) -> labels.put("any:" + key, value));
    return labels;
  }

  /// `yes`, `maybe` or `no`.
  private String matches(Field rule, Flow flow, String namespace) {
    boolean ports = rule.at("toPorts").isPresent() || rule.at("icmps").isPresent();
    Stream<Field> listed = rule.at("toPorts").each().flatMap(entry -> entry.at("ports").each());
    if (rule.at("icmps").isPresent() || (ports && listed.noneMatch(port -> isOne(port, flow)))) {
      return "no";
    }
    List<Field> lists =
        rule.members()
            .filter(list -> list.key().startsWith("from") || list.key().matches("to[A-OQ-Z].*"))
            .toList();
    if (lists.isEmpty()) {
      return word(ports);
    }
    List<String> peers =
        lists.getFirst().each().map(peer -> isPeer(peer, flow.peer(), namespace)).toList();
    return peers.contains("yes") ? "yes" : peers.contains("maybe") ? "maybe" : "no";
  }

  private String isPeer(Field peer, NaiveEvaluator.End end, String namespace) {
    return switch (peer.pointer().replaceAll(".*/(from|to)([A-Za-z]+)/[0-9]+", "$2")) {
      case "Endpoints" -> word(isSubject(end) && isEndpoint(peer, end.pod(), namespace));
      case "Entities" -> entity(peer.text(""), end);
      case "CIDR" -> word(!isPod(end) && NaiveTiers.inCidr(peer.text(""), end.address()));
      case "CIDRSet" -> word(!isPod(end) && isInSet(peer, end.address()));
      case "Services" -> word(isSubject(end) && isBehind(peer, end.pod()));
      default -> isPod(end) ? "no" : "maybe";
    };
  }

  private static String word(boolean is) {
    return is ? "yes" : "no";
  }

  private boolean isEndpoint(Field selector, Resource pod, String namespace) {
    boolean elsewhere =
        Stream.concat(
                selector.at("matchLabels").members().map(Field::key),
                selector.at("matchExpressions").each().map(e -> e.at("key").text("")))
            .anyMatch(key -> key.contains("pod.namespace") || key.contains("namespace.labels"));
    return (elsewhere || namespace.isEmpty() || pod.ref().namespace().equals(namespace))
        && NaiveEvaluator.selects(selector, labels(pod));
  }

  private static String entity(String entity, NaiveEvaluator.End end) {
    boolean host = isPod(end) && !isSubject(end);
    return switch (entity) {
      case "all" -> "yes";
      case "world", "world-ipv4" -> word(!isPod(end));
      case "cluster" -> word(isPod(end));
      case "remote-node" -> word(host);
      case "host" -> host ? "maybe" : "no";
      case "kube-apiserver" -> isSubject(end) ? "no" : "maybe";
      default -> "no";
    };
  }

  private boolean isInSet(Field set, String address) {
    if (set.at("cidrGroupRef").isPresent()) {
      return all("CiliumCIDRGroup")
          .filter(group -> group.ref().name().equals(set.at("cidrGroupRef").text("")))
          .flatMap(group -> group.root().at("spec", "externalCIDRs").each())
          .anyMatch(cidr -> NaiveTiers.inCidr(cidr.text(""), address));
    }
    return NaiveTiers.inCidr(set.at("cidr").text(""), address)
        && set.at("except").each().noneMatch(e -> NaiveTiers.inCidr(e.text(""), address));
  }

  private boolean isBehind(Field service, Resource pod) {
    return snapshot
        .all(Kinds.SERVICE)
        .filter(
            s ->
                service.at("k8sService").isPresent()
                    ? s.ref().name().equals(service.at("k8sService", "serviceName").text(""))
                    : NaiveEvaluator.selects(
                        service.at("k8sServiceSelector", "selector"), s.labels()))
        .filter(s -> s.ref().namespace().equals(pod.ref().namespace()))
        .anyMatch(
            s ->
                s.root()
                    .at("spec", "selector")
                    .members()
                    .allMatch(label -> label.text("").equals(pod.labels().get(label.key()))));
  }

  private static boolean isOne(Field port, Flow flow) {
    String protocol = port.at("protocol").text("ANY");
    if (!protocol.equals("ANY") && !protocol.equals(flow.protocol())) {
      return false;
    }
    if (port.at("port").text("").equals("web")) {
      return isPod(flow.target())
          && isNamed(flow.target().pod(), "web", flow.protocol(), flow.port());
    }
    int first = Integer.parseInt(port.at("port").text(""));
    long last = port.at("endPort").number().orElse(0);
    return first == 0
        || (last > first ? first <= flow.port() && flow.port() <= last : first == flow.port());
  }
}
