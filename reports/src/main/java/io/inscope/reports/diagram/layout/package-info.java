/// Gives a [io.inscope.reports.diagram.Diagram] its places.
///
/// Two layouts stand behind one interface. [io.inscope.reports.diagram.layout.LaneLayout], our own,
/// draws the overview: zones are columns, lines run at right angles in the gutters between them,
/// and by construction no line crosses a box and no label meets another. It is fast, deterministic,
/// and two quarters' pictures are comparable. [io.inscope.reports.diagram.layout.ElkLayout] draws
/// layers; it runs under a deadline, its result is measured by
/// [io.inscope.reports.diagram.layout.Overlaps], and the lanes step in when it is late or untidy.
/// [io.inscope.reports.diagram.layout.DetailLayout] takes layers for a detail page unless lanes are
/// clearly easier to read by [io.inscope.reports.diagram.layout.Legibility].
///
/// Both see a diagram sorted by name and number, so its order has no influence.
///
/// [io.inscope.reports.diagram.layout.ArrangedLayout] stands on either: it puts boxes where people
/// moved them and has all lines drawn anew by [io.inscope.reports.diagram.layout.routing].
///
/// Texts are measured and wrapped here, once; whoever draws only copies them.
@NullMarked
package io.inscope.reports.diagram.layout;

import org.jspecify.annotations.NullMarked;
