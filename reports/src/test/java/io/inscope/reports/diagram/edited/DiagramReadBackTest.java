package io.inscope.reports.diagram.edited;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.drawing.SmallDiagram;
import io.inscope.reports.diagram.layout.ArrangedLayout;
import io.inscope.reports.diagram.layout.Arrangement;
import io.inscope.reports.diagram.layout.Captions;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.shapes.Role;
import io.inscope.reports.diagram.shapes.Written;
import io.inscope.snapshot.store.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class DiagramReadBackTest {
  private static final Diagram SMALL = SmallDiagram.get();

  private static DiagramReadBack.Result read(Editing file) {
    return DiagramReadBack.of(file.saved(), KeptArrangements.NONE, text -> text);
  }

  private static String edge(int number) {
    return SMALL.edges().stream()
        .filter(e -> e.number() == number)
        .map(Captions::idOf)
        .findFirst()
        .orElseThrow();
  }

  private static Point place(Page page, String node) {
    LaidOut picture = page.parts().picture();
    LaidOut.Box box =
        picture.boxes().stream().filter(b -> b.node().id().equals(node)).findFirst().orElseThrow();
    LaidOut.Column column =
        picture.columns().stream()
            .filter(c -> c.zone().id().equals(box.node().zone()))
            .findFirst()
            .orElseThrow();
    return new Point(box.rect().x() - column.rect().x(), box.rect().y() - column.rect().y());
  }

  @Test
  void aFileThatNobodyEditedChangesNothing() {
    for (long seed = 0; seed < 40; seed++) {
      Page page = Written.random(seed);
      for (Editing file : Editing.both(page)) {
        DiagramReadBack.Result result = read(file);

        assertThat(result.taken()).as("seed %d", seed).isEmpty();
        assertThat(result.notTaken()).as("seed %d", seed).isEmpty();
        assertThat(result.unchanged())
            .isEqualTo(page.diagram().nodes().size() + page.diagram().edges().size());
      }
    }
  }

  @Test
  void exactlyTheBoxesThatWereMovedAreTaken() {
    int moved = 0;
    for (long seed = 0; seed < 40; seed++) {
      Page page = Written.random(seed);
      for (Editing file : Editing.both(page)) {
        Random random = new Random(seed);
        List<Diagram.Node> nodes = new ArrayList<>(page.diagram().nodes());
        Collections.shuffle(nodes, random);
        Map<String, Point> expected = new TreeMap<>();
        for (Diagram.Node node : nodes.subList(0, Math.min(nodes.size(), 3))) {
          // Far enough to be a move, near enough to stay in its zone and out of other frames.
          double dx = 3 + random.nextInt(4);
          double dy = -3 - random.nextInt(4);
          file.move(node.id(), dx, dy);
          Point was = place(page, node.id());
          expected.put(node.id(), new Point(Math.round(was.x() + dx), Math.round(was.y() + dy)));
        }
        DiagramReadBack.Result result = read(file);

        assertThat(result.notTaken()).as("seed %d", seed).isEmpty();
        assertThat(result.taken())
            .as("seed %d", seed)
            .isEqualTo(Map.of(page.name(), Arrangement.of(expected, Map.of())));
        moved += result.moved();
      }
    }
    assertThat(moved).isGreaterThan(150);
  }

  @Test
  void whatBoxesAndLinesAreCalledIsTakenWithoutTheWordsOfTheCluster() {
    for (Editing file : Editing.both(Written.small())) {
      file.write(Role.NODE, "gateway", "Payment gateway\na line");
      file.write(Role.NODE, "shop", "shop\na line\nfor customers");
      file.write(Role.EDGE, edge(1), "orders, " + SMALL.edges().getFirst().label());
      file.write(Role.EDGE, edge(2), "storage");
      DiagramReadBack.Result result = read(file);

      assertThat(result.notTaken()).isEmpty();
      assertThat(result.taken())
          .isEqualTo(
              Map.of(
                  "overview",
                  Arrangement.of(
                      Map.of(),
                      Map.of(
                          "gateway",
                          "Payment gateway",
                          "shop",
                          "for customers",
                          edge(1),
                          "orders",
                          edge(2),
                          "storage"))));
    }
  }

  @Test
  void everythingElseIsToldAndNotTaken() {
    for (Editing file : Editing.both(Written.small())) {
      file.delete(Role.NODE, "internet");
      file.delete(Role.EDGE, edge(1));
      file.copy("db");
      file.add("A firewall");
      file.glueEnd(edge(2), "shop");
      file.move("gateway", 2000, 0);
      file.write(Role.ZONE, "dmz", "Front");
      String to =
          SMALL.edges().stream().filter(e -> e.number() == 2).findFirst().orElseThrow().to();
      DiagramReadBack.Result result = read(file);

      assertThat(result.taken()).isEmpty();
      assertThat(result.notTaken())
          .contains(
              "Page 'overview': box 'internet' was deleted; it stays, because the snapshot has it.",
              "Page 'overview': line '%s' was deleted; it stays, because the snapshot has it."
                  .formatted(edge(1)),
              "Page 'overview': box 'db' has a copy; not kept.",
              "Page 'overview': shape 'A firewall' was added; not kept.",
              "Page 'overview': line '%s' ends at 'shop' in the file; it stays at '%s', because the snapshot says so."
                  .formatted(edge(2), to),
              "Page 'overview': box 'gateway' was moved out of its zone 'cde'; it stays there,"
                  + " because the snapshot says so.",
              "Page 'overview': the text of zone 'dmz' was changed; it stays, because it is what"
                  + " the snapshot says.");
    }
  }

  @Test
  void aBoxBelowItsZoneIsKeptAndTheZoneGrows() {
    Page page = Written.small();
    LaidOut picture = page.parts().picture();
    double height = picture.columns().getFirst().rect().height();
    Point was = place(page, "shop");
    Point below = new Point(Math.round(was.x()), Math.round(height + 100));
    Point beyond = new Point(Math.round(was.x()), Math.round(height + 600));
    for (Editing file : Editing.both(page)) {
      file.move("shop", below.x() - was.x(), below.y() - was.y());
      DiagramReadBack.Result result = read(file);

      assertThat(result.notTaken()).isEmpty();
      assertThat(result.taken())
          .isEqualTo(Map.of("overview", Arrangement.of(Map.of("shop", below), Map.of())));
      LaidOut next =
          new ArrangedLayout(new LaneLayout(), Written.in(result.taken(), "overview")).place(SMALL);
      assertThat(place(new Page("overview", SMALL, diagram -> next), "shop")).isEqualTo(below);
      assertThat(next.height()).isGreaterThan(picture.height());
    }
    for (Editing file : Editing.both(page)) {
      file.move("shop", beyond.x() - was.x(), beyond.y() - was.y());

      assertThat(read(file).notTaken())
          .containsExactly(
              "Page 'overview': box 'shop' was moved out of its zone 'dmz'; it stays there, because"
                  + " the snapshot says so.");
    }
  }

  @Test
  void bendsAreToldAndNotKeptUnlessABoxOfTheLineWasMoved() {
    Page page = Written.small();
    LaidOut.Line line =
        page.parts().picture().lines().stream()
            .filter(l -> l.points().size() > 2 && !l.edge().from().equals(l.edge().to()))
            .findFirst()
            .orElseThrow();
    for (Editing file : Editing.both(page)) {
      file.bend(Captions.idOf(line.edge()), 25);

      assertThat(read(file).taken()).isEmpty();
      assertThat(read(file).notTaken())
          .containsExactly(
              "Page 'overview': one line was bent by hand; not kept, because lines are drawn anew"
                  + " around the boxes.");

      file.move(line.edge().from(), 5, 5);
      assertThat(read(file).notTaken()).isEmpty();
      assertThat(read(file).moved()).isEqualTo(1);
    }
  }

  @Test
  void aCopyMovesNothingWhereverItIs() {
    for (Editing file : Editing.both(Written.small())) {
      file.copy("db");
      // The copy comes first in the file, so it is the one that is found first and moved.
      file.move("db", 5, 5);

      assertThat(read(file).taken()).isEmpty();
    }
  }

  @Test
  void aMovedZoneMovesNoBoxAndAMovedFrameMovesAllOfItsBoxes() {
    Page page = Written.small();
    Editing.Drawio file = new Editing.Drawio(page);
    file.moveShape(Role.ZONE, "cde", 300, 40);
    assertThat(read(file).taken()).isEmpty();

    file.moveShape(Role.FRAME, "g", 0, 12);
    Map<String, Point> expected = new TreeMap<>();
    for (String node : List.of("gateway", "db")) {
      Point was = place(page, node);
      expected.put(node, new Point(Math.round(was.x()), Math.round(was.y() + 12)));
    }
    assertThat(read(file).taken())
        .isEqualTo(Map.of("overview", Arrangement.of(expected, Map.of())));
  }

  @Test
  void boxesInAGroupThatSomebodyMadeKeepTheirPlaces() {
    Editing.Drawio file = new Editing.Drawio(Written.small());
    Element db = file.cell(Role.NODE, "db");
    Element group = file.cellOf("group-1", db.getAttribute("parent"));
    group.setAttribute("style", "group");
    db.setAttribute("parent", "group-1");
    file.move("db", -10, -10);

    assertThat(read(file).taken()).isEmpty();
    assertThat(read(file).notTaken()).isEmpty();
  }

  @Test
  void aBoxThatWasDraggedOntoThePageItselfIsStillFound() {
    Page page = Written.small();
    Editing.Drawio file = new Editing.Drawio(page);
    LaidOut.Box shop =
        page.parts().picture().boxes().stream()
            .filter(b -> b.node().id().equals("shop"))
            .findFirst()
            .orElseThrow();
    file.cell(Role.NODE, "shop").setAttribute("parent", "1");
    Element geometry = Written.all(file.shape(Role.NODE, "shop"), "mxGeometry").getFirst();
    geometry.setAttribute("x", "" + (shop.rect().x() + page.parts().origin().x()));
    geometry.setAttribute("y", "" + (shop.rect().y() + page.parts().origin().y() + 30));
    Point was = place(page, "shop");

    assertThat(read(file).taken().getOrDefault("overview", Arrangement.NONE).places())
        .isEqualTo(Map.of("shop", new Point(Math.round(was.x()), Math.round(was.y() + 30))));
  }

  @Test
  void pagesThatDrawIoCompressedAreRead() {
    Editing.Drawio file = new Editing.Drawio(Written.small());
    file.write(
        Role.NODE,
        "db",
        "Tresor + 100 % & <mehr>\na line".replace("&", "&amp;").replace("<", "&lt;"));
    Element diagram = Written.all(file.root, "diagram").getFirst();
    String all = new String(file.bytes(), StandardCharsets.UTF_8);
    String model = all.substring(all.indexOf("<mxGraphModel"), all.indexOf("</diagram>"));
    Deflater deflater = new Deflater(9, true);
    StringBuilder encoded = new StringBuilder();
    for (byte b : model.getBytes(StandardCharsets.UTF_8)) {
      encoded.append("%%%02X".formatted(b));
    }
    deflater.setInput(encoded.toString().getBytes(StandardCharsets.UTF_8));
    deflater.finish();
    byte[] packed = new byte[1 << 20];
    int length = deflater.deflate(packed);
    diagram.setTextContent(
        Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(packed, length)));

    assertThat(read(file).taken())
        .isEqualTo(
            Map.of("overview", Arrangement.of(Map.of(), Map.of("db", "Tresor + 100 % & <mehr>"))));
  }

  @Test
  void aPageThatIsThereTwiceOrNotOfOursIsTold() {
    Editing.Drawio file = new Editing.Drawio(Written.small());
    Element diagram = Written.all(file.root, "diagram").getFirst();
    Element again = (Element) diagram.cloneNode(true);
    Element foreign = (Element) diagram.cloneNode(true);
    foreign.setAttribute("name", "Ideas");
    foreign.setTextContent("");
    foreign.appendChild(file.root.getOwnerDocument().createElement("mxGraphModel"));
    file.root.appendChild(again);
    file.root.appendChild(foreign);

    assertThat(read(file).notTaken())
        .containsExactly(
            "Page 'overview' is in the file more than once; only the first was read.",
            "Page 'Ideas' was added by hand; it is not kept.");
  }

  @Test
  void whatIsKeptIsDrawnAndItsFileReadsAsUnchanged() {
    for (Editing file : Editing.both(Written.small())) {
      file.move("db", 0, 60);
      file.write(Role.NODE, "gateway", "Payment gateway\na line");
      file.write(Role.EDGE, edge(2), "storage");
      DiagramReadBack.Result first = read(file);
      KeptArrangements kept = kept(KeptArrangements.payload(first.taken(), "x.drawio"));
      Page drawn =
          new Page("overview", SMALL, new ArrangedLayout(new LaneLayout(), kept.on("overview")));

      assertThat(kept.on("overview"))
          .isEqualTo(first.taken().getOrDefault("overview", Arrangement.NONE));
      assertThat(place(drawn, "db")).isEqualTo(kept.on("overview").places().get("db"));
      for (Editing next : Editing.both(drawn)) {
        DiagramReadBack.Result again = DiagramReadBack.of(next.saved(), kept, text -> text);
        assertThat(again.taken()).isEmpty();
        assertThat(again.notTaken()).isEmpty();

        next.write(Role.NODE, "gateway", "gateway\na line");
        assertThat(
                DiagramReadBack.of(next.saved(), kept, text -> text)
                    .taken()
                    .getOrDefault("overview", Arrangement.NONE)
                    .captions())
            .isEqualTo(Map.of("gateway", ""));
      }
    }
  }

  @Test
  void aKeptPlaceThatTheFileDoesNotKnowIsNotReplacedInSilence() {
    KeptArrangements kept =
        kept(
            KeptArrangements.payload(
                new TreeMap<>(
                    Map.of("overview", Arrangement.of(Map.of("db", new Point(1, 2)), Map.of()))),
                "other.vsdx"));
    Editing.Drawio file = new Editing.Drawio(Written.small());
    file.move("db", 0, 20);

    assertThat(DiagramReadBack.of(file.saved(), kept, text -> text).replaced())
        .containsExactly(
            "Page 'overview': box 'db' gets a new place instead of the one jdoe on 2026-05-02 gave"
                + " it.");
  }

  @Test
  void textsThatAreKeptPassTheRedactor() {
    Editing.Drawio file = new Editing.Drawio(Written.small());
    file.write(Role.NODE, "db", "holds 4111\na line");
    DiagramReadBack.Result result =
        DiagramReadBack.of(file.saved(), KeptArrangements.NONE, t -> t.replace("4111", "****"));

    assertThat(result.taken().getOrDefault("overview", Arrangement.NONE).captions())
        .isEqualTo(Map.of("db", "holds ****"));
    assertThat(result.masked()).containsExactly("Page 'overview': box 'db'");
  }

  private static KeptArrangements kept(String payload) {
    return KeptArrangements.of(
        List.of(
            new Decision(
                1, Instant.parse("2026-05-02T10:00:00Z"), "jdoe", KeptArrangements.KIND, payload)));
  }
}
