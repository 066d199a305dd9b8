package io.inscope.snapshot.network;

import io.inscope.snapshot.network.address.AddressRange;
import java.util.ArrayList;
import java.util.List;

/// Cilium's policies for a random world.
final class RandomCilium {
  private final RandomWorld world;
  private final List<String> namespaces;

  RandomCilium(RandomWorld world, List<String> namespaces) {
    this.world = world;
    this.namespaces = namespaces;
  }

  List<String> documents() {
    List<String> documents = new ArrayList<>();
    documents.add(
        "{apiVersion: v1, kind: Service, metadata: {namespace: %s, name: svc, labels: %s}, spec: {selector: {%s: %s}}}"
            .formatted(world.one(namespaces), world.labels(), world.key(), world.value()));
    documents.add(
        "{apiVersion: cilium.io/v2, kind: CiliumCIDRGroup, metadata: {name: group}, spec: {externalCIDRs: %s}}"
            .formatted(world.listOf(2, () -> world.one(RandomWorld.CIDRS))));
    for (int i = 1 + world.upTo(4); i > 0; i--) {
      boolean wide = world.upTo(3) == 0;
      documents.add(
          "{apiVersion: cilium.io/v2, kind: Cilium%sNetworkPolicy, metadata: {%sname: c%d}, %s}"
              .formatted(
                  wide ? "Clusterwide" : "",
                  wide ? "" : "namespace: %s, ".formatted(world.one(namespaces)),
                  i,
                  switch (world.upTo(4)) {
                    case 0 -> "specs: " + world.listOf(1 + world.upTo(2), () -> spec(wide));
                    case 1 -> "spec: " + spec(wide) + ", specs: [" + spec(wide) + "]";
                    default -> "spec: " + spec(wide);
                  }));
    }
    return documents;
  }

  private String spec(boolean wide) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "endpointSelector: " + (world.upTo(3) == 0 ? "{}" : wide ? selector() : world.selector()));
    for (String direction : List.of("ingress", "egress")) {
      if (world.upTo(3) > 0) {
        parts.add(direction + ": " + world.list(3, () -> rule(direction, false)));
      }
      if (world.upTo(3) == 0) {
        parts.add(direction + "Deny: " + world.list(2, () -> rule(direction, true)));
      }
    }
    if (world.upTo(4) == 0) {
      parts.add(
          "enableDefaultDeny: {%s: %s}"
              .formatted(
                  world.one(List.of("ingress", "egress")),
                  world.one(List.of("false", "false", "true"))));
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private String rule(String direction, boolean deny) {
    boolean out = direction.equals("egress");
    String side = out ? "to" : "from";
    List<String> parts = new ArrayList<>();
    switch (world.upTo(out ? 8 : 6)) {
      case 0 -> {}
      case 1, 2 -> parts.add(side + "Endpoints: " + world.list(2, this::selector));
      case 3 -> parts.add(side + "Entities: " + world.list(2, this::entity));
      case 4 -> parts.add(side + "CIDR: " + world.list(2, () -> world.one(RandomWorld.CIDRS)));
      case 5 -> parts.add(side + "CIDRSet: " + world.list(2, this::set));
      case 6 -> parts.add("toServices: [" + service() + "]");
      default -> parts.add(deny ? "toEntities: [all]" : "toFQDNs: [{matchName: a.example}]");
    }
    switch (world.upTo(6)) {
      case 0, 1 -> {}
      case 2 -> parts.add("icmps: [{fields: [{type: 8}]}]");
      default ->
          parts.add(
              "toPorts: "
                  + world.listOf(
                      1 + world.upTo(2),
                      () -> "{ports: " + world.listOf(1 + world.upTo(2), this::port) + "}"));
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private String entity() {
    return world.one(
        List.of(
            "all",
            "world",
            "cluster",
            "host",
            "remote-node",
            "none",
            "health",
            "kube-apiserver",
            "world-ipv4"));
  }

  private String set() {
    if (world.upTo(4) == 0) {
      return "{cidrGroupRef: " + world.one(List.of("group", "missing")) + "}";
    }
    String cidr = world.one(RandomWorld.CIDRS);
    String hole = world.one(RandomWorld.CIDRS);
    boolean fits =
        AddressRange.ofCidr(cidr).orElseThrow().contains(AddressRange.ofCidr(hole).orElseThrow());
    return "{cidr: %s%s}".formatted(cidr, fits ? ", except: [" + hole + "]" : "");
  }

  private String service() {
    return world.upTo(2) == 0
        ? "{k8sService: {serviceName: svc}}"
        : "{k8sServiceSelector: {selector: %s}}".formatted(world.selector());
  }

  private String selector() {
    String namespace = world.one(namespaces);
    return switch (world.upTo(7)) {
      case 0 -> "{}";
      case 1 ->
          "{matchLabels: {'k8s:io.kubernetes.pod.namespace': %s, %s: %s}}"
              .formatted(namespace, world.key(), world.value());
      case 2 ->
          "{matchExpressions: [{key: io.kubernetes.pod.namespace, operator: %s, values: [%s]}]}"
              .formatted(world.one(List.of("In", "NotIn")), namespace);
      case 3 ->
          "{matchLabels: {'io.cilium.k8s.namespace.labels.%s': %s}}"
              .formatted(world.key(), world.value());
      case 4 ->
          "{matchExpressions: [{key: io.cilium.k8s.policy.serviceaccount, operator: %s, values: [%s]}]}"
              .formatted(world.one(List.of("In", "NotIn")), world.one(List.of("default", "other")));
      case 5 -> "{matchLabels: {'any:%s': %s}}".formatted(world.key(), world.value());
      default -> world.selector();
    };
  }

  private String port() {
    return switch (world.upTo(6)) {
      case 0 -> "{port: web%s}".formatted(protocol());
      case 1 -> "{port: '0'%s}".formatted(protocol());
      case 2 ->
          "{port: '80', endPort: %d%s}".formatted(world.one(List.of(0, 79, 81, 9000)), protocol());
      default -> "{port: '%d'%s}".formatted(world.one(RandomWorld.PORTS), protocol());
    };
  }

  private String protocol() {
    return world.one(
        List.of("", ", protocol: ANY", ", protocol: TCP", ", protocol: UDP", ", protocol: SCTP"));
  }
}
