package io.inscope.snapshot.store;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Relisted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What changed while a capture ran, as rows of the file.
final class RelistedRows {
  private RelistedRows() {}

  static void insert(Database database, int snapshot, List<Relisted> all) {
    for (int i = 0; i < all.size(); i++) {
      Relisted relisted = all.get(i);
      ApiResource resource = relisted.resource();
      database.update(
          "INSERT INTO relisted (snapshot_id, seq, api_group, version, plural, kind, namespaced,"
              + " stale, at, resource_version, state, count, reason)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          snapshot,
          i,
          resource.group(),
          resource.version(),
          resource.plural(),
          resource.kind(),
          resource.namespaced() ? 1 : 0,
          resource.stale() ? 1 : 0,
          relisted.at().toString(),
          relisted.resourceVersion(),
          CoverageRows.state(relisted.coverage()),
          CoverageRows.count(relisted.coverage()),
          CoverageRows.reason(relisted.coverage()));
      for (int k = 0; k < relisted.changes().size(); k++) {
        insert(database, snapshot, i, k, relisted.changes().get(k));
      }
    }
  }

  private static void insert(
      Database database, int snapshot, int relisted, int seq, Relisted.Change change) {
    ResourceRef ref = change.ref();
    database.update(
        "INSERT INTO change (snapshot_id, relisted_seq, seq, api_group, kind, namespace, name,"
            + " before, after, what) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        snapshot,
        relisted,
        seq,
        ref.group(),
        ref.kind(),
        ref.namespace(),
        ref.name(),
        change.before(),
        change.after(),
        change.what().name());
  }

  static List<Relisted> read(Database database, int snapshot) {
    Map<Integer, List<Relisted.Change>> changes = new HashMap<>();
    database.each(
        "SELECT relisted_seq, api_group, kind, namespace, name, before, after, what FROM change"
            + " WHERE snapshot_id = ? ORDER BY relisted_seq, seq",
        row ->
            changes
                .computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                .add(
                    new Relisted.Change(
                        new ResourceRef(
                            row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        Relisted.What.valueOf(row.getString(8)))),
        snapshot);
    return database.list(
        "SELECT api_group, version, plural, kind, namespaced, stale, at, resource_version, state,"
            + " count, reason, seq FROM relisted WHERE snapshot_id = ? ORDER BY seq",
        row ->
            new Relisted(
                ListRows.resource(row),
                Instant.parse(row.getString(7)),
                row.getString(8),
                CoverageRows.coverage(row, 9),
                changes.getOrDefault(row.getInt(12), List.of())),
        snapshot);
  }
}
