package io.inscope.app.ui.diagram;

import io.inscope.reports.diagram.Diagram;

/// What is picked in the picture.
sealed interface Selection {
  record Nothing() implements Selection {}

  record OfNode(Diagram.Node node) implements Selection {}

  record OfEdge(Diagram.Edge edge) implements Selection {}

  Selection NOTHING = new Nothing();
}
