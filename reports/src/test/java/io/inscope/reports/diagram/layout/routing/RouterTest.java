package io.inscope.reports.diagram.layout.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final Rect LEFT = new Rect(60, 70, 90, 42);
  private static final Rect RIGHT = new Rect(420, 70, 90, 42);

  private static Routes route(List<Rect> boxes, Wire... wires) {
    return route(600, boxes, List.of(), wires);
  }

  private static Routes route(double width, List<Rect> boxes, List<Rect> texts, Wire... wires) {
    return Router.route(new Board(width, 400, boxes, texts, List.of(), List.of(wires)));
  }

  @Test
  void boxesBesideEachOtherAreJoinedByALevelLine() {
    assertThat(route(List.of(LEFT, RIGHT), new Wire(0, 1, 20, 80)))
        .isEqualTo(new Routes(List.of(List.of(new Point(150, 91), new Point(420, 91))), List.of()));
  }

  @Test
  void aLineAroundABoxInBetweenKeepsItsDistance() {
    Rect between = new Rect(280, 70, 60, 42);

    assertThat(route(List.of(LEFT, RIGHT, between), new Wire(0, 1, 20, 40)).paths())
        .containsExactly(
            List.of(
                new Point(150, 91),
                new Point(270, 91),
                new Point(270, 119),
                new Point(348, 119),
                new Point(348, 91),
                new Point(420, 91)));
  }

  @Test
  void aLineDoesNotRunThroughATextThatIsNotItsOwn() {
    Rect heading = new Rect(200, 80, 60, 20);
    List<Point> path =
        route(600, List.of(LEFT, RIGHT), List.of(heading), new Wire(0, 1, 20, 80))
            .paths()
            .getFirst();

    for (int i = 1; i < path.size(); i++) {
      assertThat(heading.crossedBy(path.get(i - 1), path.get(i))).isFalse();
    }
    assertThat(path).hasSize(6);
  }

  @Test
  void linesBetweenTheSameBoxesHavePortsOfTheirOwn() {
    assertThat(route(List.of(LEFT, RIGHT), new Wire(0, 1, 20, 80), new Wire(1, 0, 20, 80)).paths())
        .containsExactly(
            List.of(new Point(150, 77), new Point(420, 77)),
            List.of(new Point(420, 98), new Point(150, 98)));
  }

  @Test
  void aLoopLeavesAndEntersAtOneSide() {
    List<Point> loop = route(List.of(LEFT), new Wire(0, 0, 20, 50)).paths().getFirst();

    assertThat(loop)
        .containsExactly(
            new Point(150, 77), new Point(210, 77), new Point(210, 98), new Point(150, 98));
  }

  @Test
  void whereATextHasNoRoomAtEitherSideTheBoardIsTight() {
    Rect wide = new Rect(20, 70, 300, 42);
    Rect other = new Rect(340, 200, 40, 42);

    assertThat(route(400, List.of(wide, other), List.of(), new Wire(1, 0, 10, 200)))
        .isEqualTo(new Routes(List.of(), List.of(new Routes.Tight(new Point(320, 91), true, 146))));
  }

  @Test
  void aBoardWithoutWiresHasNoLines() {
    assertThat(route(List.of(LEFT))).isEqualTo(new Routes(List.of(), List.of()));
  }
}
