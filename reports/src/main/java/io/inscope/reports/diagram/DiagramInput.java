package io.inscope.reports.diagram;

import io.inscope.reports.engagement.Engagement;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.scope.Scope;
import java.util.List;

/// Everything the network diagram is made of. Immutable; the same input gives the same diagram.
///
/// @param table the connection table; row n is the n-th, counted from 1
/// @param ports what the workloads of the CDE say they listen on
/// @param captured how the snapshot came about, in words; empty when not known
/// @param engagement what people state: printed where it is, else there is a line to write on
/// @param tool name and version: `Inscope 0.1.0`
public record DiagramInput(
    List<Connection> table,
    Scope scope,
    Connectivity connectivity,
    DeclaredPorts ports,
    SnapshotInfo snapshot,
    String captured,
    Engagement engagement,
    String tool) {
  public DiagramInput {
    table = List.copyOf(table);
  }
}
