package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Diagrams at the edge of what there can be; both layouts keep them tidy.
class HostileDiagramsTest {
  private static final List<String> ZONES = List.of("untrusted", "dmz", "cde", "connected", "out");
  private static final List<String> NAMES =
      List.of(
          "a",
          "x".repeat(253),
          "very-long-name.".repeat(30),
          "支付网关数据库服务器".repeat(8),
          "خدمة الدفع بالبطاقات".repeat(4),
          "שער-תשלומים".repeat(6),
          "💳🏦🔐".repeat(20),
          "e\u0301\u0323\u200b\u202ename\u2066",
          "",
          "one two three four five six seven eight nine ten eleven twelve thirteen");

  private static Diagram.Node node(int i, String zone, String group, String name) {
    return new Diagram.Node(
        "n" + i,
        zone,
        group,
        List.of(name, name + " " + name),
        i % 3 == 0 ? List.of(name, "unrestricted ingress") : List.of(),
        Diagram.Node.Kind.values()[i % Diagram.Node.Kind.values().length]);
  }

  private static Diagram.Edge edge(int number, int from, int to, String label) {
    return new Diagram.Edge(
        "n" + from, "n" + to, number, List.of(number), label, Diagram.Edge.Style.CLEAR);
  }

  private static Diagram diagram(
      List<Diagram.Group> groups, List<Diagram.Node> nodes, List<Diagram.Edge> edges) {
    List<Diagram.Zone> zones =
        ZONES.stream().map(z -> new Diagram.Zone(z, "Zone " + z, "")).toList();
    return new Diagram(RandomDiagrams.of(1, 1, 0).title(), zones, groups, nodes, edges, List.of());
  }

  private static List<Diagram.Node> nodes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> node(i, ZONES.get(i % 5), i % 5 == 2 ? "g" : "", "workload-" + i))
        .toList();
  }

  private static List<Diagram.Group> frame(String title, String boundary) {
    return List.of(new Diagram.Group("g", "cde", title, boundary, true));
  }

  @Test
  void namesInEveryScriptAndOfEveryLength() {
    for (String name : NAMES) {
      List<Diagram.Node> nodes =
          IntStream.range(0, 10)
              .mapToObj(i -> node(i, ZONES.get(i % 5), i % 5 == 2 ? "g" : "", name))
              .toList();
      List<Diagram.Edge> edges =
          Stream.iterate(1, n -> n + 1)
              .limit(12)
              .map(n -> edge(n * 1000, n % 10, n * 7 % 10, name))
              .toList();
      List<Diagram.Zone> zones = ZONES.stream().map(z -> new Diagram.Zone(z, name, name)).toList();
      Diagram plain = diagram(frame(name, name), nodes, edges);
      Tidy.check(
          new Diagram(plain.title(), zones, plain.groups(), nodes, edges, List.of()),
          "names like '%s'".formatted(name.substring(0, Math.min(10, name.length()))));
    }
  }

  @Test
  void fortyBoxesAndAHundredAndFiftyLines() {
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      List<Diagram.Edge> edges = new ArrayList<>();
      for (int n = 1; n <= 150; n++) {
        edges.add(edge(n, random.nextInt(40), random.nextInt(40), "TCP " + n + " T"));
      }
      Tidy.check(diagram(frame("namespace g", ""), nodes(40), edges), "dense, seed " + seed);
    }
  }

  @Test
  void everyBoxCallsItselfAndEveryOther() {
    List<Diagram.Edge> edges = new ArrayList<>();
    for (int from = 0; from < 8; from++) {
      for (int to = 0; to < 8; to++) {
        edges.add(edge(1 + 8 * from + to, from, to, "all ports ?"));
      }
    }
    Tidy.check(diagram(frame("namespace g", ""), nodes(8), edges), "everything to everything");
  }

  @Test
  void linesBesideEachOtherBothWays() {
    List<Diagram.Edge> edges =
        IntStream.rangeClosed(1, 30)
            .mapToObj(n -> edge(n, n % 2 == 0 ? 0 : 3, n % 2 == 0 ? 3 : 0, "TCP " + n))
            .toList();
    Tidy.check(diagram(List.of(), nodes(5), edges), "thirty lines between two boxes");
  }

  @Test
  void loopsAlone() {
    List<Diagram.Edge> edges =
        IntStream.rangeClosed(1, 9)
            .mapToObj(n -> edge(n, 2, 2, n % 2 == 0 ? "" : "TCP " + n))
            .toList();
    Tidy.check(diagram(frame("namespace g", ""), nodes(5), edges), "nine loops");
  }

  @Test
  void oneBoxAndNoBoxAndNoLine() {
    Tidy.check(diagram(List.of(), List.of(), List.of()), "nothing");
    Tidy.check(diagram(frame("namespace g", ""), List.of(), List.of()), "an empty frame");
    Tidy.check(diagram(List.of(), List.of(node(0, "out", "", "a")), List.of()), "one box");
    Tidy.check(
        diagram(frame("namespace g", ""), List.of(node(0, "cde", "g", "a")), List.of()),
        "one box in a frame");
    Tidy.check(diagram(frame("namespace g", ""), nodes(40), List.of()), "forty boxes, no line");
  }

  @Test
  void boxesOfFramesInSeveralZonesThatCallEachOther() {
    List<Diagram.Group> groups = new ArrayList<>();
    List<Diagram.Node> nodes = new ArrayList<>();
    List<Diagram.Edge> edges = new ArrayList<>();
    for (int g = 0; g < 4; g++) {
      String zone = g < 3 ? "cde" : "connected";
      groups.add(
          new Diagram.Group("g" + g, zone, "namespace " + g, "default-deny both ways", true));
      for (int i = 0; i < 3; i++) {
        nodes.add(node(3 * g + i, zone, "g" + g, "w" + i));
      }
    }
    for (int n = 0; n < 36; n++) {
      edges.add(edge(n + 1, n % 12, (5 * n + n / 12) % 12, "TCP 443 T"));
    }
    Tidy.check(diagram(groups, nodes, edges), "frames that call each other in circles");
  }
}
