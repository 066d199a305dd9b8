package io.inscope.snapshot.store;

import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// How the lists of a capture went, as rows of the file.
final class ListRows {
  private ListRows() {}

  static void insert(Database database, int snapshot, List<ListedKind> lists) {
    for (int i = 0; i < lists.size(); i++) {
      ListedKind list = lists.get(i);
      ApiResource resource = list.resource();
      database.update(
          "INSERT INTO listed (snapshot_id, seq, api_group, version, plural, kind, namespaced,"
              + " stale, namespace, state, count, reason, objects, resource_version, started_at,"
              + " ended_at, consistent)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          snapshot,
          i,
          resource.group(),
          resource.version(),
          resource.plural(),
          resource.kind(),
          resource.namespaced() ? 1 : 0,
          resource.stale() ? 1 : 0,
          list.namespace(),
          CoverageRows.state(list.coverage()),
          CoverageRows.count(list.coverage()),
          CoverageRows.reason(list.coverage()),
          list.objects(),
          list.resourceVersion(),
          list.start().toString(),
          list.end().toString(),
          list.consistent() ? 1 : 0);
    }
  }

  static List<ListedKind> read(Database database, int snapshot) {
    return database.list(
        "SELECT api_group, version, plural, kind, namespaced, stale, namespace, state, count,"
            + " reason, objects, resource_version, started_at, ended_at, consistent FROM listed"
            + " WHERE snapshot_id = ? ORDER BY seq",
        row ->
            new ListedKind(
                resource(row),
                row.getString(7),
                CoverageRows.coverage(row, 8),
                row.getInt(11),
                row.getString(12),
                Instant.parse(row.getString(13)),
                Instant.parse(row.getString(14)),
                row.getInt(15) == 1),
        snapshot);
  }

  /// From the first six columns.
  static ApiResource resource(ResultSet row) throws SQLException {
    return new ApiResource(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5) == 1,
        row.getInt(6) == 1);
  }
}
