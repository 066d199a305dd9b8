package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;

/// Assumptions and unknowns, and which rows of the connection table a line with several stands for.
final class Notes {
  private static final String TITLE = "Assumptions and unknowns";
  private static final String CONTINUED = TITLE + " (continued)";
  private static final double INDENT = 10;

  private Notes() {}

  /// In columns side by side that are about equally long.
  static List<Panel> at(
      double x, double y, double width, double gap, int columns, Diagram diagram) {
    List<Panel> one = flow(x, y, width, gap, 1, Double.POSITIVE_INFINITY, diagram);
    double highest = (one.getFirst().y - y) / columns;
    List<Panel> panels = flow(x, y, width, gap, columns, y + highest, diagram);
    while (panels.size() > columns) {
      highest += Panel.STEP;
      panels = flow(x, y, width, gap, columns, y + highest, diagram);
    }
    return panels;
  }

  /// Goes to the next column where a note would reach below a line; more of them than wanted when
  /// they are too short.
  private static List<Panel> flow(
      double x, double y, double width, double gap, int columns, double end, Diagram diagram) {
    Panel panel = new Panel(x, y, width, TITLE);
    List<Panel> panels = new ArrayList<>(List.of(panel));
    double start = panel.y;
    for (String note : diagram.notes()) {
      if (panel.y > start && panel.y + panel.heightOf(INDENT, note) > end) {
        if (panels.size() > columns) {
          break;
        }
        panel = new Panel(x + panels.size() * (width + gap), y, width, CONTINUED);
        panels.add(panel);
      }
      panel.note(INDENT, note);
    }
    return panels;
  }

  /// Empty when every line stands for one row.
  static List<Panel> rows(double x, double y, double width, Diagram diagram) {
    List<Diagram.Edge> several = diagram.edges().stream().filter(e -> e.rows().size() > 1).toList();
    if (several.isEmpty()) {
      return List.of();
    }
    Panel panel =
        new Panel(x, y, width, "Lines that stand for several rows of the connection table");
    StringBuilder text = new StringBuilder();
    for (Diagram.Edge edge : several) {
      text.append(text.isEmpty() ? "" : "   ")
          .append(edge.number())
          .append(": ")
          .append(RowRanges.of(edge.rows()).replace(", ", ","));
    }
    panel.paragraph(0, text.toString(), Integer.MAX_VALUE);
    return List.of(panel);
  }
}
