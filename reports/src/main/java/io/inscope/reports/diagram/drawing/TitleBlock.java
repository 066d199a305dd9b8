package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.text.Typeface;

/// Who, what, when; with lines to sign on.
final class TitleBlock {
  private static final double INDENT = 98;

  private TitleBlock() {}

  static Panel at(double x, double y, double width, Diagram.TitleBlock title) {
    Panel panel = new Panel(x, y, width, "Title block");
    field(panel, "Title", title.title());
    for (Diagram.TitleBlock.Entry entry : title.entries()) {
      if (entry.value().isBlank() && entry.toWriteOn()) {
        blank(panel, entry.name());
      } else {
        field(panel, entry.name(), entry.value());
      }
    }
    return panel;
  }

  private static void field(Panel panel, String name, String value) {
    panel.text(0, name, Panel.SIZE, Typeface.REGULAR, Ink.QUIET);
    panel.paragraph(INDENT, value.isBlank() ? "not known" : value, 3);
    panel.y += 2;
  }

  private static void blank(Panel panel, String name) {
    panel.y += 7;
    panel.text(0, name, Panel.SIZE, Typeface.REGULAR, Ink.QUIET);
    panel.y += 2;
    panel.rule(INDENT, panel.width, Ink.RULE);
    panel.y += Panel.STEP;
  }
}
