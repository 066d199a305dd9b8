package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;

/// Finds a place for everything in a diagram. Same diagram, same places.
public interface Layout {
  LaidOut place(Diagram diagram);
}
