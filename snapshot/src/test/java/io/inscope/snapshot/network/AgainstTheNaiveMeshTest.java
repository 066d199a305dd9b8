package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The engine says of every two pods and port of a random mesh what asking its policies one by one
/// says.
class AgainstTheNaiveMeshTest {
  private static final int WORLDS = 3000;
  private static final List<Integer> PORTS = List.of(80, 8080, 9000, 9443);
  private static final List<String> NAMESPACES = List.of("a", "b", "istio-system");

  @Test
  void agrees_on_random_meshes() {
    Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
    IntStream.range(0, WORLDS)
        .parallel()
        .forEach(
            seed -> {
              Map<Answer, Integer> here = agreesOn(seed, new RandomMesh(new Random(seed)).yaml());
              synchronized (answers) {
                here.forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
              }
            });
    // Meshes in which one answer is rare would prove little.
    int all = answers.values().stream().mapToInt(Integer::intValue).sum();
    for (Answer answer : Answer.values()) {
      assertThat(answers.get(answer)).as("%s of %s", answer, answers).isGreaterThan(all / 12);
    }
  }

  private static Map<Answer, Integer> agreesOn(int seed, String yaml) {
    ClusterSnapshot snapshot = Collector.snapshotOf("world.yaml", yaml);
    List<Connection> rows = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE).all(true);
    NaiveMesh naive = new NaiveMesh(snapshot);
    Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
    List<Resource> pods = snapshot.all(Kinds.POD).toList();
    List<@Nullable Resource> callers = new ArrayList<>(pods);
    callers.add(null);
    for (Resource from : callers) {
      for (Resource to : pods) {
        for (int port : PORTS) {
          Answer expected = naive.ask(from, to, port);
          Answer actual = answer(rows, from, to, port);
          answers.merge(expected, 1, Integer::sum);
          if (actual != expected) {
            throw new AssertionError(
                "seed %d: %s -> %s %d: engine %s, naive %s%n%s"
                    .formatted(
                        seed,
                        from == null ? "outside" : from.ref(),
                        to.ref(),
                        port,
                        actual,
                        expected,
                        yaml));
          }
        }
      }
    }
    return answers;
  }

  private static Answer answer(
      List<Connection> rows, @Nullable Resource from, Resource to, int port) {
    return rows.stream()
        .filter(row -> row.to().isObject() && row.to().ref().equals(to.ref()))
        .filter(
            row ->
                from == null
                    ? !row.from().isObject() && holds(row.from().addresses())
                    : row.from().isObject() && row.from().ref().equals(from.ref()))
        .filter(row -> Ports.of(row.ports()).contains(Protocol.TCP, port))
        .map(Connection::verdict)
        .findFirst()
        .orElse(Answer.DENIED);
  }

  /// Whether a range holds 203.0.113.9.
  private static boolean holds(String range) {
    String[] ends = range.split("-");
    return number(ends[0]) <= number("203.0.113.9") && number("203.0.113.9") <= number(ends[1]);
  }

  private static long number(String address) {
    long number = 0;
    for (String part : address.split("\\.")) {
      number = number << 8 | Integer.parseInt(part);
    }
    return number;
  }

  /// Pods with and without a proxy, services, and policies about them.
  private record RandomMesh(Random random) {
    String yaml() {
      List<String> documents = new ArrayList<>();
      for (String namespace : NAMESPACES) {
        documents.add(
            "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: {%s}}}"
                .formatted(namespace, chance(5) ? "istio-injection: enabled" : ""));
      }
      for (int i = 0; i < 4; i++) {
        documents.add(pod(i));
      }
      for (int i = 0; i < random.nextInt(3); i++) {
        documents.add(
            "{apiVersion: v1, kind: Service, metadata: {namespace: %s, name: s%d}, spec: {selector:"
                    .formatted(one(NAMESPACES), i)
                + " {app: %s}, ports: [{name: %s, port: 1, targetPort: %d}, {name: %s, port: 2, targetPort: %d}]}}"
                    .formatted(app(), name(), one(PORTS), name() + "-b", one(PORTS)));
      }
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        documents.add(object("AuthorizationPolicy", i, authorization()));
      }
      for (int i = 0; i < random.nextInt(4); i++) {
        documents.add(peers(i));
      }
      return String.join("\n---\n", documents);
    }

    private String pod(int i) {
      return "{apiVersion: v1, kind: Pod, metadata: {namespace: %s, name: p%d, labels: {app: %s}, annotations: {%s}}, spec: {serviceAccountName: %s, containers: [{name: app}%s]}, status: {podIP: 10.0.0.%d}}"
          .formatted(
              one(NAMESPACES),
              i,
              app(),
              chance(8) ? "traffic.sidecar.istio.io/excludeInboundPorts: '9000'" : "",
              one(List.of("x", "y")),
              chance(4) ? "" : ", {name: istio-proxy}",
              i + 1);
    }

    private String object(String kind, int i, String spec) {
      return "{apiVersion: security.istio.io/v1, kind: %s, metadata: {namespace: %s, name: %s%d}, spec: {%s}}"
          .formatted(kind, one(NAMESPACES), kind.toLowerCase(java.util.Locale.ROOT), i, spec);
    }

    private String authorization() {
      String action = one(List.of("ALLOW", "ALLOW", "DENY", "DENY", "CUSTOM", "AUDIT"));
      return "%saction: %s, %srules: %s"
          .formatted(
              selector(3),
              action,
              action.equals("CUSTOM") ? "provider: {name: p}, " : "",
              list(this::rule));
    }

    private String selector(int often) {
      return chance(often) ? "selector: {matchLabels: {app: %s}}, ".formatted(app()) : "";
    }

    private String rule() {
      List<String> parts = new ArrayList<>();
      if (!chance(3)) {
        parts.add("from: " + list(() -> "{source: {" + source() + "}}"));
      }
      if (!chance(3)) {
        parts.add("to: " + list(() -> "{operation: {" + operation() + "}}"));
      }
      return "{" + String.join(", ", parts) + "}";
    }

    private String source() {
      String principal =
          one(List.of("cluster.local/ns/a/sa/x", "cluster.local/ns/b/*", "'*/sa/y'", "'*'"));
      return switch (random.nextInt(7)) {
        case 0 -> "principals: [%s]".formatted(principal);
        case 1 -> "notPrincipals: [%s]".formatted(principal);
        case 2 -> "namespaces: [%s]".formatted(one(NAMESPACES));
        case 3 -> "notNamespaces: [%s]".formatted(one(NAMESPACES));
        case 4 -> "namespaces: [a, b], notPrincipals: [%s]".formatted(principal);
        case 5 -> "ipBlocks: [10.0.0.0/31, 203.0.113.0/24]";
        default -> "principals: ['*'], notIpBlocks: [10.0.0.2]";
      };
    }

    private String operation() {
      String ports = list(() -> "'" + one(PORTS) + "'");
      return switch (random.nextInt(4)) {
        case 0 -> "ports: " + ports;
        case 1 -> "notPorts: " + ports;
        case 2 -> "methods: [GET]";
        default -> "methods: [GET], ports: " + ports;
      };
    }

    private String peers(int i) {
      List<String> modes = List.of("STRICT", "STRICT", "PERMISSIVE", "DISABLE", "UNSET");
      String selector = selector(2);
      String ports =
          selector.isEmpty()
              ? ""
              : ", portLevelMtls: {%d: {mode: %s}}".formatted(one(PORTS), one(modes));
      // The oldest of a level counts, so each is of another age.
      return object("PeerAuthentication", i, selector + "mtls: {mode: " + one(modes) + "}" + ports)
          .replace("metadata: {", "metadata: {creationTimestamp: '2026-01-0" + (i + 1) + "', ");
    }

    private String name() {
      return one(List.of("http", "tcp", "other"));
    }

    private String app() {
      return one(List.of("web", "db"));
    }

    private boolean chance(int outOf) {
      return random.nextInt(outOf) == 0;
    }

    private <T> T one(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    private String list(Supplier<String> item) {
      List<String> items = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(2); i++) {
        items.add(item.get());
      }
      return "[" + String.join(", ", items) + "]";
    }
  }
}
