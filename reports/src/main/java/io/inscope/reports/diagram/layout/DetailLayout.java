package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.time.Duration;

/// The layout of detail pages: layers, unless lanes are clearly easier to read by the measure of
/// [Legibility]. They sometimes are where everything may reach everything: layers stand side by
/// side there, and the sheet grows wide.
public final class DetailLayout implements Layout {
  /// Ample: a page with 40 boxes takes a few hundredths of a second.
  public static final Duration DEADLINE = Duration.ofSeconds(20);

  private static final double CLEARLY = 0.85;

  private final Layout layers;
  private final Layout lanes;

  public DetailLayout() {
    this(new ElkLayout(DEADLINE, new LaneLayout()), new LaneLayout());
  }

  DetailLayout(Layout layers, Layout lanes) {
    this.layers = layers;
    this.lanes = lanes;
  }

  @Override
  public LaidOut place(Diagram diagram) {
    LaidOut layered = layers.place(diagram);
    LaidOut inLanes = lanes.place(diagram);
    double strain = Legibility.of(inLanes).strain();
    return strain < CLEARLY * Legibility.of(layered).strain() ? inLanes : layered;
  }
}
