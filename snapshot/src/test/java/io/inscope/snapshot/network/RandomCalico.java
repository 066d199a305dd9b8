package io.inscope.snapshot.network;

import java.util.ArrayList;
import java.util.List;

/// Calico's tiers, policies and network sets for a random world.
final class RandomCalico {
  private final RandomWorld world;
  private final List<String> namespaces;

  RandomCalico(RandomWorld world, List<String> namespaces) {
    this.world = world;
    this.namespaces = namespaces;
  }

  List<String> documents() {
    List<String> documents = new ArrayList<>();
    List<String> tiers = new ArrayList<>(List.of("default"));
    add(documents, "Tier", "name: default", "order: 1000000, defaultAction: Deny");
    for (String name : List.of("security", "platform", "last")) {
      if (world.upTo(2) == 0) {
        tiers.add(name);
        add(
            documents,
            "Tier",
            "name: " + name,
            world.one(List.of("order: 10", "order: 20", "order: 2000000"))
                + world.one(List.of("", ", defaultAction: Pass", ", defaultAction: Deny")));
      }
    }
    for (int i = world.upTo(3); i > 0; i--) {
      String nets = "nets: " + world.listOf(1 + world.upTo(2), this::cidr);
      boolean global = world.upTo(2) == 0;
      String where = global ? "" : "namespace: %s, ".formatted(world.one(namespaces));
      add(
          documents,
          global ? "GlobalNetworkSet" : "NetworkSet",
          "%sname: set%d, labels: %s".formatted(where, i, world.labels()),
          nets);
    }
    for (int i = 1 + world.upTo(4); i > 0; i--) {
      policy(documents, i, world.one(tiers));
    }
    return documents;
  }

  private static void add(List<String> documents, String kind, String metadata, String spec) {
    documents.add(
        "{apiVersion: projectcalico.org/v3, kind: %s, metadata: {%s}, spec: {%s}}"
            .formatted(kind, metadata, spec));
  }

  private void policy(List<String> documents, int i, String tier) {
    boolean global = world.upTo(2) == 0;
    String where = global ? "" : "namespace: %s, ".formatted(world.one(namespaces));
    String spec =
        "tier: %s, %s%s%stypes: %s, ingress: %s, egress: %s"
            .formatted(
                tier,
                world.one(List.of("", "order: 5, ", "order: 500, ", "order: 2000, ")),
                world.upTo(2) == 0 ? "" : "selector: \"%s\", ".formatted(selector()),
                global && world.upTo(2) == 0
                    ? "namespaceSelector: \"%s\", ".formatted(selector())
                    : "",
                world.one(List.of("[Ingress]", "[Egress]", "[Ingress, Egress]")),
                world.list(3, this::rule),
                world.list(3, this::rule));
    add(
        documents,
        global ? "GlobalNetworkPolicy" : "NetworkPolicy",
        "%sname: %s.p%d".formatted(where, tier, i),
        spec);
  }

  private String rule() {
    String protocol = world.one(List.of("TCP", "UDP", "SCTP"));
    String ports = "";
    String start = "";
    switch (world.upTo(4)) {
      case 0 -> start = ", protocol: " + protocol;
      case 1 -> start = ", notProtocol: " + protocol;
      case 2 -> {
        start = ", protocol: " + protocol;
        ports =
            "%s: %s"
                .formatted(
                    world.one(List.of("ports", "notPorts")),
                    world.listOf(1 + world.upTo(2), this::port));
      }
      default -> {}
    }
    return "{action: %s%s, source: {%s}, destination: {%s}}"
        .formatted(
            world.one(List.of("Allow", "Allow", "Deny", "Pass", "Log")),
            start,
            String.join(", ", entity()),
            String.join(", ", with(entity(), ports)));
  }

  private static List<String> with(List<String> parts, String more) {
    if (!more.isEmpty()) {
      parts.add(more);
    }
    return parts;
  }

  private List<String> entity() {
    List<String> parts = new ArrayList<>();
    if (world.upTo(3) == 0) {
      parts.add("selector: \"%s\"".formatted(selector()));
    }
    if (world.upTo(6) == 0) {
      parts.add("notSelector: \"%s\"".formatted(selector()));
    }
    if (world.upTo(6) == 0) {
      parts.add(
          "namespaceSelector: \"%s\"".formatted(world.upTo(4) == 0 ? "global()" : selector()));
    }
    if (world.upTo(8) == 0) {
      parts.add("nets: " + world.listOf(1 + world.upTo(2), this::cidr));
    }
    if (world.upTo(8) == 0) {
      parts.add("notNets: " + world.listOf(1 + world.upTo(2), this::cidr));
    }
    return parts;
  }

  private String cidr() {
    return world.one(RandomWorld.CIDRS);
  }

  private String port() {
    return switch (world.upTo(4)) {
      case 0 -> "web";
      case 1 -> "dns";
      case 2 -> "'80:%d'".formatted(world.one(List.of(81, 9000)));
      default -> String.valueOf(world.one(RandomWorld.PORTS));
    };
  }

  private String selector() {
    return switch (world.upTo(6)) {
      case 0 -> "(%s) && %s".formatted(selector(), comparison());
      case 1 -> "%s || %s".formatted(comparison(), comparison());
      case 2 -> "!(%s)".formatted(selector());
      default -> comparison();
    };
  }

  private String comparison() {
    String key = world.key();
    return switch (world.upTo(9)) {
      case 0 -> "has(%s)".formatted(key);
      case 1 -> "!has(%s)".formatted(key);
      case 2 -> "%s != '%s'".formatted(key, world.value());
      case 3 -> "%s in {'%s', '%s'}".formatted(key, world.value(), world.value());
      case 4 -> "%s not in {'%s'}".formatted(key, world.value());
      case 5 -> "%s contains '%s'".formatted(key, world.value());
      case 6 -> "%s starts with '%s'".formatted(key, world.value());
      case 7 -> "all()";
      default -> "%s == '%s'".formatted(key, world.value());
    };
  }
}
