package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// PNG. Text is drawn as outlines of the bundled font, so the picture does not depend on the fonts
/// of the machine, and needs no display.
public final class PngWriter implements DiagramWriter {
  private static final double PIXELS_PER_INCH = 96;
  private static final double METRES_PER_INCH = 0.0254;

  /// A picture that would need more is drawn smaller: 80 million pixels are about 240 MB.
  private static final double MOST_PIXELS = 80e6;

  /// What print shops ask for.
  private static final double PRINT = 300;

  /// For the drawing's own size; 0 for A3 paper.
  private final double dpi;

  private final double mostPixels;

  /// Draws at the drawing's own size.
  ///
  /// @param dpi 96 draws one pixel for each of the drawing's
  public PngWriter(double dpi) {
    this(dpi, MOST_PIXELS);
    if (dpi <= 0) {
      throw new IllegalArgumentException("dpi must be above 0, not " + dpi);
    }
  }

  PngWriter(double dpi, double mostPixels) {
    this.dpi = dpi;
    this.mostPixels = mostPixels;
  }

  /// Draws for A3 paper at 300 dots an inch.
  public PngWriter() {
    this(0, MOST_PIXELS);
  }

  @Override
  public String format() {
    return "png";
  }

  @Override
  public void write(Drawing drawing, OutputStream out) throws IOException {
    double wanted = dpi > 0 ? dpi / PIXELS_PER_INCH : PRINT * Paper.of(drawing).scale();
    double area = drawing.width() * drawing.height();
    double scale = Math.min(wanted, Math.sqrt(mostPixels / area));
    BufferedImage image = paint(drawing, scale);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    double resolution = (dpi > 0 ? dpi : PRINT) * scale / wanted;
    long perMetre = Math.round(resolution / METRES_PER_INCH);
    PngStream.write(pixels, image.getWidth(), image.getHeight(), (int) perMetre, out);
  }

  private static BufferedImage paint(Drawing drawing, double scale) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(drawing.width() * scale),
            (int) Math.ceil(drawing.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.scale(scale, scale);
      drawing.marks().forEach(mark -> paint(g, mark));
    } finally {
      g.dispose();
    }
    return image;
  }

  private static void paint(Graphics2D g, Mark mark) {
    switch (mark) {
      case Mark.Area area -> paint(g, shape(area.rect(), area.radius()), area.fill(), area.pen());
      case Mark.Path path -> paint(g, shape(path.points(), false), Ink.NONE, path.pen());
      case Mark.Shape shape -> paint(g, shape(shape.points(), true), shape.fill(), shape.pen());
      case Mark.Text text -> paint(g, outline(text.words()), text.ink(), Pen.NONE);
      case Mark.Part part -> part.marks().forEach(child -> paint(g, child));
    }
  }

  private static void paint(Graphics2D g, Shape shape, Ink fill, Pen pen) {
    if (fill != Ink.NONE) {
      g.setColor(new Color(fill.rgb()));
      g.fill(shape);
    }
    if (pen.ink() != Ink.NONE) {
      g.setColor(new Color(pen.ink().rgb()));
      g.setStroke(stroke(pen));
      g.draw(shape);
    }
  }

  private static BasicStroke stroke(Pen pen) {
    float width = (float) pen.width();
    if (pen.dashes().isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }
    float[] dashes = new float[pen.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = pen.dashes().get(i).floatValue();
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
  }

  private static Shape shape(Rect r, double radius) {
    return radius == 0
        ? new Rectangle2D.Double(r.x(), r.y(), r.width(), r.height())
        : new RoundRectangle2D.Double(r.x(), r.y(), r.width(), r.height(), 2 * radius, 2 * radius);
  }

  private static Shape shape(List<Point> points, boolean closed) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.getFirst().x(), points.getFirst().y());
    points.stream().skip(1).forEach(p -> path.lineTo(p.x(), p.y()));
    if (closed) {
      path.closePath();
    }
    return path;
  }

  private static Shape outline(Words words) {
    Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double x = words.x();
    for (int codePoint : words.text().codePoints().toArray()) {
      AffineTransform place = AffineTransform.getTranslateInstance(x, words.baseline());
      place.scale(words.size(), words.size());
      outline.append(words.face().font().outline(codePoint).getPathIterator(place), false);
      x += words.size() * words.face().font().advance(codePoint);
    }
    return outline;
  }
}
