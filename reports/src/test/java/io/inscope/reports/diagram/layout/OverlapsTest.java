package io.inscope.reports.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.text.Typeface;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The measure must find what it is there for.
class OverlapsTest {
  private static final Diagram EMPTY = RandomDiagrams.of(0, 1, 0);

  private static LaidOut.Box box(String id, double x, double y, String text) {
    Diagram.Node node =
        new Diagram.Node(id, "cde", "", List.of(text), List.of(), Diagram.Node.Kind.WORKLOAD);
    return new LaidOut.Box(
        node,
        new Rect(x, y, 100, 40),
        List.of(Words.at(x + 5, y + 20, text, 10, Typeface.REGULAR)),
        List.of());
  }

  private static LaidOut.Line line(int number, double labelX, Point... points) {
    Diagram.Edge edge =
        new Diagram.Edge("a", "b", number, List.of(number), "", Diagram.Edge.Style.CLEAR);
    EdgeText text = new EdgeText(edge);
    double y = points[0].y();
    LaidOut.Tag end = text.numberAt(labelX, y);
    return new LaidOut.Line(
        edge, List.of(points), text.numberAt(points[0].x() + 10, y), end, List.of());
  }

  private static List<String> found(List<LaidOut.Box> boxes, LaidOut.Line... lines) {
    return Overlaps.in(new LaidOut(EMPTY, 1000, 1000, List.of(), List.of(), boxes, List.of(lines)));
  }

  @Test
  void aCleanPictureHasNone() {
    assertThat(
            found(
                List.of(box("a", 0, 0, "a"), box("b", 300, 0, "b")),
                line(1, 250, new Point(100, 20), new Point(300, 20))))
        .isEmpty();
  }

  @Test
  void boxesOverBoxes() {
    assertThat(found(List.of(box("a", 0, 0, "a"), box("b", 99, 39, "b"))))
        .containsExactly("box a overlaps box b");
  }

  @Test
  void aLineThroughABox() {
    assertThat(
            found(
                List.of(box("a", 0, 0, "a"), box("b", 300, 0, "b"), box("c", 160, 0, "c")),
                line(1, 275, new Point(100, 20), new Point(300, 20))))
        .containsExactly("line 1 runs through box c");
  }

  @Test
  void aLineIntoItsOwnBox() {
    assertThat(
            found(
                List.of(box("b", 300, 0, "b")),
                line(1, 275, new Point(100, 20), new Point(310, 20))))
        .containsExactly("line 1 runs through box b");
  }

  @Test
  void linesOnEachOther() {
    assertThat(
            found(
                List.of(),
                line(1, 500, new Point(100, 20), new Point(600, 20)),
                line(2, 800, new Point(560, 20), new Point(900, 20))))
        .contains("line 1 lies on line 2");
  }

  @Test
  void aLabelOnAnotherLineAndOnAnotherLabel() {
    assertThat(
            found(
                List.of(),
                line(1, 200, new Point(100, 20), new Point(400, 20)),
                line(2, 200, new Point(50, 30), new Point(400, 30)),
                line(3, 600, new Point(560, 100), new Point(700, 100), new Point(700, 5))))
        .containsExactly("the label of line 1 overlaps the label of line 2");
    assertThat(
            found(
                List.of(),
                line(1, 200, new Point(100, 20), new Point(400, 20)),
                line(2, 600, new Point(206, 90), new Point(206, 5))))
        .containsExactly("line 2 runs through the label of line 1");
  }

  @Test
  void textWiderThanItsBox() {
    assertThat(found(List.of(box("a", 0, 0, "a very long name that nobody wrapped"))))
        .containsExactly("'a very long name that nobody wrapped' leaves box a");
  }

  @Test
  void anythingOutsideOfThePage() {
    assertThat(found(List.of(box("a", 950, 0, "a")))).containsExactly("box a leaves the page");
    assertThat(found(List.of(), line(1, 900, new Point(100, 20), new Point(1001, 20))))
        .containsExactly("line 1 leaves the page");
  }
}
