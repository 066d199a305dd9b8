package io.inscope.reports.table;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.scope.Scope;
import java.util.List;

/// Permitted connections for scripts: one row for each connection and interval of ports.
///
/// `from_scope` and `to_scope` are the effective class of a workload, and empty for every other
/// type of side: an address has no scope class of its own.
public final class ConnectionsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("from_type", "From type", 10),
          new Column("from_namespace", "From namespace", 16),
          new Column("from_kind", "From kind", 14),
          new Column("from_name", "From name", 24),
          new Column("from_addresses", "From addresses", 32),
          new Column("to_type", "To type", 10),
          new Column("to_namespace", "To namespace", 16),
          new Column("to_kind", "To kind", 14),
          new Column("to_name", "To name", 24),
          new Column("to_addresses", "To addresses", 32),
          new Column("protocol", "Protocol", 9),
          new Column("port_from", "First port", 9),
          new Column("port_to", "Last port", 9),
          new Column("verdict", "Verdict", 10),
          new Column("enforced", "Enforced", 9),
          new Column("via", "Via", 30),
          new Column("protection", "Protection", 10),
          new Column("from_scope", "From scope", 18),
          new Column("to_scope", "To scope", 18),
          new Column("because_egress", "Because, leaving", 50),
          new Column("because_ingress", "Because, entering", 50),
          new Column("id", "Id", 14));

  private ConnectionsTable() {}

  /// One row for each connection.
  ///
  /// @param connections in the order in which they are to be listed; whether a workload's
  ///   connections to itself are among them was the caller's choice
  public static Table of(List<Connection> connections, Scope scope) {
    return new Table(
        "connections",
        "Connections",
        COLUMNS,
        connections.stream().map(connection -> row(connection, scope)).toList());
  }

  private static List<Cell> row(Connection c, Scope scope) {
    return List.of(
        new Cell.Status(c.from().type().word()),
        Cell.of(c.from().namespace()),
        Cell.of(c.from().kind()),
        Cell.of(c.from().name()),
        Cell.of(c.from().addresses()),
        new Cell.Status(c.to().type().word()),
        Cell.of(c.to().namespace()),
        Cell.of(c.to().kind()),
        Cell.of(c.to().name()),
        Cell.of(c.to().addresses()),
        Cell.of(c.ports().protocol().name()),
        Cell.of(c.ports().from()),
        Cell.of(c.ports().to()),
        new Cell.Status(c.verdict().name()),
        new Cell.Status(c.enforced().word()),
        Cell.of(c.via()),
        new Cell.Status(c.protection().word()),
        scopeOf(c.from(), scope),
        scopeOf(c.to(), scope),
        Cell.of(c.becauseEgress()),
        Cell.of(c.becauseIngress()),
        Cell.of(c.id()));
  }

  static Cell scopeOf(Endpoint side, Scope scope) {
    return side.type() == Endpoint.Type.WORKLOAD
        ? new Cell.Status(scope.of(side.ref()).word())
        : Cell.BLANK;
  }
}
