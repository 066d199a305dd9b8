package io.inscope.snapshot.network;

import io.inscope.snapshot.network.address.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// A small cluster made from a seed, as YAML documents: few values of everything, so that selectors
/// meet labels, and every form a rule may take.
final class RandomWorld {
  static final List<String> OUTSIDE =
      List.of(
          "0.0.0.0",
          "10.0.0.77",
          "10.0.1.200",
          "10.9.9.9",
          "203.0.113.9",
          "203.0.113.200",
          "255.255.255.255");
  static final List<Integer> PORTS = List.of(79, 80, 81, 8080, 65535);
  private static final List<String> NAMESPACES = List.of("alpha", "beta", "gamma");
  static final List<String> CIDRS =
      List.of(
          "0.0.0.0/0",
          "10.0.0.0/8",
          "10.0.0.0/24",
          "10.0.1.0/24",
          "10.0.0.3/32",
          "203.0.113.0/24",
          "0.0.0.0/1",
          "128.0.0.0/1",
          "255.255.255.255/32",
          "192.168.5.0/24");

  private final Random random;
  private final List<String> documents = new ArrayList<>();

  /// The policies a world has beside NetworkPolicies.
  enum Tiers {
    NONE,
    /// AdminNetworkPolicy and BaselineAdminNetworkPolicy.
    ADMIN,
    /// ClusterNetworkPolicy.
    CLUSTER,
    CALICO,
    /// CiliumNetworkPolicy and CiliumClusterwideNetworkPolicy.
    CILIUM
  }

  RandomWorld(long seed) {
    this(seed, Tiers.NONE);
  }

  RandomWorld(long seed, Tiers tiers) {
    random = new Random(seed);
    int namespaces = 1 + random.nextInt(3);
    for (int i = 0; i < namespaces; i++) {
      if (random.nextInt(4) > 0) {
        documents.add(
            "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: %s}}"
                .formatted(NAMESPACES.get(i), labels()));
      }
    }
    int pods = 2 + random.nextInt(5);
    for (int i = 0; i < pods; i++) {
      pod(i, NAMESPACES.get(random.nextInt(namespaces)));
    }
    int policies = random.nextInt(6);
    for (int i = 0; i < policies; i++) {
      policy(i, NAMESPACES.get(random.nextInt(namespaces)));
    }
    switch (tiers) {
      case NONE -> {}
      case ADMIN -> documents.addAll(new RandomAdminPolicies(this).adminAndBaseline());
      case CLUSTER -> documents.addAll(new RandomAdminPolicies(this).cluster());
      case CALICO ->
          documents.addAll(new RandomCalico(this, NAMESPACES.subList(0, namespaces)).documents());
      case CILIUM ->
          documents.addAll(new RandomCilium(this, NAMESPACES.subList(0, namespaces)).documents());
    }
  }

  List<String> documents() {
    return documents;
  }

  String yaml() {
    return String.join("\n---\n", documents);
  }

  private void pod(int i, String namespace) {
    boolean host = random.nextInt(6) == 0;
    String node = random.nextBoolean() ? "n1" : "n2";
    String ip =
        host
            ? (node.equals("n1") ? "192.168.5.1" : "192.168.6.2")
            : "10.0.%d.%d".formatted(random.nextInt(2), i + 1);
    documents.add(
        "{apiVersion: v1, kind: Pod, metadata: {name: p%d, namespace: %s, labels: %s}, spec: {nodeName: %s, hostNetwork: %s, containers: [{name: c, image: i, ports: [{name: web, containerPort: %d}, {name: dns, containerPort: 81, protocol: UDP}]}]}, status: {phase: Running, podIP: %s}}"
            .formatted(i, namespace, labels(), node, host, one(List.of(80, 8080)), ip));
  }

  private void policy(int i, String namespace) {
    StringBuilder spec = new StringBuilder("podSelector: " + selector());
    if (random.nextInt(3) > 0) {
      spec.append(", policyTypes: ")
          .append(one(List.of("[Ingress]", "[Egress]", "[Ingress, Egress]")));
    }
    if (random.nextInt(3) > 0) {
      spec.append(", ingress: ").append(rules("from"));
    }
    if (random.nextInt(3) > 0) {
      spec.append(", egress: ").append(rules("to"));
    }
    documents.add(
        "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: np%d, namespace: %s}, spec: {%s}}"
            .formatted(i, namespace, spec));
  }

  private String rules(String word) {
    return list(
        3,
        () -> {
          List<String> parts = new ArrayList<>();
          if (random.nextInt(4) > 0) {
            parts.add(word + ": " + list(3, this::peer));
          }
          if (random.nextInt(3) > 0) {
            parts.add("ports: " + list(3, this::port));
          }
          return "{" + String.join(", ", parts) + "}";
        });
  }

  private String peer() {
    return switch (random.nextInt(4)) {
      case 0 -> "{podSelector: %s}".formatted(selector());
      case 1 -> "{namespaceSelector: %s}".formatted(namespaceSelector());
      case 2 ->
          "{namespaceSelector: %s, podSelector: %s}".formatted(namespaceSelector(), selector());
      default -> block();
    };
  }

  private String block() {
    String cidr = one(CIDRS);
    String hole = one(CIDRS);
    boolean fits =
        AddressRange.ofCidr(cidr).orElseThrow().contains(AddressRange.ofCidr(hole).orElseThrow())
            && !cidr.equals(hole);
    return "{ipBlock: {cidr: %s%s}}".formatted(cidr, fits ? ", except: [" + hole + "]" : "");
  }

  String namespaceSelector() {
    return random.nextInt(3) == 0
        ? "{matchLabels: {kubernetes.io/metadata.name: %s}}".formatted(one(NAMESPACES))
        : selector();
  }

  private String port() {
    String protocol = one(List.of("", "protocol: TCP, ", "protocol: UDP, ", "protocol: SCTP, "));
    return "{"
        + protocol
        + switch (random.nextInt(5)) {
          case 0 -> "}";
          case 1 -> "port: web}";
          case 2 -> "port: dns}";
          case 3 -> "port: 80, endPort: %d}".formatted(one(List.of(80, 81, 9000)));
          default -> "port: %d}".formatted(one(PORTS));
        };
  }

  String selector() {
    return switch (random.nextInt(6)) {
      case 0 -> "{}";
      case 1, 2 -> "{matchLabels: {%s: %s}}".formatted(key(), value());
      case 3 ->
          "{matchExpressions: [{key: %s, operator: %s, values: [%s, %s]}]}"
              .formatted(key(), one(List.of("In", "NotIn")), value(), value());
      case 4 ->
          "{matchExpressions: [{key: %s, operator: %s}]}"
              .formatted(key(), one(List.of("Exists", "DoesNotExist")));
      default ->
          "{matchLabels: {%s: %s}, matchExpressions: [{key: %s, operator: NotIn, values: [%s]}]}"
              .formatted(key(), value(), key(), value());
    };
  }

  String labels() {
    List<String> labels = new ArrayList<>();
    for (String key : List.of("app", "tier", "team")) {
      if (random.nextInt(3) > 0) {
        labels.add(key + ": " + value());
      }
    }
    return "{" + String.join(", ", labels) + "}";
  }

  String key() {
    return one(List.of("app", "tier", "team"));
  }

  String value() {
    return one(List.of("a", "b", "c"));
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  String list(int most, Supplier<String> item) {
    return listOf(random.nextInt(most + 1), item);
  }

  String listOf(int count, Supplier<String> item) {
    List<String> items = new ArrayList<>();
    for (int i = count; i > 0; i--) {
      items.add(item.get());
    }
    return "[" + String.join(", ", items) + "]";
  }
}
