package io.inscope.reports.diagram.layout.routing;

import io.inscope.reports.diagram.layout.Rect;
import java.util.List;

/// What lines are drawn on, and which.
///
/// @param boxes what no line may touch but at its ends
/// @param texts headings: no line may run through them
/// @param borders of zones and frames: lines may cross them, and should not run along them
public record Board(
    double width,
    double height,
    List<Rect> boxes,
    List<Rect> texts,
    List<Rect> borders,
    List<Wire> wires) {
  public Board {
    boxes = List.copyOf(boxes);
    texts = List.copyOf(texts);
    borders = List.copyOf(borders);
    wires = List.copyOf(wires);
  }
}
