package io.inscope.snapshot.store;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.model.Workloads;
import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Continued;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.record.SentRequest;
import io.inscope.snapshot.redaction.Redacted;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A sealed snapshot of a project. Objects are read when they are asked for, by kind, and kept
/// while memory allows. Usable until the project is closed.
public final class StoredSnapshot implements ClusterSnapshot, CaptureEvidence {
  private static final String RESOURCE =
      "SELECT o.api_group, o.kind, o.namespace, o.name, o.api_version, b.size, b.zstd,"
          + " s.name, r.line, r.lines_size, r.lines_zstd"
          + " FROM object o JOIN body b ON b.id = o.body_id"
          + " JOIN origin r ON r.object_id = o.id AND r.seq = 0 JOIN source s ON s.id = r.source_id"
          + " WHERE o.snapshot_id = ? AND o.kind = ? AND o.api_group = ?";

  /// Of what a live cluster offers everything is said.
  private static final Coverage NOT_OFFERED =
      new Coverage.NotAsked("the cluster did not offer this kind to the capture");

  private record Row(ResourceRef ref, String apiVersion, Body body, Origin origin, Body lines) {}

  private final Path file;
  private final Database database;
  private final Dictionaries dictionaries;
  private final SnapshotInfo info;
  private final Map<GroupKind, SoftReference<List<Resource>>> kinds = new ConcurrentHashMap<>();
  private final Object once = new Object();
  private @Nullable CoverageTable coverage;
  private @Nullable CoverageTable outlines;
  private @Nullable Optional<CaptureRecord> capture;
  private SoftReference<List<Workload>> workloads = new SoftReference<>(null);

  StoredSnapshot(Path file, Database database, Dictionaries dictionaries, SnapshotInfo info) {
    this.file = file;
    this.database = database;
    this.dictionaries = dictionaries;
    this.info = info;
  }

  @Override
  public SnapshotInfo info() {
    return info;
  }

  /// Names the key under which its secret values were fingerprinted, without giving it away: values
  /// of two snapshots with different keys cannot be compared.
  public String fingerprintKey() {
    return database
        .list(
            "SELECT fingerprint_key FROM snapshot WHERE id = ?", row -> row.getString(1), info.id())
        .getFirst();
  }

  @Override
  public Coverage coverage(GroupKind kind, String namespace) {
    Coverage known = coverageTable().of(kind, namespace);
    return known.equals(new Coverage.NotAsked()) && capture().isPresent() ? NOT_OFFERED : known;
  }

  @Override
  public Coverage outlines(GroupKind kind, String namespace) {
    return isOutlined(kind) ? outlineTable().of(kind, namespace) : coverage(kind, namespace);
  }

  @Override
  public boolean isOutlined(GroupKind kind) {
    return kind.equals(Kinds.SECRET) && capture().isPresent();
  }

  /// One row for each kind and the cluster, and for each namespace of which something is known.
  public List<CoverageRow> coverageRows() {
    return coverageTable().rows();
  }

  @Override
  public List<GroupKind> kinds() {
    return database.list(
        "SELECT DISTINCT api_group, kind FROM object WHERE snapshot_id = ? AND current = 1"
            + " ORDER BY kind, api_group",
        row -> new GroupKind(row.getString(1), row.getString(2)),
        info.id());
  }

  @Override
  public Stream<Resource> all(GroupKind kind) {
    SoftReference<List<Resource>> kept = kinds.get(kind);
    List<Resource> resources = kept == null ? null : kept.get();
    if (resources == null) {
      resources =
          resources(
              RESOURCE + " AND o.current = 1 ORDER BY o.namespace, o.name",
              info.id(),
              kind.kind(),
              kind.group());
      kinds.put(kind, new SoftReference<>(resources));
    }
    return resources.stream();
  }

  @Override
  public Optional<Resource> find(ResourceRef ref) {
    return named(ref, " AND o.current = 1").stream().findFirst();
  }

  /// What else was read under an identity and differs from the current object: older versions,
  /// manifests, the same name in another cluster.
  public List<Resource> observations(ResourceRef ref) {
    return named(ref, " AND o.current = 0 ORDER BY o.id");
  }

  @Override
  public List<Workload> workloads() {
    synchronized (once) {
      List<Workload> known = workloads.get();
      if (known == null) {
        known = Workloads.of(this);
        workloads = new SoftReference<>(known);
      }
      return known;
    }
  }

  /// All objects without their content, sorted by [ResourceRef].
  public List<ObjectRow> objects() {
    return database.list(
        "SELECT o.api_group, o.kind, o.namespace, o.name, o.api_version, s.name, r.line, (SELECT"
            + " count(*) FROM origin c WHERE c.object_id = o.id), b.sha256 FROM object o JOIN body"
            + " b ON b.id = o.body_id JOIN origin r ON r.object_id = o.id AND r.seq = 0 JOIN source"
            + " s ON s.id = r.source_id WHERE o.snapshot_id = ? AND o.current = 1 ORDER BY"
            + " o.namespace, o.kind, o.api_group, o.name",
        row ->
            new ObjectRow(
                ref(row),
                row.getString(5),
                new Origin(row.getString(6), row.getInt(7)),
                row.getInt(8),
                HexFormat.of().formatHex(row.getBytes(9))),
        info.id());
  }

  /// Everywhere an object was read, in the order of reading.
  public List<Origin> origins(ResourceRef ref) {
    return database.list(
        "SELECT s.name, r.line FROM object o JOIN origin r ON r.object_id = o.id"
            + " JOIN source s ON s.id = r.source_id WHERE o.snapshot_id = ? AND o.current = 1"
            + " AND o.kind = ? AND o.api_group = ? AND o.namespace = ? AND o.name = ?"
            + " ORDER BY r.seq",
        row -> new Origin(row.getString(1), row.getInt(2)),
        info.id(),
        ref.kind(),
        ref.group(),
        ref.namespace(),
        ref.name());
  }

  /// What was taken out of an object before it was kept.
  public List<Redacted> redactions(ResourceRef ref) {
    return database.list(
        "SELECT r.pointer, r.what FROM object o JOIN redaction r ON r.object_id = o.id"
            + " WHERE o.snapshot_id = ? AND o.current = 1"
            + " AND o.kind = ? AND o.api_group = ? AND o.namespace = ? AND o.name = ?"
            + " ORDER BY r.seq",
        row -> new Redacted(row.getString(1), row.getString(2)),
        info.id(),
        ref.kind(),
        ref.group(),
        ref.namespace(),
        ref.name());
  }

  /// The files of what was handed over, in the order of reading.
  public List<Entry> entries() {
    return database.list(
        "SELECT source, size, sha256, format, disposition, objects, note FROM entry"
            + " WHERE snapshot_id = ? ORDER BY seq",
        row ->
            new Entry(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                Entry.Disposition.valueOf(row.getString(5)),
                row.getInt(6),
                row.getString(7)),
        info.id());
  }

  /// What could not be read as it was, in the order of reading.
  public List<Problem> problems() {
    return database.list(
        "SELECT source, line, col, severity, message, objects_affected, repair FROM problem"
            + " WHERE snapshot_id = ? ORDER BY seq",
        row ->
            new Problem(
                row.getString(1),
                row.getInt(2),
                row.getInt(3),
                Problem.Severity.valueOf(row.getString(4)),
                row.getString(5),
                row.getInt(6),
                row.getString(7)),
        info.id());
  }

  @Override
  public Optional<CaptureRecord> capture() {
    synchronized (once) {
      if (capture == null) {
        capture = CaptureRows.read(database, info.id());
      }
      return capture;
    }
  }

  /// How it was taken from a live cluster, for those who ask for nothing else.
  ///
  /// @throws ProjectException when it was imported
  public CaptureRecord captured() {
    return capture()
        .orElseThrow(
            () ->
                new ProjectException(
                    "SNAPSHOT-NOT-CAPTURED",
                    "Snapshot %d \"%s\" was imported, not captured: there is no log of requests."
                        .formatted(info.id(), info.name()),
                    "Choose a snapshot that was captured live with --snapshot."));
  }

  @Override
  public Optional<Continued> continued() {
    return CaptureRows.continued(database, info.id());
  }

  /// What a live capture asked, by number; empty for an import.
  public List<RequestRow> requests() {
    return sentRequests().map(SentRequest::request).toList();
  }

  @Override
  public Stream<SentRequest> sentRequests() {
    return RequestRows.stream(database, info.id());
  }

  boolean isIn(Database other) {
    return database == other;
  }

  private CoverageTable coverageTable() {
    synchronized (once) {
      if (coverage == null) {
        coverage = CoverageRows.table(database, info.id());
      }
      return coverage;
    }
  }

  /// A server that shows no types has not shown the outlines.
  private CoverageTable outlineTable() {
    boolean typed = all(Kinds.SECRET).allMatch(one -> one.root().at("type").isPresent());
    synchronized (once) {
      if (outlines == null) {
        outlines = typed ? CoverageRows.outlines(database, info.id()) : coverageTable();
      }
      return outlines;
    }
  }

  private List<Resource> named(ResourceRef ref, String rest) {
    return resources(
        RESOURCE + " AND o.namespace = ? AND o.name = ?" + rest,
        info.id(),
        ref.kind(),
        ref.group(),
        ref.namespace(),
        ref.name());
  }

  /// Rows are read one after the other; taking them apart is what costs, and is done by all cores.
  private List<Resource> resources(String sql, Object... arguments) {
    List<Row> rows = database.list(sql, StoredSnapshot::row, arguments);
    return rows.parallelStream().map(this::resource).toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        ref(row),
        row.getString(5),
        new Body(row.getInt(6), row.getBytes(7)),
        new Origin(row.getString(8), row.getInt(9)),
        new Body(row.getInt(10), row.getBytes(11)));
  }

  private Resource resource(Row row) {
    byte[] json = row.body().bytes(dictionaries).orElseThrow(() -> damaged(row.ref()));
    byte[] lines = row.lines().bytes(dictionaries).orElseThrow(() -> damaged(row.ref()));
    try {
      Field root = Field.root(JsonTree.parse(json, lines));
      return new Resource(row.ref(), row.apiVersion(), root, row.origin());
    } catch (IllegalArgumentException e) {
      throw damaged(row.ref());
    }
  }

  private ProjectException damaged(ResourceRef ref) {
    return Failures.damaged(file, "the body of " + ref + " cannot be read", null);
  }

  private static ResourceRef ref(ResultSet row) throws SQLException {
    return new ResourceRef(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
  }
}
