package io.inscope.reports.diagram.shapes.vsdx;

import io.inscope.reports.diagram.drawing.Ink;
import io.inscope.reports.diagram.drawing.Pen;
import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.XmlText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cells and sections of a sheet: `N` names a cell, `V` is its value, `F` the formula behind it.
final class Cells {
  /// Everybody has it or something as wide; the bundled font is nowhere installed.
  static final String FONT = "Arial";

  /// What people want to see of the data; the rest is for reading the file back.
  private static final Set<Datum> SHOWN =
      Set.of(
          Datum.ID,
          Datum.OWN,
          Datum.ZONE,
          Datum.FROM,
          Datum.TO,
          Datum.NUMBER,
          Datum.ROWS,
          Datum.PERMITTED,
          Datum.CONNECTIONS,
          Datum.BECAUSE,
          Datum.SHEET,
          Datum.MEMBERS,
          Datum.CLUSTER_UID,
          Datum.SEAL,
          Datum.PAGE);

  private final XmlText xml;

  Cells(XmlText xml) {
    this.xml = xml;
  }

  /// How some letters look.
  ///
  /// @param size in inches
  record Run(double size, boolean bold, String colour) {}

  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(6, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /// The rest of a sum: `-0.5`, `+0.5`.
  static String signed(double value) {
    return value < 0 ? number(value) : "+" + number(value);
  }

  Cells cell(String name, String value) {
    xml.empty("Cell", "N", name, "V", value);
    return this;
  }

  Cells cell(String name, double value) {
    return cell(name, number(value));
  }

  Cells cell(String name, double value, String formula) {
    xml.empty("Cell", "N", name, "V", number(value), "F", formula);
    return this;
  }

  /// @param scale inches for a pixel
  Cells pen(Pen pen, double scale) {
    if (pen.ink() == Ink.NONE) {
      return cell("LinePattern", "0");
    }
    return cell("LineWeight", pen.width() * scale)
        .cell("LineColor", pen.ink().css())
        .cell("LinePattern", pattern(pen))
        .cell("LineCap", "1");
  }

  /// Dashes and gaps that the format knows, counted in widths of the line.
  private record Dashes(String number, double dash, double gap) {
    double from(Pen pen) {
      return Math.abs(dash - pen.dashes().get(0) / pen.width())
          + Math.abs(gap - pen.dashes().get(1) / pen.width());
    }
  }

  private static final List<Dashes> DASHES =
      List.of(
          new Dashes("2", 6, 3),
          new Dashes("9", 3, 2),
          new Dashes("10", 1, 2),
          new Dashes("3", 1, 3),
          new Dashes("23", 2, 2),
          new Dashes("16", 11, 5));

  /// The one that is most like ours.
  private static String pattern(Pen pen) {
    return pen.dashes().isEmpty()
        ? "1"
        : Collections.min(DASHES, Comparator.comparingDouble(d -> d.from(pen))).number();
  }

  Cells fill(Ink ink) {
    return ink == Ink.NONE
        ? cell("FillPattern", "0")
        : cell("FillForegnd", ink.css()).cell("FillPattern", "1");
  }

  void characters(List<Run> runs) {
    xml.open("Section", "N", "Character");
    for (int i = 0; i < runs.size(); i++) {
      xml.open("Row", "IX", Integer.toString(i));
      cell("Font", FONT).cell("Color", runs.get(i).colour());
      cell("Style", runs.get(i).bold() ? "1" : "0").cell("Size", runs.get(i).size());
      xml.close();
    }
    xml.close();
  }

  /// @param align 0 left, 1 centred
  /// @param line the height of a line: in inches, or negative as a multiple of the letters' height
  void paragraph(String align, double line) {
    xml.open("Section", "N", "Paragraph").open("Row", "IX", "0");
    cell("HorzAlign", align).cell("SpLine", line);
    xml.close().close();
  }

  void properties(Map<Datum, String> data) {
    if (data.isEmpty()) {
      return;
    }
    xml.open("Section", "N", "Property");
    data.forEach(
        (datum, text) -> {
          xml.open("Row", "N", datum.key('_'));
          xml.empty("Cell", "N", "Value", "V", text, "U", "STR");
          cell("Label", datum.title()).cell("Type", "0");
          cell("Invisible", SHOWN.contains(datum) ? "0" : "1");
          xml.close();
        });
    xml.close();
  }

  /// To a page of the same file.
  void link(String page) {
    xml.open("Section", "N", "Hyperlink").open("Row", "N", "Sheet");
    cell("Description", page).cell("Address", "").cell("SubAddress", page).cell("Default", "1");
    xml.close().close();
  }

  void user(String name, String value) {
    xml.open("Row", "N", name);
    xml.empty("Cell", "N", "Value", "V", value, "U", "STR");
    xml.close();
  }
}
