package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.text.Typeface;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;

/// One page of a PDF, drawn on with marks.
final class PdfCanvas implements AutoCloseable {
  static final double POINTS_PER_INCH = 72;

  /// How far from a corner the handles of a Bézier curve stand that looks like a quarter circle.
  private static final double ROUND = 0.5522847498;

  private static final double GLYPH_UNITS = 1000;

  private final PDPageContentStream out;
  private final double height;
  private final Map<Typeface, PDFont> fonts;

  PdfCanvas(PDDocument document, PDPage page, Drawing drawing, Map<Typeface, PDFont> fonts)
      throws IOException {
    this.fonts = fonts;
    height = drawing.height();
    out = new PDPageContentStream(document, page);
    Paper paper = Paper.of(drawing);
    float scale = (float) (paper.scale() * POINTS_PER_INCH);
    out.transform(
        new Matrix(
            scale,
            0,
            0,
            scale,
            (float) (paper.left(drawing) * POINTS_PER_INCH),
            (float) (paper.top(drawing) * POINTS_PER_INCH)));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  void draw(Mark mark) {
    try {
      switch (mark) {
        case Mark.Area area -> {
          outline(area.rect(), area.radius());
          paint(area.fill(), area.pen());
        }
        case Mark.Path path -> {
          outline(path.points(), false);
          paint(Ink.NONE, path.pen());
        }
        case Mark.Shape shape -> {
          outline(shape.points(), true);
          paint(shape.fill(), shape.pen());
        }
        case Mark.Text text -> text(text.words(), text.ink());
        case Mark.Part part -> part.marks().forEach(this::draw);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void outline(List<Point> points, boolean closed) throws IOException {
    out.moveTo(x(points.getFirst().x()), y(points.getFirst().y()));
    for (Point point : points.subList(1, points.size())) {
      out.lineTo(x(point.x()), y(point.y()));
    }
    if (closed) {
      out.closePath();
    }
  }

  private void outline(Rect rect, double radius) throws IOException {
    double r = Math.min(radius, Math.min(rect.width(), rect.height()) / 2);
    if (r <= 0) {
      out.addRect(x(rect.x()), y(rect.bottom()), (float) rect.width(), (float) rect.height());
      return;
    }
    double h = r * (1 - ROUND);
    double left = rect.x();
    double top = rect.y();
    double right = rect.right();
    double bottom = rect.bottom();
    out.moveTo(x(left + r), y(top));
    out.lineTo(x(right - r), y(top));
    curve(right - h, top, right, top + h, right, top + r);
    out.lineTo(x(right), y(bottom - r));
    curve(right, bottom - h, right - h, bottom, right - r, bottom);
    out.lineTo(x(left + r), y(bottom));
    curve(left + h, bottom, left, bottom - h, left, bottom - r);
    out.lineTo(x(left), y(top + r));
    curve(left, top + h, left + h, top, left + r, top);
    out.closePath();
  }

  private void curve(double x1, double y1, double x2, double y2, double x, double y)
      throws IOException {
    out.curveTo(x(x1), y(y1), x(x2), y(y2), x(x), y(y));
  }

  private void paint(Ink fill, Pen pen) throws IOException {
    boolean filled = fill != Ink.NONE;
    boolean stroked = pen.ink() != Ink.NONE;
    if (filled) {
      out.setNonStrokingColor(new Color(fill.rgb()));
    }
    if (stroked) {
      out.setStrokingColor(new Color(pen.ink().rgb()));
      out.setLineWidth((float) pen.width());
      float[] dashes = new float[pen.dashes().size()];
      for (int i = 0; i < dashes.length; i++) {
        dashes[i] = pen.dashes().get(i).floatValue();
      }
      out.setLineDashPattern(dashes, 0);
    }
    if (filled && stroked) {
      out.fillAndStroke();
    } else if (filled) {
      out.fill();
    } else if (stroked) {
      out.stroke();
    }
  }

  /// A character that the font does not have shows as its empty box, as in every format; who copies
  /// or searches the text still gets the character.
  private void text(Words words, Ink ink) throws IOException {
    String shown = shown(words);
    boolean whole = shown.equals(words.text());
    if (!whole) {
      COSDictionary actual = new COSDictionary();
      actual.setString(COSName.ACTUAL_TEXT, words.text());
      out.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(actual));
    }
    out.beginText();
    out.setNonStrokingColor(new Color(ink.rgb()));
    PDFont font = Objects.requireNonNull(fonts.get(words.face()));
    out.setFont(font, (float) words.size());
    if (!whole) {
      // The stand-ins are not as wide as what layouts reckon with.
      double width = font.getStringWidth(shown) / GLYPH_UNITS * words.size();
      out.setHorizontalScaling((float) (100 * words.width() / width));
    }
    out.newLineAtOffset(x(words.x()), y(words.baseline()));
    out.showText(shown);
    out.endText();
    if (!whole) {
      out.endMarkedContent();
    }
  }

  private static String shown(Words words) {
    StringBuilder shown = new StringBuilder();
    words
        .text()
        .codePoints()
        .forEach(c -> shown.appendCodePoint(words.face().font().has(c) ? c : '\u25a1'));
    return shown.toString();
  }

  private static float x(double x) {
    return (float) x;
  }

  /// PDF counts from the bottom.
  private float y(double y) {
    return (float) (height - y);
  }
}
