package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Diagrams nobody would draw: any node to any node, loops, long names. Same seed, same diagram.
public final class RandomDiagrams {
  private static final List<String> ZONES = List.of("untrusted", "dmz", "cde", "connected", "out");
  private static final Diagram.TitleBlock TITLE =
      new Diagram.TitleBlock("t", "c", "u", "s", "t", "h", "st", "tool", "1 of 1");

  private RandomDiagrams() {}

  public static Diagram of(long seed, int mostBoxes, int mostEdges) {
    Random random = new Random(seed);
    List<Diagram.Zone> zones = new ArrayList<>();
    for (String zone : ZONES) {
      zones.add(new Diagram.Zone(zone, "Zone " + zone, zone.equals("cde") ? "boundary: x" : ""));
    }
    List<Diagram.Group> groups = new ArrayList<>();
    int frames = random.nextInt(6);
    for (int i = 0; i < frames; i++) {
      String zone = random.nextInt(4) == 0 ? "connected" : "cde";
      groups.add(
          new Diagram.Group("g" + i, zone, "namespace " + word(random), sentence(random), true));
    }
    List<Diagram.Node> nodes = new ArrayList<>();
    int boxes = 1 + random.nextInt(mostBoxes);
    for (int i = 0; i < boxes; i++) {
      Diagram.Group group =
          groups.isEmpty() || random.nextInt(3) == 0
              ? null
              : groups.get(random.nextInt(groups.size()));
      String zone = group == null ? ZONES.get(random.nextInt(ZONES.size())) : group.zone();
      List<String> lines = new ArrayList<>(List.of(word(random)));
      for (int n = random.nextInt(3); n > 0; n--) {
        lines.add(sentence(random));
      }
      Diagram.Node.Kind[] kinds = Diagram.Node.Kind.values();
      nodes.add(
          new Diagram.Node(
              "n" + i,
              zone,
              group == null ? "" : group.id(),
              lines,
              random.nextInt(4) == 0 ? List.of("unrestricted ingress", "x") : List.of(),
              kinds[random.nextInt(kinds.length)]));
    }
    List<Diagram.Edge> edges = new ArrayList<>();
    int lines = random.nextInt(mostEdges + 1);
    for (int i = 1; i <= lines; i++) {
      String from = "n" + random.nextInt(boxes);
      // A few nodes are hubs.
      String to =
          "n" + (random.nextInt(3) == 0 ? random.nextInt(1 + boxes / 8) : random.nextInt(boxes));
      Diagram.Edge.Style[] styles = Diagram.Edge.Style.values();
      edges.add(
          new Diagram.Edge(
              from,
              to,
              i,
              List.of(i),
              random.nextInt(9) == 0 ? "" : "TCP " + random.nextInt(65536) + " T",
              styles[random.nextInt(styles.length)]));
    }
    return new Diagram(TITLE, zones, groups, nodes, edges, List.of());
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int n = 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 18); n > 0; n--) {
      word.append(random.nextInt(9) == 0 ? '-' : (char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private static String sentence(Random random) {
    StringBuilder sentence = new StringBuilder();
    for (int n = random.nextInt(7); n > 0; n--) {
      sentence.append(word(random)).append(' ');
    }
    return sentence.toString().strip();
  }
}
