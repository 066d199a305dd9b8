package io.inscope.reports.diagram.shapes.drawio;

import io.inscope.reports.diagram.drawing.Ink;
import io.inscope.reports.diagram.drawing.Mark;
import io.inscope.reports.diagram.drawing.Pen;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.shapes.Scene;
import java.util.List;
import java.util.stream.Collectors;

/// A style of a cell, `key=value;` by key: <https://www.drawio.com/doc/faq/shape-styles>.
final class Style {
  /// Everybody has it or something as wide; the bundled font is nowhere installed.
  static final String FONT = "Arial";

  private final StringBuilder text = new StringBuilder("html=1;");

  Style put(String key, String value) {
    text.append(key).append('=').append(value).append(';');
    return this;
  }

  Style put(String key, double value) {
    return put(key, Scene.number(value));
  }

  Style pen(Pen pen) {
    put("strokeColor", pen.ink().css());
    if (pen.ink() != Ink.NONE) {
      put("strokeWidth", pen.width());
    }
    if (!pen.dashes().isEmpty()) {
      put("dashed", "1").put("fixDash", "1");
      put("dashPattern", pen.dashes().stream().map(Scene::number).collect(Collectors.joining(" ")));
    }
    return this;
  }

  Style fill(Ink ink) {
    return put("fillColor", ink.css());
  }

  /// The shape of a mark that encloses an area.
  Style outline(Mark mark, Rect rect) {
    switch (mark) {
      case Mark.Area area -> {
        put("rounded", area.radius() > 0 ? "1" : "0");
        if (area.radius() > 0) {
          put("absoluteArcSize", "1").put("arcSize", 2 * area.radius());
        }
        fill(area.fill()).pen(area.pen());
      }
      case Mark.Shape shape -> {
        put("shape", "mxgraph.basic.polygon").put("polyline", "0");
        put("polyCoords", relative(shape.points(), rect));
        fill(shape.fill()).pen(shape.pen());
      }
      case Mark.Path _, Mark.Text _, Mark.Part _ -> fill(Ink.PAPER).pen(new Pen(Ink.TEXT, 1));
    }
    return this;
  }

  private static String relative(List<Point> points, Rect rect) {
    return points.stream()
        .map(
            p ->
                "[%s,%s]"
                    .formatted(
                        fraction(p.x() - rect.x(), rect.width()),
                        fraction(p.y() - rect.y(), rect.height())))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /// Where in a length something is, between 0 and 1.
  static String fraction(double part, double whole) {
    double fraction = whole == 0 ? 0.5 : Math.clamp(part / whole, 0, 1);
    return java.math.BigDecimal.valueOf(fraction)
        .setScale(5, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
