package io.inscope.reports.diagram.drawing;

import java.util.List;

/// How a line is drawn.
///
/// @param dashes lengths of dashes and gaps in turn; empty for a solid line
public record Pen(Ink ink, double width, List<Double> dashes) {
  public static final Pen NONE = new Pen(Ink.NONE, 0);

  public Pen {
    dashes = List.copyOf(dashes);
  }

  public Pen(Ink ink, double width, Double... dashes) {
    this(ink, width, List.of(dashes));
  }
}
