package io.inscope.reports.workbook;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;

/// Stacked bars over cells of the sheet they stand on: when the cells change, so do the bars.
///
/// It reads without colours: each part of a bar has a pattern of its own, its number on it, and
/// stands in the order of the legend. Written as XML (ECMA-376 part 1, 21.2), because the schema
/// that POI carries lacks patterns and overlaps of charts.
///
/// @param top 0-based row of the header, which holds the names of the series from column B on; the
///   categories stand below it in column A
/// @param categories from top to bottom
/// @param series from left to right
record BarChart(String title, int top, List<String> categories, List<Series> series) {
  private static final String OUTLINE =
      "<a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"505050\"/></a:solidFill></a:ln>";

  /// How a part of a bar is filled.
  enum Fill {
    DARK("8A1C12", "8A1C12", "solid", "FFFFFF"),
    STRIPED("C9A227", "FFF7DF", "ltUpDiag", "1F2A37"),
    DOTTED("5E4B8B", "D5CBE8", "pct10", "1F2A37"),
    LIGHT("CFE3CC", "CFE3CC", "solid", "1F2A37"),
    EMPTY("FFFFFF", "FFFFFF", "solid", "1F2A37");

    private final String color;
    private final String ground;
    private final String pattern;
    private final String ink;

    Fill(String color, String ground, String pattern, String ink) {
      this.color = color;
      this.ground = ground;
      this.pattern = pattern;
      this.ink = ink;
    }

    private String xml() {
      return pattern.equals("solid")
          ? "<a:solidFill>" + rgb(color) + "</a:solidFill>"
          : String.format(
              Locale.ROOT,
              "<a:pattFill prst=\"%s\"><a:fgClr>%s</a:fgClr><a:bgClr>%s</a:bgClr></a:pattFill>",
              pattern,
              rgb(color),
              rgb(ground));
    }
  }

  /// One part of each bar.
  ///
  /// @param values one for each category
  record Series(String name, Fill fill, List<Long> values) {
    Series {
      values = List.copyOf(values);
    }
  }

  BarChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }

  /// @param from 0-based row in which it begins
  /// @param to row behind its last
  /// @param columns how many it is wide
  void into(XSSFSheet sheet, int from, int to, int columns) {
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, from, columns, to));
    chart.getGraphicFrame().setName(title);
    try {
      chart
          .getCTChartSpace()
          .set(
              ChartSpaceDocument.Factory.parse(new StringReader(xml(sheet.getSheetName())))
                  .getChartSpace());
    } catch (XmlException | IOException e) {
      throw new IllegalStateException("a chart is not well-formed", e);
    }
  }

  private String xml(String sheet) {
    String parts =
        IntStream.range(0, series.size())
            .mapToObj(i -> xml(series.get(i), i, Places.quoted(sheet)))
            .collect(Collectors.joining());
    return """
    <c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">\
    <c:roundedCorners val="0"/><c:chart>%s<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>\
    <c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>%s\
    <c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>\
    <c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>\
    <c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>\
    <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>\
    %s<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>\
    <c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>\
    </c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="#,##0" \
    sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>\
    <c:tickLblPos val="nextTo"/>%s<c:crossAx val="1"/><c:crosses val="max"/></c:valAx>\
    </c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/>%s</c:legend>\
    <c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>\
    """
        .formatted(heading(), parts, text(800), text(800), text(800));
  }

  private String heading() {
    return "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1000\" b=\"1\"/></a:pPr>"
        + "<a:r><a:rPr lang=\"en\" sz=\"1000\" b=\"1\"/><a:t>"
        + escaped(title)
        + "</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>";
  }

  private String xml(Series one, int index, String sheet) {
    char column = (char) ('B' + index);
    String rows = "$" + (top + 2) + ":$%s$" + (top + 1 + categories.size());
    String names = sheet + "!$A" + rows.formatted("A");
    String values = sheet + "!$" + column + rows.formatted(column);
    return "<c:ser><c:idx val=\"%1$s\"/><c:order val=\"%1$s\"/>".formatted(index)
        + "<c:tx><c:strRef><c:f>%s</c:f>%s</c:strRef></c:tx>"
            .formatted(
                escaped("%s!$%s$%s".formatted(sheet, column, top + 1)),
                cache("strCache", List.of(one.name())))
        + "<c:spPr>"
        + one.fill().xml()
        + OUTLINE
        + "</c:spPr><c:invertIfNegative val=\"0\"/>"
        // An empty third part of the format: no label where there is nothing to count.
        + "<c:dLbls><c:numFmt formatCode=\"#,##0;;\""
        + " sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>"
        + text(700, one.fill().ink)
        + "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName"
        + " val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize"
        + " val=\"0\"/></c:dLbls>"
        + "<c:cat><c:strRef><c:f>%s</c:f>%s</c:strRef></c:cat>"
            .formatted(escaped(names), cache("strCache", categories))
        + "<c:val><c:numRef><c:f>%s</c:f>%s</c:numRef></c:val></c:ser>"
            .formatted(
                escaped(values),
                cache("numCache", one.values().stream().map(String::valueOf).toList()));
  }

  private static String cache(String kind, List<String> points) {
    String format = kind.equals("numCache") ? "<c:formatCode>General</c:formatCode>" : "";
    return "<c:%s>%s<c:ptCount val=\"%s\"/>%s</c:%1$s>"
        .formatted(
            kind,
            format,
            points.size(),
            IntStream.range(0, points.size())
                .mapToObj(
                    i ->
                        "<c:pt idx=\"%s\"><c:v>%s</c:v></c:pt>"
                            .formatted(i, escaped(points.get(i))))
                .collect(Collectors.joining()));
  }

  private static String text(int size) {
    return text(size, Styles.INK);
  }

  private static String text(int size, String ink) {
    return "<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"%s\"><a:solidFill>%s</a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang=\"en\"/></a:p></c:txPr>"
        .formatted(size, rgb(ink));
  }

  private static String rgb(String color) {
    return "<a:srgbClr val=\"" + color + "\"/>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
