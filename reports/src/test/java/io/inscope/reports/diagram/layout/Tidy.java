package io.inscope.reports.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What is asked of every picture, by either layout, without one stepping in for the other.
public final class Tidy {
  private static final Duration AMPLE = Duration.ofMinutes(5);
  private static final LaneLayout LANES = new LaneLayout();
  private static final ElkLayout LAYERS = new ElkLayout(AMPLE, LANES);

  private Tidy() {}

  public static void check(Diagram diagram, String what) {
    check(LANES.place(diagram), diagram, what + " in lanes");
    check(LAYERS.attempt(diagram).orElseThrow(), diagram, what + " in layers");
  }

  private static void check(LaidOut picture, Diagram diagram, String what) {
    assertThat(Overlaps.in(picture)).as(what).isEmpty();
    assertThat(picture.diagram()).as(what).isEqualTo(diagram);
    assertThat(picture.columns()).as(what).hasSameSizeAs(diagram.zones());
    assertThat(picture.boxes().stream().map(LaidOut.Box::node).toList())
        .as(what)
        .isEqualTo(diagram.nodes());
    assertThat(picture.lines().stream().map(LaidOut.Line::edge).toList())
        .as(what)
        .isEqualTo(diagram.edges());
    List<String> wrong = new ArrayList<>();
    for (LaidOut.Line line : picture.lines()) {
      int number = line.edge().number();
      if (!onSide(box(picture, line.edge().from()), line.points().getFirst())) {
        wrong.add("line %d does not begin at its box".formatted(number));
      }
      if (!onSide(box(picture, line.edge().to()), line.points().getLast())) {
        wrong.add("line %d does not end at its box".formatted(number));
      }
      for (int i = 1; i < line.points().size(); i++) {
        Point a = line.points().get(i - 1);
        Point b = line.points().get(i);
        if (a.x() != b.x() && a.y() != b.y()) {
          wrong.add("line %d is neither level nor upright".formatted(number));
        }
      }
    }
    assertThat(wrong).as(what).isEmpty();
  }

  static Rect box(LaidOut picture, String node) {
    return picture.boxes().stream()
        .filter(b -> b.node().id().equals(node))
        .findFirst()
        .orElseThrow()
        .rect();
  }

  private static boolean onSide(Rect rect, Point point) {
    return (Math.abs(point.x() - rect.x()) < 0.01 || Math.abs(point.x() - rect.right()) < 0.01)
        && point.y() > rect.y()
        && point.y() < rect.bottom();
  }
}
