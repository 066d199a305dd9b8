/// The network diagram: [io.inscope.reports.diagram.Diagram] is meaning only, a layout adds places,
/// writers draw.
///
/// PCI DSS v4.0.1 1.2.3 (v3.2.1 1.1.2) asks for a diagram of all connections between the CDE and
/// other networks. Every drawn edge carries the number of a row of the connection table, and every
/// such row is drawn or counted: nothing is dropped.
@NullMarked
package io.inscope.reports.diagram;

import org.jspecify.annotations.NullMarked;
