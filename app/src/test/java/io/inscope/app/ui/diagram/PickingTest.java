package io.inscope.app.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.SmallBank;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import org.junit.jupiter.api.Test;

class PickingTest {
  private final LaidOut picture = new LaneLayout().place(SmallBank.analysis().diagram());

  @Test
  void every_box_is_picked_anywhere_inside_it() {
    for (LaidOut.Box box : picture.boxes()) {
      Rect rect = box.rect();
      assertThat(pick(rect.x() + 1, rect.y() + 1)).isEqualTo(new Selection.OfNode(box.node()));
      assertThat(pick(rect.right(), rect.bottom())).isEqualTo(new Selection.OfNode(box.node()));
    }
  }

  @Test
  void every_line_is_picked_by_its_numbers_and_label() {
    for (LaidOut.Line line : picture.lines()) {
      Rect start = line.start().rect();
      Rect label = line.labelRect();
      assertThat(pick(start.x() + 1, start.centreY())).isEqualTo(new Selection.OfEdge(line.edge()));
      assertThat(pick(label.right() - 1, label.centreY()))
          .isEqualTo(new Selection.OfEdge(line.edge()));
    }
  }

  @Test
  void a_line_is_picked_from_a_little_beside_it_and_not_from_farther() {
    LaidOut.Line line = picture.lines().get(3);
    Point from = line.points().get(1);
    Point to = line.points().get(2);
    double x = (from.x() + to.x()) / 2;
    double y = (from.y() + to.y()) / 2;

    assertThat(from.x()).as("the second piece is upright").isEqualTo(to.x());
    assertThat(pick(x + 3, y)).isEqualTo(new Selection.OfEdge(line.edge()));
    assertThat(pick(x + 7, y)).isNotEqualTo(new Selection.OfEdge(line.edge()));
  }

  @Test
  void outside_of_everything_nothing_is_picked() {
    assertThat(pick(-50, -50)).isEqualTo(Selection.NOTHING);
  }

  private Selection pick(double x, double y) {
    return Picking.at(picture, new Point(x, y), 5);
  }
}
