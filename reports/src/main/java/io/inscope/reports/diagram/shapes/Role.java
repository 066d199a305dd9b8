package io.inscope.reports.diagram.shapes;

import java.util.Locale;

/// What a shape is there for.
public enum Role {
  ZONE,
  FRAME,
  NODE,
  EDGE,
  /// A short text on a box.
  CUE,
  /// A number at an end of an edge.
  BADGE,
  /// A paragraph of heading, legend, notes or title block.
  TEXT,
  /// A stroke beside it.
  ORNAMENT;

  /// As files write it.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
