package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.text.Typeface;
import java.util.List;

/// What lines, letters, shapes and frames mean.
final class Legend {
  private static final double SAMPLE = 40;
  private static final double INDENT = 50;

  private final Panel panel;

  private Legend(Panel panel) {
    this.panel = panel;
  }

  static Panel at(double x, double y, double width) {
    Panel panel = new Panel(x, y, width, "Legend");
    Legend legend = new Legend(panel);
    for (Diagram.Edge.Style style : Diagram.Edge.Style.values()) {
      legend.line(style, words(style));
    }
    legend.say(
        "An arrow points from the initiator to the responder. A line is what may be, not what was"
            + " seen: a snapshot does not tell what is in use.");
    legend.number();
    legend.say(
        "On a line: protocol and ports (+2: two more in the table), then a letter for the"
            + " protection on the wire: T TLS, M mutual TLS, P by the network plugin, C clear text,"
            + " ? not known; several where connections share a line.");
    for (Diagram.Node.Kind kind : Diagram.Node.Kind.values()) {
      legend.shape(kind, words(kind));
    }
    legend.frame(new Pen(Ink.TEXT, 2.6, 10.0, 5.0), "boundary of the CDE");
    legend.frame(new Pen(Ink.FRAME, 1, 5.0, 3.0), "namespace, with the control on its boundary");
    legend.cue();
    return panel;
  }

  private static String words(Diagram.Edge.Style style) {
    return switch (style) {
      case PROTECTED -> "permitted, protected on the wire";
      case CLEAR -> "permitted, clear text or nothing says how it is protected";
      case CLEAR_INTO_CDE -> "the same, from outside of the CDE into it";
      case UNKNOWN -> "potential: not known whether it is permitted";
    };
  }

  private static String words(Diagram.Node.Kind kind) {
    return switch (kind) {
      case WORKLOAD -> "workload";
      case NAMESPACE -> "namespace in one zone, or several workloads as one";
      case ADDRESS -> "addresses outside of the cluster";
      case ENTRY -> "entry point: Ingress, Gateway, load balancer, NodePort";
      case COUNT -> "many as one box, or a count; not drawn one by one";
      case OFF_PAGE -> "off-page connector: drawn in full on the sheet it names";
    };
  }

  private void line(Diagram.Edge.Style style, String text) {
    Pen pen = LineStyle.pen(style);
    double y = panel.y - 3.5;
    Point from = new Point(panel.x, y);
    Point to = new Point(panel.x + SAMPLE, y);
    panel.add(new Mark.Path(List.of(from, new Point(to.x() - LineStyle.HEAD + 1, y)), pen));
    panel.add(LineStyle.head(from, to, pen.ink()));
    panel.paragraph(INDENT, text, Integer.MAX_VALUE);
    panel.y += 2;
  }

  private void number() {
    Rect rect = new Rect(panel.x + SAMPLE / 2 - 7, panel.y - 11, 14, 14);
    panel.add(new Mark.Area(rect, 7, Ink.PAPER, new Pen(Ink.PROTECTED, 1)));
    panel.add(new Mark.Text(Words.centred(rect, "7", 11.5, Typeface.BOLD), Ink.TEXT));
    panel.paragraph(INDENT, "row of the connection table, at both ends of a line", 2);
    panel.y += 2;
  }

  private void say(String text) {
    panel.paragraph(0, text, Integer.MAX_VALUE);
    panel.y += 3;
  }

  private void shape(Diagram.Node.Kind kind, String text) {
    Rect rect = new Rect(panel.x + 4, panel.y - 10, SAMPLE - 8, 13);
    Picture.outline(kind, rect).forEach(panel::add);
    panel.paragraph(INDENT, text, Integer.MAX_VALUE);
    panel.y += 4;
  }

  private void frame(Pen pen, String text) {
    Rect rect = new Rect(panel.x + 4, panel.y - 10, SAMPLE - 8, 13);
    panel.add(new Mark.Area(rect, 0, Ink.NONE, pen));
    panel.paragraph(INDENT, text, Integer.MAX_VALUE);
    panel.y += 4;
  }

  private void cue() {
    Rect rect = new Rect(panel.x, panel.y - 11, SAMPLE + 4, 15);
    panel.add(new Mark.Area(rect, 2, Ink.CUE, Pen.NONE));
    panel.add(new Mark.Text(Words.centred(rect, "open", 11.5, Typeface.BOLD), Ink.PAPER));
    panel.paragraph(
        INDENT,
        "white on dark: no policy isolates it, it is not known, or any pod may connect; 2/8: two of"
            + " eight workloads",
        Integer.MAX_VALUE);
  }
}
