package io.inscope.reports.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pictures of two quarters can be compared.
class StableLayoutTest {
  private static final Layout LANES = new LaneLayout();
  private static final List<Layout> BOTH =
      List.of(LANES, new ElkLayout(Duration.ofMinutes(5), LANES));

  @Test
  void theOrderOfAListHasNoInfluence() {
    for (int seed = 0; seed < 20; seed++) {
      Diagram diagram = RandomDiagrams.of(seed, 20, 40);
      for (Layout layout : BOTH) {
        LaidOut picture = layout.place(diagram);
        LaidOut shuffled = layout.place(shuffled(diagram, seed));

        assertThat(shuffled.columns()).isEqualTo(picture.columns());
        assertThat(shuffled.frames()).containsExactlyInAnyOrderElementsOf(picture.frames());
        assertThat(shuffled.boxes()).containsExactlyInAnyOrderElementsOf(picture.boxes());
        assertThat(shuffled.lines()).containsExactlyInAnyOrderElementsOf(picture.lines());
      }
    }
  }

  private static Diagram shuffled(Diagram diagram, long seed) {
    Random random = new Random(seed);
    List<Diagram.Group> groups = new ArrayList<>(diagram.groups());
    List<Diagram.Node> nodes = new ArrayList<>(diagram.nodes());
    List<Diagram.Edge> edges = new ArrayList<>(diagram.edges());
    List.of(groups, nodes, edges).forEach(list -> Collections.shuffle(list, random));
    return new Diagram(diagram.title(), diagram.zones(), groups, nodes, edges, diagram.notes());
  }

  /// Pairs of boxes in one zone that stand above each other in another order than before, by
  /// hundred, over fifty pages.
  @Test
  void aNewWorkloadHardlyMovesTheOthers() {
    assertThat(swapped(BOTH.getFirst())).isLessThan(15);
    assertThat(swapped(BOTH.getLast())).isLessThan(15);
  }

  private static double swapped(Layout layout) {
    int pairs = 0;
    int swapped = 0;
    for (int seed = 0; seed < 50; seed++) {
      Diagram before = Pages.of(seed, 8);
      Diagram after = with(before, seed);
      LaidOut first = layout.place(before);
      LaidOut second = layout.place(after);
      for (int i = 0; i < before.nodes().size(); i++) {
        for (int j = i + 1; j < before.nodes().size(); j++) {
          Diagram.Node a = before.nodes().get(i);
          Diagram.Node b = before.nodes().get(j);
          double was = Tidy.box(first, a.id()).centreY() - Tidy.box(first, b.id()).centreY();
          double is = Tidy.box(second, a.id()).centreY() - Tidy.box(second, b.id()).centreY();
          if (a.zone().equals(b.zone()) && Math.abs(was) > 30) {
            pairs++;
            swapped += was * is < 0 ? 1 : 0;
          }
        }
      }
    }
    return 100.0 * swapped / pairs;
  }

  private static Diagram with(Diagram page, int seed) {
    Diagram.Node added =
        new Diagram.Node(
            "new",
            "cde",
            "g",
            List.of("m" + seed % 10 + "-new"),
            List.of(),
            Diagram.Node.Kind.WORKLOAD);
    int number = page.edges().size() + 1;
    Diagram.Edge edge =
        new Diagram.Edge(
            "w0", "new", number, List.of(number), "TCP 443 T", Diagram.Edge.Style.PROTECTED);
    return new Diagram(
        page.title(),
        page.zones(),
        page.groups(),
        Stream.concat(page.nodes().stream(), Stream.of(added)).toList(),
        Stream.concat(page.edges().stream(), Stream.of(edge)).toList(),
        page.notes());
  }

  /// Detail pages as they usually are: a namespace that a gateway leads into, with what it uses.
  private static final class Pages {
    static Diagram of(int seed, int workloads) {
      Random random = new Random(seed);
      List<Diagram.Node> nodes = new ArrayList<>();
      List<Diagram.Edge> edges = new ArrayList<>();
      nodes.add(node("internet", "untrusted", ""));
      for (String name : List.of("logging", "monitoring", "dns", "backup")) {
        nodes.add(node(name, "connected", ""));
      }
      for (int i = 0; i < workloads; i++) {
        nodes.add(node("w" + i, "cde", "g"));
        if (i > 0) {
          edge(edges, "w" + random.nextInt(i), "w" + i);
        }
        if (random.nextInt(3) == 0) {
          edge(edges, "w" + i, nodes.get(1 + random.nextInt(4)).id());
        }
      }
      edge(edges, "internet", "w0");
      edge(edges, "monitoring", "w" + random.nextInt(workloads));
      List<Diagram.Zone> zones =
          Stream.of("untrusted", "cde", "connected").map(z -> new Diagram.Zone(z, z)).toList();
      List<Diagram.Group> groups =
          List.of(new Diagram.Group("g", "cde", "namespace g", "default-deny", true));
      return new Diagram(
          RandomDiagrams.of(1, 1, 0).title(), zones, groups, nodes, edges, List.of());
    }

    private static Diagram.Node node(String id, String zone, String group) {
      return new Diagram.Node(
          id, zone, group, List.of(id, "Deployment"), List.of(), Diagram.Node.Kind.WORKLOAD);
    }

    private static void edge(List<Diagram.Edge> edges, String from, String to) {
      int number = edges.size() + 1;
      edges.add(
          new Diagram.Edge(
              from, to, number, List.of(number), "TCP 443 T", Diagram.Edge.Style.PROTECTED));
    }
  }
}
