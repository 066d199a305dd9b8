package io.inscope.reports.table;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.register.Justification;
import io.inscope.snapshot.register.RegisterEntry;
import io.inscope.snapshot.register.RegisterLine;
import io.inscope.snapshot.register.Review;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// The connection register for scripts: what is on record about each connection. Joined with
/// [ConnectionsTable] by `id`. Filled in as CSV it can be applied.
///
/// `in_snapshot` is `no` for entries of connections that are not there any more; they come last and
/// have no verdict. Days are ISO 8601.
public final class RegisterTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", "Id", 12),
          new Column("in_snapshot", "In snapshot", 8),
          new Column("connection", "Connection", 40),
          new Column("verdict", "Verdict", 8),
          new Column("state", "State", 8),
          new Column("state_reason", "Because", 30),
          new Column("justification", "Business justification", 30),
          new Column("owner", "Owner", 14),
          new Column("approver", "Approver", 14),
          new Column("approved_on", "Approved on", 11),
          new Column("review_date", "Review by", 11),
          new Column("note", "Note", 16),
          new Column("recorded_by", "Recorded by", 12),
          new Column("recorded_at", "Recorded at", 24));

  private RegisterTable() {}

  /// @param gone entries whose connection is not in the snapshot
  public static Table of(
      List<RegisterLine> lines,
      List<RegisterEntry> gone,
      ConnectionRegister register,
      LocalDate today) {
    return new Table(
        "register",
        "Connection register",
        COLUMNS,
        Stream.concat(
                lines.stream().map(RegisterTable::row),
                gone.stream().map(entry -> row(entry, register.review(entry.id(), today))))
            .toList());
  }

  private static List<Cell> row(RegisterLine line) {
    Connection connection = line.connection();
    return Stream.concat(
            Stream.of(
                Cell.of(connection.id()),
                new Cell.Status("yes"),
                Cell.of(line.words()),
                new Cell.Status(connection.verdict().name()),
                new Cell.Status(line.review().state().name()),
                Cell.of(line.review().reason())),
            Stream.concat(
                said(line.justification()),
                line.entry().map(RegisterTable::by).orElse(Stream.of(Cell.BLANK, Cell.BLANK))))
        .toList();
  }

  private static List<Cell> row(RegisterEntry entry, Review review) {
    return Stream.concat(
            Stream.of(
                Cell.of(entry.id()),
                new Cell.Status("no"),
                Cell.of(entry.connection()),
                Cell.BLANK,
                new Cell.Status(review.state().name()),
                Cell.of(review.reason())),
            Stream.concat(said(entry.justification()), by(entry)))
        .toList();
  }

  static Stream<Cell> said(Justification said) {
    return Stream.of(
        Cell.of(said.businessNeed()),
        Cell.of(said.owner()),
        Cell.of(said.approver()),
        Cell.of(said.approvedOn()),
        Cell.of(said.reviewDate()),
        Cell.of(said.note()));
  }

  static Stream<Cell> by(RegisterEntry entry) {
    return Stream.of(
        Cell.of(entry.author()), new Cell.Date(entry.at().truncatedTo(ChronoUnit.SECONDS)));
  }

  /// `jdoe on 2026-05-02`
  static String recorded(RegisterEntry entry) {
    return entry.author() + " on " + LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
  }
}
