package io.inscope.reports.table;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.register.RegisterEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything ever put on record about connections: by connection, the newest first.
///
/// `standing` is `in force`, `replaced` by a later entry, or `gone`: in force, but there is no such
/// connection in the snapshot.
public final class RegisterHistoryTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", "Id", 12),
          new Column("connection", "Connection", 44),
          new Column("standing", "Standing", 9),
          new Column("justification", "Business justification", 34),
          new Column("owner", "Owner", 16),
          new Column("approver", "Approver", 16),
          new Column("approved_on", "Approved on", 11),
          new Column("review_date", "Review by", 11),
          new Column("note", "Note", 20),
          new Column("recorded_by", "Recorded by", 14),
          new Column("recorded_at", "Recorded at", 24));

  private RegisterHistoryTable() {}

  /// @param connections those of the snapshot that touch the CDE
  public static Table of(ConnectionRegister register, List<Connection> connections) {
    Set<String> there = connections.stream().map(Connection::id).collect(Collectors.toSet());
    List<List<Cell>> rows = new ArrayList<>();
    for (RegisterEntry newest : register.inForce()) {
      for (RegisterEntry entry : register.history(newest.id())) {
        String standing =
            !entry.equals(newest) ? "replaced" : there.contains(newest.id()) ? "in force" : "gone";
        rows.add(row(entry, standing));
      }
    }
    return new Table("register-history", "Register history", COLUMNS, rows);
  }

  private static List<Cell> row(RegisterEntry entry, String standing) {
    return Stream.concat(
            Stream.of(Cell.of(entry.id()), Cell.of(entry.connection()), new Cell.Status(standing)),
            Stream.concat(RegisterTable.said(entry.justification()), RegisterTable.by(entry)))
        .toList();
  }
}
