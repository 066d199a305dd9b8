package io.inscope.reports.diagram.layout.routing;

import java.util.HashSet;
import java.util.Set;

/// Sides of boxes at which an end of a wire turned out to be walled in.
final class Refusals {
  private record Side(int wire, boolean head, boolean right) {}

  private final Set<Side> sides = new HashSet<>();

  boolean refuses(Dock dock, boolean right) {
    return sides.contains(new Side(dock.wire, dock.head, right));
  }

  /// Refuses the side where a dock is, unless its other side is refused already; then it does
  /// nothing and answers false.
  boolean add(Dock dock) {
    return !refuses(dock, !dock.onRight) && sides.add(new Side(dock.wire, dock.head, dock.onRight));
  }
}
