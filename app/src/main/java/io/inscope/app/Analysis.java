package io.inscope.app;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.scope.Scope;
import java.util.List;

/// Everything that is said of one snapshot with the decisions in force. Derived, never stored; the
/// same file gives the same analysis to everybody.
///
/// @param connections the connection table: what touches the CDE, in the order of its row numbers
/// @param checks what is known of each check that was run, the organisation's own among them
/// @param pages the sheets of the network diagram, the overview first; never empty
public record Analysis(
    Facts facts,
    List<Connection> connections,
    Assessment assessment,
    List<CheckInfo> checks,
    List<Page> pages) {
  public Analysis {
    connections = List.copyOf(connections);
    checks = List.copyOf(checks);
    pages = List.copyOf(pages);
  }

  public SnapshotInfo snapshot() {
    return facts.snapshot().info();
  }

  public Connectivity connectivity() {
    return facts.connectivity();
  }

  public Access access() {
    return facts.access();
  }

  public Scope scope() {
    return facts.scope();
  }

  /// What people put on record about connections.
  public ConnectionRegister register() {
    return facts.register();
  }

  /// The overview: the same connections as the table.
  public Diagram diagram() {
    return pages.getFirst().diagram();
  }
}
