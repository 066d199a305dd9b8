package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import java.util.List;

/// Assumptions and unknowns, and which rows of the connection table a line with several stands for.
final class Notes {
  private Notes() {}

  static Panel at(double x, double y, double width, Diagram diagram) {
    Panel panel = new Panel(x, y, width, "Assumptions and unknowns");
    for (String note : diagram.notes()) {
      panel.text(0, "•");
      panel.paragraph(10, note, Integer.MAX_VALUE);
      panel.y += 2;
    }
    return panel;
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
