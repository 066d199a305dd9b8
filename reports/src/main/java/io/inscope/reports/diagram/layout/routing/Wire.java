package io.inscope.reports.diagram.layout.routing;

/// A line to draw, from one box to another or to itself.
///
/// @param from index of the initiator's box
/// @param to index of the responder's box
/// @param tailRoom how much of the line's beginning is kept for text, in pixels
/// @param headRoom how much of its end is kept for text, in pixels
public record Wire(int from, int to, double tailRoom, double headRoom) {
  double room(boolean head) {
    return head ? headRoom : tailRoom;
  }

  int box(boolean head) {
    return head ? to : from;
  }
}
