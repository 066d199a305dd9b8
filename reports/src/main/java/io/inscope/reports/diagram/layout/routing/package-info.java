/// Draws connectors at right angles around boxes that stand anywhere.
///
/// The page is a grid of tracks, close enough for parallel lines and far enough to tell them apart.
/// [io.inscope.reports.diagram.layout.routing.Docks] gives each end of a line a port at the left or
/// the right of its box, with free room for the text that stands on it;
/// [io.inscope.reports.diagram.layout.routing.Search] finds the cheapest way between two ports (A*;
/// length, bends, crossings); [io.inscope.reports.diagram.layout.routing.Router] lets lines that
/// want the same track negotiate until each has its own, after the PathFinder algorithm of
/// McMurchie and Ebeling (1995). Where there is no room left it says where more is needed instead
/// of drawing lines over each other.
///
/// Nothing here knows what a diagram is: rectangles and lines in, points out. No clock and no
/// chance: the work is counted, so the same input gives the same lines on every machine.
@NullMarked
package io.inscope.reports.diagram.layout.routing;

import org.jspecify.annotations.NullMarked;
