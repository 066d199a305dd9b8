/// The network diagram: [io.inscope.reports.diagram.Diagram] is meaning only, a layout adds places,
/// writers draw.
///
/// PCI DSS v4.0.1 1.2.3 (v3.2.1 1.1.2) asks for a diagram of all connections between the CDE and
/// other networks. [io.inscope.reports.diagram.DiagramBuilder] makes it of the connection table.
/// Every drawn edge carries the numbers of its rows in that table, and every row is in exactly one
/// edge of the overview: diagram and table have the same connections. A page has the rows that
/// touch its workloads. What is not drawn one by one is counted. What must fit on a sheet is drawn
/// coarser, or on several sheets, never left out.
///
/// Lines are what is permitted or not provably forbidden: a snapshot shows no traffic, so there is
/// no look for "seen". A potential connection is one of which it is not known whether it is
/// permitted. What policies open to pods that need not exist is no row of the table and therefore
/// no line.
///
/// What an assessor must see at once is drawn once: that any pod of the cluster may connect, that a
/// workload may go anywhere, what all workloads of a namespace share. The lines that somebody meant
/// keep their own boxes, and the page of each namespace shows who "any pod" is.
///
/// From here it goes on in `layout`, which finds places, and `drawing`, which makes pages and
/// files; `text` knows how wide a text is.
@NullMarked
package io.inscope.reports.diagram;

import org.jspecify.annotations.NullMarked;
