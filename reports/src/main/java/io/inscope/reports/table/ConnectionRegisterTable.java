package io.inscope.reports.table;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.scope.Scope;
import java.util.List;
import java.util.stream.IntStream;

/// Permitted connections for people: the same rows as [ConnectionsTable], numbered as on the
/// diagram, with room for the business justification that only the entity can give.
public final class ConnectionRegisterTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("number", "No.", 6),
          new Column("from", "From", 25),
          new Column("from_scope", "From scope", 13),
          new Column("to", "To", 25),
          new Column("to_scope", "To scope", 13),
          new Column("protocol", "Protocol", 9),
          new Column("ports", "Ports", 10),
          new Column("verdict", "Verdict", 10),
          new Column("enforced", "Enforced", 9),
          new Column("via", "Via", 20),
          new Column("protection", "Protection", 10),
          new Column("protection_evidence", "Protection shown by", 20),
          new Column("because_egress", "Why it may leave", 30),
          new Column("because_ingress", "Why it may enter", 30),
          new Column("id", "Id", 12),
          new Column("justification", "Business justification", 24, true),
          new Column("owner", "Owner", 12, true),
          new Column("approver", "Approver", 12, true),
          new Column("review_date", "Last review", 11, true));

  private ConnectionRegisterTable() {}

  /// One row for each connection.
  ///
  /// @param connections in the order in which the diagram numbers them
  public static Table of(List<Connection> connections, Scope scope) {
    List<List<Cell>> rows =
        IntStream.range(0, connections.size())
            .mapToObj(i -> row(i + 1, connections.get(i), scope))
            .toList();
    return new Table("connection-register", "Connections", COLUMNS, rows);
  }

  private static List<Cell> row(int number, Connection c, Scope scope) {
    return List.of(
        Cell.of(number),
        Cell.of(side(c.from())),
        ConnectionsTable.scopeOf(c.from(), scope),
        Cell.of(side(c.to())),
        ConnectionsTable.scopeOf(c.to(), scope),
        Cell.of(c.ports().protocol().name()),
        Cell.of(ports(c.ports())),
        new Cell.Status(c.verdict().name()),
        new Cell.Status(c.enforced().word()),
        Cell.of(c.via()),
        new Cell.Status(c.protection().word()),
        Cell.of(c.protectionEvidence()),
        Cell.of(c.unknown().isEmpty() ? c.becauseEgress() : unknown(c, c.becauseEgress())),
        Cell.of(c.becauseIngress()),
        Cell.of(c.id()),
        Cell.BLANK,
        Cell.BLANK,
        Cell.BLANK,
        Cell.BLANK);
  }

  private static String unknown(Connection c, String because) {
    String reason = "Not known: " + c.unknown();
    return because.isEmpty() ? reason : reason + "\n" + because;
  }

  private static String side(Endpoint side) {
    return side.isObject() ? side.kind() + " " + withoutKind(side) : side.spoken();
  }

  private static String withoutKind(Endpoint side) {
    return side.namespace().isEmpty() ? side.name() : side.namespace() + "/" + side.name();
  }

  private static String ports(PortRange ports) {
    return ports.isAll()
        ? "all"
        : ports.from() == ports.to()
            ? Integer.toString(ports.from())
            : ports.from() + "-" + ports.to();
  }
}
