package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;

/// Boxes of a frame that no line touches, in rows of equal boxes: in one column they would make the
/// page high for nothing.
final class Shelf {
  private static final double GAP = 14;

  private final List<BoxText> texts = new ArrayList<>();
  private final List<Double> tops = new ArrayList<>();
  private final List<Double> heights = new ArrayList<>();
  private final int columns;
  private final double boxWidth;
  private final double height;

  /// @param wide whether the frame will be wider than one box
  Shelf(List<Diagram.Node> nodes, double boxWidth, boolean wide) {
    this.boxWidth = boxWidth;
    columns = columns(nodes.size(), wide);
    double down = 0;
    for (int row = 0; row < nodes.size(); row += columns) {
      double highest = 0;
      for (Diagram.Node node : nodes.subList(row, Math.min(nodes.size(), row + columns))) {
        BoxText text = BoxText.of(node, boxWidth);
        texts.add(text);
        highest = Math.max(highest, Math.ceil(text.height()));
      }
      tops.add(down);
      heights.add(highest);
      down += highest + GAP;
    }
    height = Math.max(0, down - GAP);
  }

  private static int columns(int boxes, boolean wide) {
    int few = boxes < 4 ? 1 : boxes < 9 ? 2 : 3;
    return wide ? Math.min(Math.max(1, boxes), few + 1) : few;
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  double width() {
    return isEmpty() ? 0 : columns * (boxWidth + GAP) - GAP;
  }

  double height() {
    return height;
  }

  List<LaidOut.Box> at(double x, double y) {
    List<LaidOut.Box> boxes = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int row = i / columns;
      double left = x + i % columns * (boxWidth + GAP);
      Rect rect = new Rect(left, y + tops.get(row), boxWidth, heights.get(row));
      boxes.add(texts.get(i).in(rect));
    }
    return boxes;
  }
}
