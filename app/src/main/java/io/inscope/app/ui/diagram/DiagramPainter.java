package io.inscope.app.ui.diagram;

import io.inscope.reports.diagram.drawing.Drawing;
import io.inscope.reports.diagram.drawing.Ink;
import io.inscope.reports.diagram.drawing.Mark;
import io.inscope.reports.diagram.drawing.Pen;
import io.inscope.reports.diagram.drawing.Sheet;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.text.Typeface;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// Paints a laid-out diagram on a canvas: the same marks that writers put in files.
final class DiagramPainter {
  /// Below this height in pixels a text is only a smudge and is left out.
  private static final double SMALLEST_TEXT = 3.5;

  /// Below this height the texts of boxes give way to their names alone, in a size that can be
  /// read.
  private static final double SMALLEST_READABLE = 6.5;

  private static final double NAME_SIZE = 11.5;
  private static final double FAR_NAME_SIZE = 10;
  private static final double WIDEST_NAME = 12;
  private static final double LINE = 1.15;
  private static final double THINNEST_LINE = 0.8;
  private static final double STEPPED_BACK = 0.18;
  private static final double NAMES_STEPPED_BACK = 0.5;
  private static final double GLOW_WIDTH = 6;

  static {
    // Widths were measured with these very fonts.
    for (String file : List.of("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf")) {
      Font.loadFont(Typeface.class.getResourceAsStream(file), 12);
    }
  }

  private final LaidOut picture;
  private final List<Mark> marks;
  private Highlight highlight = Highlight.NONE;
  private Palette palette = Palette.LIGHT;
  private boolean far;

  DiagramPainter(LaidOut picture) {
    this.picture = picture;
    Drawing drawing = Sheet.pictureOf(picture);
    this.marks = drawing.marks();
  }

  void highlight(Highlight wanted) {
    highlight = wanted;
  }

  void palette(Palette wanted) {
    palette = wanted;
  }

  /// Paints with the picture's origin at (x, y) of the canvas.
  void paint(GraphicsContext g, double x, double y, double scale) {
    g.save();
    g.translate(x, y);
    g.scale(scale, scale);
    g.setLineCap(StrokeLineCap.BUTT);
    far = NAME_SIZE * scale < SMALLEST_READABLE;
    if (highlight.isNone()) {
      marks.forEach(mark -> paint(g, mark, scale));
    } else {
      paintHighlighted(g, scale);
    }
    if (far) {
      paintNames(g, FAR_NAME_SIZE / scale);
    }
    g.restore();
  }

  /// From afar: the names of zones and boxes, as large as needed to be read. A name may be wider
  /// than its box; it then covers the lines beside it.
  private void paintNames(GraphicsContext g, double size) {
    g.setFont(font(Typeface.BOLD, size));
    g.setFill(palette.of(Ink.TEXT));
    for (LaidOut.Column column : picture.columns()) {
      Rect rect = column.rect();
      List<String> lines = Typeface.BOLD.wrap(column.zone().title(), size, rect.width(), 2);
      double baseline = rect.y() - (lines.size() - 0.6) * LINE * size;
      for (String line : lines) {
        g.fillText(line, rect.x(), baseline);
        baseline += LINE * size;
      }
    }
    for (LaidOut.Box box : picture.boxes()) {
      boolean back = !highlight.isNone() && !highlight.nodes().contains(box.node().id());
      g.setGlobalAlpha(back ? NAMES_STEPPED_BACK : 1);
      if (!box.node().lines().isEmpty()) {
        name(g, box.node().lines().getFirst(), box.rect(), size);
      }
    }
    g.setGlobalAlpha(1);
  }

  private void name(GraphicsContext g, String name, Rect box, double size) {
    double most = Math.max(box.width(), WIDEST_NAME * size);
    String shown = Typeface.BOLD.shorten(name, size, most);
    double width = Typeface.BOLD.width(shown, size);
    double left = box.x() + (box.width() - width) / 2;
    double top = box.centreY() - LINE * size / 2;
    g.setFill(palette.of(Ink.PAPER));
    g.fillRect(left - 0.2 * size, top, width + 0.4 * size, LINE * size);
    g.setFill(palette.of(Ink.TEXT));
    g.fillText(shown, left, top + 0.9 * size);
  }

  private void paintHighlighted(GraphicsContext g, double scale) {
    Set<Object> picked = new HashSet<>();
    int line = 0;
    int box = 0;
    for (Mark mark : marks) {
      if (mark instanceof Mark.Part part && part.id().startsWith("edge-")) {
        if (highlight.edges().contains(picture.lines().get(line++).edge())) {
          picked.add(part);
        }
      } else if (mark instanceof Mark.Part part && part.id().startsWith("node-")) {
        if (highlight.nodes().contains(picture.boxes().get(box++).node().id())) {
          picked.add(part);
        }
      }
    }
    for (Mark mark : marks) {
      boolean ground = !(mark instanceof Mark.Part part) || part.id().startsWith("frame-");
      if (ground) {
        paint(g, mark, scale);
      } else if (!picked.contains(mark)) {
        g.setGlobalAlpha(STEPPED_BACK);
        paint(g, mark, scale);
        g.setGlobalAlpha(1);
      }
    }
    g.setStroke(palette.glow());
    g.setLineWidth(GLOW_WIDTH / Math.min(1, scale));
    g.setLineDashes();
    for (LaidOut.Line each : picture.lines()) {
      if (highlight.edges().contains(each.edge())) {
        stroke(g, each.points());
      }
    }
    marks.stream().filter(picked::contains).forEach(mark -> paint(g, mark, scale));
  }

  private void paint(GraphicsContext g, Mark mark, double scale) {
    switch (mark) {
      case Mark.Part part -> part.marks().forEach(each -> paint(g, each, scale));
      case Mark.Area area -> area(g, area, scale);
      case Mark.Path path -> {
        if (use(g, path.pen(), scale)) {
          stroke(g, path.points());
        }
      }
      case Mark.Shape shape -> {
        double[] xs = shape.points().stream().mapToDouble(Point::x).toArray();
        double[] ys = shape.points().stream().mapToDouble(Point::y).toArray();
        g.setFill(palette.of(shape.fill()));
        g.fillPolygon(xs, ys, xs.length);
        if (use(g, shape.pen(), scale)) {
          g.strokePolygon(xs, ys, xs.length);
        }
      }
      case Mark.Text text -> {
        if (!far && text.words().size() * scale >= SMALLEST_TEXT) {
          g.setFill(palette.of(text.ink()));
          g.setFont(font(text.words().face(), text.words().size()));
          g.fillText(text.words().text(), text.words().x(), text.words().baseline());
        }
      }
    }
  }

  private void area(GraphicsContext g, Mark.Area area, double scale) {
    double round = 2 * area.radius();
    var rect = area.rect();
    Color fill = palette.of(area.fill());
    if (fill.isOpaque()) {
      g.setFill(fill);
      g.fillRoundRect(rect.x(), rect.y(), rect.width(), rect.height(), round, round);
    }
    if (use(g, area.pen(), scale)) {
      g.strokeRoundRect(rect.x(), rect.y(), rect.width(), rect.height(), round, round);
    }
  }

  private boolean use(GraphicsContext g, Pen pen, double scale) {
    Color colour = palette.of(pen.ink());
    if (!colour.isOpaque() || pen.width() <= 0) {
      return false;
    }
    g.setStroke(colour);
    g.setLineWidth(Math.max(pen.width(), THINNEST_LINE / scale));
    g.setLineDashes(pen.dashes().stream().mapToDouble(Double::doubleValue).toArray());
    return true;
  }

  private static void stroke(GraphicsContext g, List<Point> points) {
    g.beginPath();
    g.moveTo(points.getFirst().x(), points.getFirst().y());
    points.stream().skip(1).forEach(p -> g.lineTo(p.x(), p.y()));
    g.stroke();
  }

  private static Font font(Typeface face, double size) {
    return Font.font(
        Typeface.FAMILY, face == Typeface.BOLD ? FontWeight.BOLD : FontWeight.NORMAL, size);
  }
}
