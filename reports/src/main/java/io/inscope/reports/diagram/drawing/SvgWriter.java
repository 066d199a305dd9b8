package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.text.Typeface;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// SVG 1.1. Every node and edge is a group with an id and a title; edges carry `data-row`, the rows
/// of the connection table they stand for. Every text carries its measured length, so a viewer
/// without the font squeezes another one into the same room.
public final class SvgWriter implements DiagramWriter {
  @Override
  public String format() {
    return "svg";
  }

  @Override
  public void write(Drawing drawing, OutputStream out) throws IOException {
    StringBuilder svg = new StringBuilder();
    String width = number(drawing.width());
    String height = number(drawing.height());
    svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\"")
        .append(
            " width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
                .formatted(width, height, width, height))
        .append(
            " font-family=\"'%s', 'DejaVu Sans', Arial, sans-serif\">\n".formatted(Typeface.FAMILY))
        .append("<title>")
        .append(escaped(drawing.title()))
        .append("</title>\n");
    drawing.marks().forEach(mark -> append(svg, mark));
    svg.append("</svg>\n");
    out.write(svg.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void append(StringBuilder svg, Mark mark) {
    switch (mark) {
      case Mark.Area area -> {
        Rect r = area.rect();
        svg.append(
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                .formatted(number(r.x()), number(r.y()), number(r.width()), number(r.height())));
        if (area.radius() > 0) {
          svg.append(" rx=\"").append(number(area.radius())).append('"');
        }
        paint(svg, area.fill(), area.pen());
      }
      case Mark.Path path -> {
        svg.append("<polyline points=\"").append(points(path.points())).append('"');
        paint(svg, Ink.NONE, path.pen());
      }
      case Mark.Shape shape -> {
        svg.append("<polygon points=\"").append(points(shape.points())).append('"');
        paint(svg, shape.fill(), shape.pen());
      }
      case Mark.Text text -> text(svg, text.words(), text.ink());
      case Mark.Part part -> {
        svg.append("<g id=\"").append(escaped(part.id())).append('"');
        if (!part.rows().isEmpty()) {
          String rows = part.rows().stream().map(String::valueOf).collect(Collectors.joining(" "));
          svg.append(" data-row=\"").append(rows).append('"');
        }
        svg.append(">\n<title>").append(escaped(part.title())).append("</title>\n");
        part.marks().forEach(child -> append(svg, child));
        svg.append("</g>\n");
      }
    }
  }

  private static void text(StringBuilder svg, Words words, Ink ink) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\""
            .formatted(number(words.x()), number(words.baseline()), number(words.size())));
    if (words.face() == Typeface.BOLD) {
      svg.append(" font-weight=\"bold\"");
    }
    if (words.text().length() > 1) {
      svg.append(
          " textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\"".formatted(number(words.width())));
    }
    svg.append(" fill=\"")
        .append(ink.css())
        .append("\" xml:space=\"preserve\">")
        .append(escaped(words.text()))
        .append("</text>\n");
  }

  private static void paint(StringBuilder svg, Ink fill, Pen pen) {
    svg.append(" fill=\"").append(fill.css()).append('"');
    if (pen.ink() != Ink.NONE) {
      svg.append(
          " stroke=\"%s\" stroke-width=\"%s\"".formatted(pen.ink().css(), number(pen.width())));
      if (!pen.dashes().isEmpty()) {
        svg.append(" stroke-dasharray=\"")
            .append(pen.dashes().stream().map(SvgWriter::number).collect(Collectors.joining(" ")))
            .append('"');
      }
    }
    svg.append("/>\n");
  }

  private static String points(List<Point> points) {
    return points.stream()
        .map(p -> number(p.x()) + "," + number(p.y()))
        .collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /// Also drops what XML cannot carry at all, such as control characters in a name.
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                  boolean character =
                      c == '\t'
                          || (c >= 0x20 && c <= 0xd7ff)
                          || (c >= 0xe000 && c <= 0xfffd)
                          || c >= 0x10000;
                  escaped.appendCodePoint(character ? c : 0xfffd);
                }
              }
            });
    return escaped.toString();
  }
}
