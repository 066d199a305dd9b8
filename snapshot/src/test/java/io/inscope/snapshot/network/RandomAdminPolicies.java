package io.inscope.snapshot.network;

import java.util.ArrayList;
import java.util.List;

/// Policies of the network policy API for a random world, with every form of subject, peer and
/// port, and few priorities, so that some are equal.
final class RandomAdminPolicies {
  private static final String NODES =
      """
      {apiVersion: v1, kind: Node, metadata: {name: n1, labels: %s}, status: {addresses: [{address: 192.168.5.1}]}}
      ---
      {apiVersion: v1, kind: Node, metadata: {name: n2, labels: %s}, status: {addresses: [{address: 192.168.6.2}]}}\
      """;

  private final RandomWorld world;

  RandomAdminPolicies(RandomWorld world) {
    this.world = world;
  }

  List<String> adminAndBaseline() {
    List<String> documents = new ArrayList<>(List.of(nodes()));
    for (int i = world.upTo(4); i > 0; i--) {
      documents.add(
          document(
              "v1alpha1", "AdminNetworkPolicy", "a" + i, priority(), List.of("Allow", "Pass")));
    }
    if (world.upTo(2) == 0) {
      documents.add(
          document("v1alpha1", "BaselineAdminNetworkPolicy", "default", "", List.of("Allow")));
    }
    return documents;
  }

  List<String> cluster() {
    List<String> documents = new ArrayList<>(List.of(nodes()));
    for (int i = world.upTo(5); i > 0; i--) {
      String tier = "tier: " + world.one(List.of("Admin", "Baseline")) + ", ";
      documents.add(
          document(
              "v1alpha2",
              "ClusterNetworkPolicy",
              "c" + i,
              tier + priority(),
              List.of("Accept", "Pass")));
    }
    return documents;
  }

  private String nodes() {
    return NODES.formatted(world.labels(), world.labels());
  }

  private String priority() {
    return "priority: %d, ".formatted(world.upTo(3));
  }

  private String document(
      String version, String kind, String name, String place, List<String> actions) {
    List<String> all = new ArrayList<>(actions);
    all.add("Deny");
    boolean cluster = kind.equals("ClusterNetworkPolicy");
    return "{apiVersion: policy.networking.k8s.io/%s, kind: %s, metadata: {name: %s}, spec: {%ssubject: %s, ingress: %s, egress: %s}}"
        .formatted(
            version,
            kind,
            name,
            place,
            pods(),
            world.list(3, () -> rule("from", all, cluster)),
            world.list(3, () -> rule("to", all, cluster)));
  }

  private String rule(String word, List<String> actions, boolean cluster) {
    String ports =
        world.upTo(2) == 0
            ? ""
            : ", %s: %s"
                .formatted(
                    cluster ? "protocols" : "ports",
                    world.listOf(1 + world.upTo(2), cluster ? this::protocol : this::port));
    return "{action: %s, %s: %s%s}"
        .formatted(
            world.one(actions),
            word,
            world.listOf(1 + world.upTo(2), word.equals("to") ? this::destination : this::pods),
            ports);
  }

  private String pods() {
    return world.upTo(2) == 0
        ? "{namespaces: %s}".formatted(world.namespaceSelector())
        : "{pods: {namespaceSelector: %s, podSelector: %s}}"
            .formatted(world.namespaceSelector(), world.selector());
  }

  private String destination() {
    return switch (world.upTo(4)) {
      case 0 -> "{nodes: %s}".formatted(world.selector());
      case 1 ->
          "{networks: %s}"
              .formatted(world.listOf(1 + world.upTo(2), () -> world.one(RandomWorld.CIDRS)));
      default -> pods();
    };
  }

  private String port() {
    String protocol =
        world.one(List.of("", "protocol: TCP, ", "protocol: UDP, ", "protocol: SCTP, "));
    return switch (world.upTo(3)) {
      case 0 -> "{namedPort: %s}".formatted(world.one(List.of("web", "dns")));
      case 1 -> "{portNumber: {%sport: %d}}".formatted(protocol, world.one(RandomWorld.PORTS));
      default -> "{portRange: {%sstart: 80, end: %d}}".formatted(protocol, world.one(ENDS));
    };
  }

  private String protocol() {
    String protocol = world.one(List.of("tcp", "udp", "sctp"));
    return switch (world.upTo(3)) {
      case 0 -> "{destinationNamedPort: %s}".formatted(world.one(List.of("web", "dns")));
      case 1 ->
          "{%s: {destinationPort: {number: %d}}}".formatted(protocol, world.one(RandomWorld.PORTS));
      default ->
          "{%s: {destinationPort: {range: {start: 80, end: %d}}}}"
              .formatted(protocol, world.one(ENDS));
    };
  }

  private static final List<Integer> ENDS = List.of(81, 9000);
}
