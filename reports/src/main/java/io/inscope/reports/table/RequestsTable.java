package io.inscope.reports.table;

import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.record.SentRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// What a live capture asked, to be compared with the audit log of the cluster: an event there has
/// `at` as its `requestReceivedTimestamp` (but for the clocks and the way), `target` as its
/// `requestURI`, `method` as its verb (GET is `get` or `list`, POST is `create`), `status` as its
/// `responseStatus.code`.
///
/// `sent_for` is the snapshot during whose capture it was sent; numbers begin at 1 in each.
/// `status` is blank when no answer came; `bytes` and `sha256` are those of the body as `kubectl
/// get --raw` shows it.
///
/// Source: [audit
/// event](https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/#audit-k8s-io-v1-Event).
public final class RequestsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("sent_for", "Sent for snapshot", 8),
          new Column("number", "Number", 8),
          new Column("at", "Sent at", 23),
          new Column("method", "Method", 8),
          new Column("target", "Path and query", 70),
          new Column("status", "Status", 8),
          new Column("bytes", "Bytes", 12),
          new Column("sha256", "SHA-256 of the answer", 34),
          new Column("millis", "Milliseconds", 10),
          new Column("note", "Note", 40));

  private RequestsTable() {}

  public static Table of(List<SentRequest> requests) {
    return Table.of("requests", "Requests", COLUMNS, requests, RequestsTable::row);
  }

  private static List<Cell> row(SentRequest sent) {
    RequestRow request = sent.request();
    return List.of(
        Cell.of(sent.sentFor()),
        Cell.of(request.number()),
        new Cell.Date(request.at()),
        Cell.of(request.method()),
        Cell.of(request.target()),
        request.status() == 0 ? Cell.BLANK : Cell.of(request.status()),
        Cell.of(request.bytes()),
        Cell.of(request.sha256()),
        Cell.of(request.millis()),
        Cell.of(request.note()));
  }

  /// The log in one line.
  ///
  /// @param sha256 over the bytes of its CSV form, lower-case hex: `sha256sum` of the file that the
  ///   command line writes gives the same
  public record Sum(long requests, String sha256) {
    /// Takes the requests as they come and keeps none.
    public static Sum of(Stream<SentRequest> requests) {
      MessageDigest digest = digest();
      long[] count = {0};
      digest.update(csv(COLUMNS.stream().map(Column::key).toList()));
      requests.forEach(
          request -> {
            count[0]++;
            digest.update(csv(row(request).stream().map(Cell::plain).toList()));
          });
      return new Sum(count[0], HexFormat.of().formatHex(digest.digest()));
    }

    private static byte[] csv(List<String> fields) {
      StringBuilder line = new StringBuilder();
      try {
        CsvWriter.record(fields, line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest digest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }
  }
}
