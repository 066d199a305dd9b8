package io.inscope.reports.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneLayoutTest {
  private final LaneLayout lanes = new LaneLayout();

  @Test
  void twoHundredRandomDiagramsAreClean() {
    for (int seed = 0; seed < 200; seed++) {
      LaidOut picture = lanes.place(RandomDiagrams.of(seed, 40, 150));
      assertThat(Overlaps.in(picture)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void everyNodeAndEdgeOfADiagramHasItsPlace() {
    for (int seed = 0; seed < 20; seed++) {
      Diagram diagram = RandomDiagrams.of(seed, 40, 150);
      LaidOut picture = lanes.place(diagram);

      assertThat(picture.boxes()).extracting(LaidOut.Box::node).isEqualTo(diagram.nodes());
      assertThat(picture.lines()).extracting(LaidOut.Line::edge).isEqualTo(diagram.edges());
    }
  }

  @Test
  void everyLineRunsUprightAndLevelFromTheBorderOfItsInitiatorToThatOfItsResponder() {
    for (int seed = 0; seed < 20; seed++) {
      LaidOut picture = lanes.place(RandomDiagrams.of(seed, 40, 150));
      for (LaidOut.Line line : picture.lines()) {
        List<Point> points = line.points();
        assertThat(onSide(rectOf(picture, line.edge().from()), points.getFirst())).isTrue();
        assertThat(onSide(rectOf(picture, line.edge().to()), points.getLast())).isTrue();
        for (int i = 1; i < points.size(); i++) {
          Point a = points.get(i - 1);
          Point b = points.get(i);
          assertThat(a.x() == b.x() || a.y() == b.y()).isTrue();
        }
      }
    }
  }

  private static Rect rectOf(LaidOut picture, String node) {
    return picture.boxes().stream()
        .filter(b -> b.node().id().equals(node))
        .findFirst()
        .orElseThrow()
        .rect();
  }

  private static Rect zoneRect(LaidOut picture, String zone) {
    return picture.columns().stream()
        .filter(c -> c.zone().id().equals(zone))
        .findFirst()
        .orElseThrow()
        .rect();
  }

  private static boolean onSide(Rect rect, Point point) {
    return (point.x() == rect.x() || point.x() == rect.right())
        && point.y() > rect.y()
        && point.y() < rect.bottom();
  }

  @Test
  void zonesStandFromLeftToRightAndHoldTheirFramesAndBoxes() {
    for (int seed = 0; seed < 20; seed++) {
      LaidOut picture = lanes.place(RandomDiagrams.of(seed, 40, 150));
      assertThat(picture.columns())
          .isSortedAccordingTo(Comparator.comparingDouble(c -> c.rect().x()));
      for (int i = 1; i < picture.columns().size(); i++) {
        assertThat(picture.columns().get(i).rect().x())
            .isGreaterThan(picture.columns().get(i - 1).rect().right());
      }
      for (LaidOut.Frame frame : picture.frames()) {
        assertThat(zoneRect(picture, frame.group().zone()).contains(frame.rect())).isTrue();
      }
      for (LaidOut.Box box : picture.boxes()) {
        assertThat(zoneRect(picture, box.node().zone()).contains(box.rect())).isTrue();
        String group = box.node().group();
        for (LaidOut.Frame frame : picture.frames()) {
          boolean own = frame.group().id().equals(group);
          assertThat(frame.rect().contains(box.rect())).isEqualTo(own);
          assertThat(frame.rect().overlaps(box.rect())).isEqualTo(own);
        }
      }
    }
  }

  @Test
  void theSameDiagramAlwaysGetsTheSamePlaces() {
    assertThat(lanes.place(RandomDiagrams.of(5, 40, 150)))
        .isEqualTo(lanes.place(RandomDiagrams.of(5, 40, 150)));
  }

  @Test
  void aDiagramWithoutZonesIsAnEmptyPicture() {
    Diagram diagram = RandomDiagrams.of(1, 1, 0);
    Diagram empty =
        new Diagram(diagram.title(), List.of(), List.of(), List.of(), List.of(), List.of());

    assertThat(lanes.place(empty).boxes()).isEmpty();
  }

  @Test
  void anEdgeToANodeThatIsNotThereIsRefused() {
    Diagram diagram = RandomDiagrams.of(1, 1, 0);
    Diagram broken =
        new Diagram(
            diagram.title(),
            diagram.zones(),
            diagram.groups(),
            diagram.nodes(),
            List.of(new Diagram.Edge("n0", "gone", 1, List.of(1), "", Diagram.Edge.Style.CLEAR)),
            List.of());

    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> lanes.place(broken))
        .withMessage("no zone of the diagram has a node gone");
  }
}
