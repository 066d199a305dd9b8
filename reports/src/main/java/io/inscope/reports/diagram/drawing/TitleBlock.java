package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.text.Typeface;

/// Who, what, when; with lines to sign on.
final class TitleBlock {
  private static final double INDENT = 98;

  private TitleBlock() {}

  static Panel at(double x, double y, double width, Diagram.TitleBlock title) {
    Panel panel = new Panel(x, y, width, title.title());
    field(panel, "Standard", title.standard());
    field(panel, "Cluster", title.cluster());
    field(panel, "Cluster UID", title.clusterUid());
    field(panel, "Snapshot", title.snapshot());
    field(panel, "Taken", title.takenAt());
    field(panel, "Seal (SHA-256)", title.sealSha256());
    field(panel, "Drawn by", title.tool());
    field(panel, "Sheet", title.sheet());
    blank(panel, "Prepared by");
    blank(panel, "Approved by");
    blank(panel, "Date");
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
