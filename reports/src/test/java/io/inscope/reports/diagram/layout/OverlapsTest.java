package io.inscope.reports.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.text.Typeface;
import java.time.Duration;
import java.util.ArrayList;
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

  @Test
  void aFrameThatMeetsAnotherAndABoxThatIsNotItsOwn() {
    LaidOut.Box box = box("a", 10, 60, "a");
    assertThat(
            Overlaps.in(
                new LaidOut(
                    EMPTY,
                    1000,
                    1000,
                    List.of(),
                    List.of(frame("g", 0, 40), frame("h", 150, 40)),
                    List.of(box),
                    List.of())))
        .containsExactly("frame g overlaps frame h", "frame g overlaps box a");
  }

  private static LaidOut.Frame frame(String id, double x, double y) {
    Diagram.Group group = new Diagram.Group(id, "cde", id, "", true);
    return new LaidOut.Frame(group, new Rect(x, y, 200, 100), List.of());
  }

  /// Whatever is moved in a clean picture to where something else stands is found.
  @Test
  void everythingThatIsMovedOntoSomethingElse() {
    for (int seed = 0; seed < 30; seed++) {
      Diagram diagram = RandomDiagrams.of(seed, 20, 40);
      for (LaidOut clean :
          List.of(
              new LaneLayout().place(diagram),
              new ElkLayout(Duration.ofMinutes(5), new LaneLayout())
                  .attempt(diagram)
                  .orElseThrow())) {
        assertThat(Overlaps.in(clean)).isEmpty();
        for (LaidOut spoilt : spoilt(clean)) {
          assertThat(Overlaps.in(spoilt)).as("seed %d", seed).isNotEmpty();
        }
      }
    }
  }

  private static List<LaidOut> spoilt(LaidOut p) {
    List<LaidOut> spoilt = new ArrayList<>();
    List<LaidOut.Line> lines = p.lines();
    for (int i = 1; i < lines.size(); i++) {
      LaidOut.Line line = lines.get(i);
      LaidOut.Line other = lines.get(i - 1);
      Rect to = other.labelRect();
      spoilt.add(with(p, labelAt(line, to.x() + 3, to.y() + 3)));
      spoilt.add(with(p, labelAt(line, other.start().rect().x(), other.start().rect().y() + 3)));
      spoilt.add(
          with(p, labelAt(line, p.boxes().getFirst().rect().x(), p.boxes().getFirst().rect().y())));
      spoilt.add(with(p, labelAt(line, p.width() - 2, 0)));
      spoilt.add(with(p, through(line, p.boxes().getLast().rect())));
      spoilt.add(
          with(
              p,
              new LaidOut.Line(
                  line.edge(), other.points(), line.start(), line.end(), line.label())));
    }
    for (int i = 1; i < p.boxes().size(); i++) {
      LaidOut.Box box = p.boxes().get(i);
      Rect to = p.boxes().get(i - 1).rect();
      spoilt.add(with(p, i, new LaidOut.Box(box.node(), to.moved(3, 3), box.words(), box.cues())));
      List<Words> longer =
          List.of(
              Words.at(
                  box.rect().x() + 8, box.rect().centreY(), "W".repeat(40), 13, Typeface.BOLD));
      spoilt.add(with(p, i, new LaidOut.Box(box.node(), box.rect(), longer, List.of())));
      spoilt.add(
          with(
              p,
              i,
              new LaidOut.Box(box.node(), box.rect().moved(p.width(), 0), List.of(), List.of())));
    }
    return spoilt;
  }

  private static LaidOut.Line labelAt(LaidOut.Line line, double x, double y) {
    double dx = x - line.end().rect().x();
    double dy = y - line.end().rect().y();
    LaidOut.Tag end =
        new LaidOut.Tag(line.end().rect().moved(dx, dy), line.end().words().moved(dx, dy));
    List<Words> label = line.label().stream().map(w -> w.moved(dx, dy)).toList();
    return new LaidOut.Line(line.edge(), line.points(), line.start(), end, label);
  }

  private static LaidOut.Line through(LaidOut.Line line, Rect box) {
    List<Point> points =
        List.of(new Point(box.x() - 1, box.centreY()), new Point(box.right() + 1, box.centreY()));
    return new LaidOut.Line(line.edge(), points, line.start(), line.end(), line.label());
  }

  private static LaidOut with(LaidOut p, LaidOut.Line changed) {
    return new LaidOut(
        p.diagram(),
        p.width(),
        p.height(),
        p.columns(),
        p.frames(),
        p.boxes(),
        p.lines().stream().map(l -> l.edge() == changed.edge() ? changed : l).toList());
  }

  private static LaidOut with(LaidOut p, int index, LaidOut.Box changed) {
    List<LaidOut.Box> boxes = new ArrayList<>(p.boxes());
    boxes.set(index, changed);
    return new LaidOut(
        p.diagram(), p.width(), p.height(), p.columns(), p.frames(), boxes, p.lines());
  }
}
