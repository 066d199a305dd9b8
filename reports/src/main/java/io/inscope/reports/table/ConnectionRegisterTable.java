package io.inscope.reports.table;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.register.Justification;
import io.inscope.snapshot.register.RegisterColumn;
import io.inscope.snapshot.register.RegisterLine;
import io.inscope.snapshot.scope.Scope;
import java.util.List;

/// Permitted connections for people: the same rows as [ConnectionsTable], numbered as on the
/// diagram, with what is on record of their business justification, which only the entity can give.
/// What it fills in is read back by header ([RegisterColumn]), wherever the columns are moved.
public final class ConnectionRegisterTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("number", "No.", 6),
          new Column("from", "From", 22),
          new Column("from_scope", "From scope", 13),
          new Column("to", "To", 22),
          new Column("to_scope", "To scope", 13),
          new Column("protocol", "Protocol", 9),
          new Column("ports", "Ports", 10),
          new Column("verdict", "Verdict", 10),
          new Column("enforced", "Enforced", 9),
          new Column("via", "Via", 16),
          new Column("protection", "Protection", 10),
          new Column("protection_evidence", "Protection shown by", 18),
          new Column("because_egress", "Why it may leave", 26),
          new Column("because_ingress", "Why it may enter", 26),
          new Column(RegisterColumn.ID.key(), RegisterColumn.ID.title(), 12),
          new Column("state", "On record", 11),
          new Column("state_reason", "Because", 22),
          input(RegisterColumn.JUSTIFICATION, 22),
          input(RegisterColumn.OWNER, 12),
          input(RegisterColumn.APPROVER, 12),
          input(RegisterColumn.APPROVED_ON, 11),
          input(RegisterColumn.REVIEW_DATE, 11),
          input(RegisterColumn.NOTE, 16));

  private static Column input(RegisterColumn column, int width) {
    return new Column(column.key(), column.title(), width, true);
  }

  private ConnectionRegisterTable() {}

  /// One row for each connection.
  ///
  /// @param lines in the order in which the diagram numbers them
  public static Table of(List<RegisterLine> lines, Scope scope) {
    return Table.of("connection-register", "Connections", COLUMNS, lines, line -> row(line, scope));
  }

  private static List<Cell> row(RegisterLine line, Scope scope) {
    Connection c = line.connection();
    Justification said = line.justification();
    return List.of(
        Cell.of(line.number()),
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
        new Cell.Status(line.review().state().name()),
        Cell.of(because(line)),
        Cell.of(said.businessNeed()),
        Cell.of(said.owner()),
        Cell.of(said.approver()),
        Cell.of(said.approvedOn()),
        Cell.of(said.reviewDate()),
        Cell.of(said.note()));
  }

  private static String because(RegisterLine line) {
    return line.review().reason()
        + line.entry().map(entry -> "\nrecorded by " + RegisterTable.recorded(entry)).orElse("");
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
