package io.inscope.snapshot.store;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Continued;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.redaction.Redactor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes over what the whole lists of a partial capture brought, row by row as it stands in the
/// file: the values of secrets are gone and could not be read a second time the same way.
///
/// What came of lists that were not read to their end stays behind; they are asked for again. The
/// requests come all, for all of them were sent.
final class Carrying {
  private final Database database;
  private final StoredSnapshot partial;
  private final CaptureRecord record;
  private final List<ListedKind> whole;
  private final Set<String> paths;

  private Carrying(
      Database database, StoredSnapshot partial, CaptureRecord record, Redactor redactor) {
    this.database = database;
    this.partial = partial;
    this.record = record;
    this.whole = record.lists().stream().filter(ListedKind::isWhole).toList();
    this.paths =
        whole.stream()
            .map(list -> record.connection().server() + list.resource().path(list.namespace()))
            .map(redactor::text)
            .collect(Collectors.toSet());
  }

  /// @param keyId of the fingerprint key that the new snapshot is made with
  /// @throws ProjectException when the snapshot is not one that can go on
  static Carrying from(StoredSnapshot partial, Database database, String keyId, Redactor redactor) {
    SnapshotInfo info = partial.info();
    String named = "Snapshot %d \"%s\"".formatted(info.id(), info.name());
    if (!partial.isIn(database)) {
      throw new ProjectException(
          "CAPTURE-OTHER-PROJECT",
          named + " is in another project: a capture can only go on within one project.",
          "Capture into the project that holds it, or begin anew.");
    }
    CaptureRecord record =
        partial
            .capture()
            .filter(capture -> capture.ending().isPartial())
            .orElseThrow(
                () ->
                    new ProjectException(
                        "CAPTURE-NOT-PARTIAL",
                        named
                            + (partial.capture().isPresent()
                                ? " is complete: there is nothing to go on with."
                                : " was imported: only a capture that was stopped can go on."),
                        "Leave out what asks to resume, and a new capture is begun."));
    if (!partial.fingerprintKey().equals(keyId)) {
      throw new ProjectException(
          "CAPTURE-OTHER-KEY",
          named
              + " was captured with another fingerprint key: what is masked in it could not be"
              + " compared with what is read now.",
          "Go on where it was begun, as the same user of the same machine, or begin anew.");
    }
    List<String> changes = new Verifier(database).check(info.id()).changes();
    if (!changes.isEmpty()) {
      throw new ProjectException(
          "CAPTURE-NOT-INTACT",
          named + " is not as it was sealed: " + changes.getFirst() + ".",
          "Run \"inscope verify\" to see all of it, and begin anew.");
    }
    return new Carrying(database, partial, record, redactor);
  }

  CaptureRecord record() {
    return record;
  }

  Continued continued() {
    return new Continued(partial.info().id(), partial.info().sha256());
  }

  SnapshotInfo info() {
    return partial.info();
  }

  List<CoverageRow> coverage() {
    return whole.stream()
        .map(
            list -> new CoverageRow(list.resource().groupKind(), list.namespace(), list.coverage()))
        .toList();
  }

  List<Entry> entries() {
    return partial.entries().stream().filter(entry -> isOfWhole(entry.source())).toList();
  }

  List<Problem> problems() {
    return partial.problems().stream().filter(problem -> isOfWhole(problem.source())).toList();
  }

  /// A page is named by its path and, after a number sign, its request.
  private boolean isOfWhole(String source) {
    int page = source.lastIndexOf('#');
    return paths.contains(page < 0 ? source : source.substring(0, page));
  }

  /// Copies the objects with all that belongs to them, and the requests. Ids are moved up by as
  /// much as there are.
  void copy(int snapshot) {
    int from = partial.info().id();
    database.execute(
        "CREATE TEMP TABLE whole (kind TEXT, api_group TEXT, namespace TEXT,"
            + " PRIMARY KEY (kind, api_group, namespace)) WITHOUT ROWID");
    for (ListedKind list : whole) {
      GroupKind kind = list.resource().groupKind();
      database.update(
          "INSERT OR IGNORE INTO temp.whole VALUES (?, ?, ?)",
          kind.kind(),
          kind.group(),
          list.namespace());
    }
    long objects = database.number("SELECT coalesce(max(id), 0) FROM object");
    long sources = database.number("SELECT coalesce(max(id), 0) FROM source");
    database.update(
        "INSERT INTO object (id, snapshot_id, kind, api_group, namespace, name, current,"
            + " api_version, uid, resource_version, body_id) SELECT o.id + ?, ?, o.kind,"
            + " o.api_group, o.namespace, o.name, o.current, o.api_version, o.uid,"
            + " o.resource_version, o.body_id FROM object o WHERE o.snapshot_id = ? AND EXISTS"
            + " (SELECT 1 FROM temp.whole w WHERE w.kind = o.kind AND w.api_group = o.api_group"
            + " AND w.namespace IN ('', o.namespace)) ORDER BY o.id",
        objects,
        snapshot,
        from);
    database.update(
        "INSERT INTO source (id, snapshot_id, name) SELECT id + ?, ?, name FROM source"
            + " WHERE snapshot_id = ? AND id IN (SELECT r.source_id FROM origin r"
            + " JOIN object o ON o.id = r.object_id + ? WHERE o.snapshot_id = ?) ORDER BY id",
        sources,
        snapshot,
        from,
        objects,
        snapshot);
    database.update(
        "INSERT INTO origin (object_id, seq, source_id, line, lines_size, lines_zstd)"
            + " SELECT o.id, r.seq, r.source_id + ?, r.line, r.lines_size, r.lines_zstd"
            + " FROM object o JOIN origin r ON r.object_id = o.id - ? WHERE o.snapshot_id = ?",
        sources,
        objects,
        snapshot);
    database.update(
        "INSERT INTO redaction (object_id, seq, pointer, what) SELECT o.id, r.seq, r.pointer,"
            + " r.what FROM object o JOIN redaction r ON r.object_id = o.id - ?"
            + " WHERE o.snapshot_id = ?",
        objects,
        snapshot);
    database.update(
        "INSERT INTO request (snapshot_id, sent_for, number, at, method, target, status, bytes,"
            + " sha256, millis, note) SELECT ?, sent_for, number, at, method, target, status,"
            + " bytes, sha256, millis, note FROM request WHERE snapshot_id = ?",
        snapshot,
        from);
    database.execute("DROP TABLE temp.whole");
  }
}
