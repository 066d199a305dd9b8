package io.inscope.reports.diagram.layout.routing;

import io.inscope.reports.diagram.layout.Point;
import java.util.List;

/// The lines drawn.
///
/// @param paths one for each wire, in their order: corners from the initiator's border to the
///   responder's, upright and level; empty when not every line found its way
/// @param tight where more room is needed; empty when every line found its way
public record Routes(List<List<Point>> paths, List<Tight> tight) {
  public Routes {
    paths = List.copyOf(paths);
    tight = List.copyOf(tight);
  }

  /// A place where there is no room for all lines or labels.
  ///
  /// @param across whether what is to the right of `at` should move right, otherwise what is below
  ///   moves down
  /// @param amount by how much, in pixels
  public record Tight(Point at, boolean across, double amount) {}
}
