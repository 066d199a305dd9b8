package io.inscope.reports.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inscope.reports.diagram.Diagram;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegibilityTest {
  private static final Diagram DIAGRAM = RandomDiagrams.of(0, 1, 0);

  private static LaidOut.Line line(Point... points) {
    Diagram.Edge edge = new Diagram.Edge("a", "b", 1, List.of(1), "", Diagram.Edge.Style.PROTECTED);
    LaidOut.Tag tag = new EdgeText(edge).numberAt(0, 0);
    return new LaidOut.Line(edge, List.of(points), tag, tag, List.of());
  }

  private static LaidOut picture(double width, double height, LaidOut.Line... lines) {
    return new LaidOut(DIAGRAM, width, height, List.of(), List.of(), List.of(), List.of(lines));
  }

  @Test
  void countsCrossingsBendsLengthAndTheSheetAroundIt() {
    LaidOut picture =
        picture(
            1930,
            100,
            line(new Point(0, 10), new Point(50, 10), new Point(50, 60), new Point(100, 60)),
            line(new Point(20, 0), new Point(20, 30)),
            line(new Point(0, 30), new Point(100, 30)));

    assertThat(Legibility.of(picture)).isEqualTo(new Legibility(2, 2, 280, 1930));
  }

  @Test
  void touchingIsNoCrossing() {
    LaidOut picture =
        picture(
            100,
            10,
            line(new Point(0, 10), new Point(50, 10)),
            line(new Point(50, 0), new Point(50, 10)));

    assertThat(Legibility.of(picture).crossings()).isZero();
  }

  @Test
  void whatMakesASheetLargerMakesItHarder() {
    assertThat(new Legibility(0, 0, 0, 1910).strain()).isZero();
    assertThat(new Legibility(0, 0, 0, 1.1 * 1910).strain()).isCloseTo(2, within(0.001));
    assertThat(new Legibility(1, 4, 1910, 1910).strain()).isEqualTo(3);
  }

  @Test
  void lettersBelowSixPointsAreWorseThanMostCrossings() {
    double smaller = 1.2 * 2230;

    assertThat(new Legibility(0, 0, 0, smaller).strain())
        .isCloseTo(20 * (smaller / 1910 - 1) + 40, within(0.001));
  }

  @Test
  void theSheetHasRoomForLegendAndNotes() {
    assertThat(Legibility.of(picture(1930, 100)).paper()).isEqualTo(1930);
    assertThat(Legibility.of(picture(100, 1000)).paper()).isEqualTo(1000 * Math.sqrt(2));
    assertThat(Legibility.of(picture(1000, 800)).paper()).isEqualTo(1430);
  }

  @Test
  void layersUnlessLanesAreClearlyEasier() {
    LaidOut hard = picture(1930, 100, line(new Point(0, 0), new Point(4 * 1930, 0)));
    LaidOut easier = picture(1930, 100, line(new Point(0, 0), new Point(3.5 * 1930, 0)));
    LaidOut easy = picture(1930, 100, line(new Point(0, 0), new Point(3.3 * 1930, 0)));

    assertThat(new DetailLayout(_ -> hard, _ -> easier).place(DIAGRAM)).isSameAs(hard);
    assertThat(new DetailLayout(_ -> hard, _ -> easy).place(DIAGRAM)).isSameAs(easy);
  }
}
