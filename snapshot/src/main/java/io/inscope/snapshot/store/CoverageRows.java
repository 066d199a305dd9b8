package io.inscope.snapshot.store;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.record.ListedKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Coverage as rows of the file.
final class CoverageRows {
  private CoverageRows() {}

  static void insert(Database database, int snapshot, CoverageRow row) {
    database.update(
        "INSERT INTO coverage (snapshot_id, kind, api_group, namespace, state, count, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        snapshot,
        row.kind().kind(),
        row.kind().group(),
        row.namespace(),
        state(row.coverage()),
        count(row.coverage()),
        reason(row.coverage()));
  }

  static String state(Coverage coverage) {
    return switch (coverage) {
      case Coverage.Read _ -> "read";
      case Coverage.Refused _ -> "refused";
      case Coverage.Failed _ -> "failed";
      case Coverage.NotAsked _ -> "not_asked";
    };
  }

  static int count(Coverage coverage) {
    return coverage instanceof Coverage.Read read ? read.count() : 0;
  }

  static String reason(Coverage coverage) {
    return switch (coverage) {
      case Coverage.Refused refused -> refused.message();
      case Coverage.Failed failed -> failed.message();
      case Coverage.NotAsked notAsked -> notAsked.why();
      case Coverage.Read _ -> "";
    };
  }

  static CoverageTable table(Database database, int snapshot) {
    return table(database, snapshot, row -> row);
  }

  /// Of outlines: Secrets whose values nobody asked for count as read.
  static CoverageTable outlines(Database database, int snapshot) {
    return table(
        database,
        snapshot,
        row ->
            row.kind().equals(Kinds.SECRET) && row.coverage().equals(ListedKind.WITHOUT_VALUES)
                ? new CoverageRow(row.kind(), row.namespace(), new Coverage.Read(0))
                : row);
  }

  /// @param reading how each word of a source is to be taken; counts come from the objects
  private static CoverageTable table(
      Database database, int snapshot, UnaryOperator<CoverageRow> reading) {
    List<CoverageRow> said =
        database.list(
            "SELECT api_group, kind, namespace, state, count, reason FROM coverage"
                + " WHERE snapshot_id = ?",
            row ->
                reading.apply(
                    new CoverageRow(
                        new GroupKind(row.getString(1), row.getString(2)),
                        row.getString(3),
                        coverage(row, 4))),
            snapshot);
    Map<GroupKind, Map<String, Integer>> came = new HashMap<>();
    database.each(
        "SELECT api_group, kind, namespace, count(*) FROM object"
            + " WHERE snapshot_id = ? AND current = 1 GROUP BY kind, api_group, namespace",
        row ->
            came.computeIfAbsent(
                    new GroupKind(row.getString(1), row.getString(2)), _ -> new HashMap<>())
                .put(row.getString(3), row.getInt(4)),
        snapshot);
    List<String> namespaces =
        database.list(
            "SELECT name FROM object WHERE snapshot_id = ? AND current = 1"
                + " AND kind = 'Namespace' AND api_group = ''",
            row -> row.getString(1),
            snapshot);
    return new CoverageTable(said, came, namespaces);
  }

  /// From three columns: state, count, reason.
  static Coverage coverage(ResultSet row, int first) throws SQLException {
    return switch (row.getString(first)) {
      case "read" -> new Coverage.Read(row.getInt(first + 1));
      case "refused" -> new Coverage.Refused(row.getString(first + 2));
      case "failed" -> new Coverage.Failed(row.getString(first + 2));
      default -> new Coverage.NotAsked(row.getString(first + 2));
    };
  }
}
