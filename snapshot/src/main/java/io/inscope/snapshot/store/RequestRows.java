package io.inscope.snapshot.store;

import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.record.SentRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The requests of a capture as rows of the file, ordered by capture and number whatever order they
/// came in.
final class RequestRows {
  /// So many are in memory at a time when all are gone through.
  private static final int CHUNK = 1000;

  private RequestRows() {}

  static void insert(Database database, int snapshot, RequestRow request) {
    database.update(
        "INSERT INTO request (snapshot_id, sent_for, number, at, method, target, status, bytes,"
            + " sha256, millis, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        snapshot,
        snapshot,
        request.number(),
        request.at().toString(),
        request.method(),
        request.target(),
        request.status(),
        request.bytes(),
        request.sha256(),
        request.millis(),
        request.note());
  }

  /// All of them, a few at a time.
  static Stream<SentRequest> stream(Database database, int snapshot) {
    return Stream.iterate(
            after(database, snapshot, 0, 0),
            chunk -> !chunk.isEmpty(),
            chunk ->
                chunk.size() < CHUNK
                    ? List.of()
                    : after(
                        database,
                        snapshot,
                        chunk.getLast().sentFor(),
                        chunk.getLast().request().number()))
        .flatMap(List::stream);
  }

  private static List<SentRequest> after(Database database, int snapshot, int sentFor, int number) {
    return database.list(
        "SELECT sent_for, number, at, method, target, status, bytes, sha256, millis, note"
            + " FROM request WHERE snapshot_id = ? AND (sent_for, number) > (?, ?)"
            + " ORDER BY sent_for, number LIMIT "
            + CHUNK,
        RequestRows::row,
        snapshot,
        sentFor,
        number);
  }

  private static SentRequest row(ResultSet row) throws SQLException {
    return new SentRequest(
        row.getInt(1),
        new RequestRow(
            row.getInt(2),
            Instant.parse(row.getString(3)),
            row.getString(4),
            row.getString(5),
            row.getInt(6),
            row.getLong(7),
            row.getString(8),
            row.getLong(9),
            row.getString(10)));
  }
}
