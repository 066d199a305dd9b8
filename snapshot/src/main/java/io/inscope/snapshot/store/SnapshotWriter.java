package io.inscope.snapshot.store;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes one snapshot, all or nothing: [#seal] makes it part of the project, [#close] without a
/// seal leaves the project as it was before, and deletes the file when it was made for this import.
///
/// Whatever comes is redacted first. That, hashing and compressing is done by all cores; the rows
/// are written in the order in which things came, by a thread of its own ([Conveyor]).
public final class SnapshotWriter implements Sink, AutoCloseable {
  private record CoverageKey(GroupKind kind, String namespace) {}

  private static final String UNFINISHED = "the capture ended before its list did";

  private final Project project;
  private final Database database;
  private final int id;
  private final String name;
  private final Instant takenAt;
  private final FingerprintKey key;
  private final Redactor redactor;
  private final RedactedRecord records;
  private final ObjectStore objects;
  private final ClusterFacts facts = new ClusterFacts();
  private final Conveyor conveyor;
  private final Map<CoverageKey, Coverage> coverage = new LinkedHashMap<>();
  private final EnumMap<Entry.Disposition, Integer> entries =
      new EnumMap<>(Entry.Disposition.class);
  private int read;
  private int lost;
  private int problems;
  private int notes;
  private int entryCount;
  private int entryObjects;
  private final Object door = new Object();
  private @Nullable Carrying carried;
  private boolean recorded;
  private boolean done;

  SnapshotWriter(Project project, Database database, String name, FingerprintKey key) {
    this.project = project;
    this.database = database;
    this.key = key;
    this.redactor = new Redactor(key);
    this.records = new RedactedRecord(redactor);
    this.name = redactor.text(name);
    this.takenAt = project.now();
    database.execute("BEGIN IMMEDIATE");
    this.id = (int) database.number("SELECT coalesce(max(id), 0) + 1 FROM snapshot");
    database.update(
        "INSERT INTO snapshot (id, name, taken_at, fingerprint_key) VALUES (?, ?, ?, ?)",
        id,
        this.name,
        takenAt.toString(),
        key.id());
    this.objects = new ObjectStore(database, id);
    int dictionary = (int) database.number("SELECT coalesce(max(id), 0) + 1 FROM dictionary");
    this.conveyor = new Conveyor(redactor, this::write, dictionary);
  }

  @Override
  public void resource(Resource resource) {
    read++;
    conveyor.put(Arrival.Tree.of(resource));
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    read++;
    conveyor.put(new Arrival.Compact(object, ref, origin));
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage said) {
    coverage.merge(new CoverageKey(kind, namespace), said, CoverageTable::combined);
  }

  @Override
  public void problem(Problem problem) {
    conveyor.put(new Arrival.OfProblem(problem));
  }

  @Override
  public void entry(Entry entry) {
    entries.merge(entry.disposition(), 1, Integer::sum);
    entryObjects += entry.objects();
    conveyor.put(new Arrival.OfEntry(entry));
  }

  /// A request of a live capture, in any order of their numbers; by any thread. Goes into the file
  /// at once, so that it takes no memory however many there are.
  public void request(RequestRow row) {
    RequestRow kept = records.of(row);
    synchronized (door) {
      requireOpen();
      RequestRows.insert(database, id, kept);
    }
  }

  /// How a live capture went; once, before [#seal].
  ///
  /// @throws ProjectException when it went on from a part of another cluster
  public void record(CaptureRecord record) {
    CaptureRecord kept = records.of(record);
    requireSameCluster(kept);
    requireOpen();
    facts.connectedTo(kept.connection());
    recorded = true;
    CaptureRows.insert(database, id, kept, Optional.ofNullable(carried).map(Carrying::continued));
  }

  /// Takes over from a partial snapshot of the same project what its whole lists brought: objects,
  /// origins, redactions, coverage, entries, problems and all requests; before anything else comes.
  /// [ListedKind#isWhole] says which lists these are.
  ///
  /// @param partial with a capture record
  /// @throws ProjectException when it is not a part, is of another project, was made with another
  ///   fingerprint key, or is not as it was sealed
  public void carry(StoredSnapshot partial) {
    Carrying carrying = Carrying.from(partial, database, key.id(), redactor);
    carrying.copy(id);
    read += objects.takeStock();
    facts.goesOn(carrying.info(), carrying.record().connection());
    carrying.coverage().forEach(row -> coverage(row.kind(), row.namespace(), row.coverage()));
    for (Entry entry : carrying.entries()) {
      entries.merge(entry.disposition(), 1, Integer::sum);
      entryObjects += entry.objects();
      insert(entry);
    }
    carrying.problems().forEach(this::insert);
    carried = carrying;
  }

  private void requireSameCluster(CaptureRecord record) {
    if (carried == null) {
      return;
    }
    Connection before = carried.record().connection();
    Connection now = record.connection();
    if (!before.isSameCluster(now)) {
      throw new ProjectException(
          "CAPTURE-OTHER-CLUSTER",
          "Snapshot %d \"%s\" was captured from %s, and this capture went to %s%s."
              .formatted(
                  carried.info().id(),
                  carried.info().name(),
                  before.server(),
                  now.server(),
                  before.knowsUidsWith(now) ? ", which is another cluster" : ""),
          "Go on with the context it was begun with, or begin anew.");
    }
  }

  private void requireOpen() {
    if (done) {
      throw new IllegalStateException("the snapshot is closed");
    }
  }

  /// Waits until what came so far is written, though not for good. For tests.
  void settle() {
    conveyor.settle();
  }

  /// Finishes the snapshot. From here on it never changes.
  ///
  /// @throws ProjectException when it could not be written; then [#close] undoes everything
  public Summary seal() {
    synchronized (door) {
      return sealed();
    }
  }

  private Summary sealed() {
    for (Dictionary dictionary : conveyor.finish()) {
      Dictionaries.insert(database, id, dictionary);
    }
    if (recorded) {
      doubtSilence();
    }
    coverage.forEach(
        (key, said) ->
            CoverageRows.insert(
                database,
                id,
                new CoverageRow(
                    redacted(key.kind()), redactor.text(key.namespace()), records.of(said))));
    database.update(
        "UPDATE snapshot SET cluster = ?, cluster_uid = ?, kubernetes_version = ? WHERE id = ?",
        facts.cluster(),
        facts.clusterUid(),
        facts.kubernetesVersion(),
        id);
    Manifest manifest = Manifest.of(database, id);
    String sealedAt = project.now().toString();
    database.update(
        "INSERT INTO seal (snapshot_id, sealed_at, sha256, manifest) VALUES (?, ?, ?, ?)",
        id,
        sealedAt,
        manifest.sha256(),
        manifest.zstd());
    Log.CUSTODY.append(
        database, sealedAt, "sealed", Verifier.logLine(id, sealedAt, manifest.sha256()));
    database.execute("COMMIT");
    done = true;
    project.sealed();
    conveyor.close();
    return summary(manifest.sha256());
  }

  /// A file of manifests is all there is of a kind, even if nobody says so; a list that was broken
  /// off is not. So a capture has to say of each kind that all of it came.
  private void doubtSilence() {
    database
        .list(
            "SELECT DISTINCT api_group, kind FROM object WHERE snapshot_id = ?",
            row -> new GroupKind(row.getString(1), row.getString(2)),
            id)
        .stream()
        .filter(kind -> coverage.keySet().stream().noneMatch(key -> key.kind().equals(kind)))
        .toList()
        .forEach(kind -> coverage(kind, "", new Coverage.Failed(UNFINISHED)));
  }

  /// Undoes everything unless the snapshot was sealed.
  @Override
  public void close() {
    synchronized (door) {
      if (done) {
        return;
      }
      done = true;
      conveyor.close();
      project.abandon();
    }
  }

  /// Called by the thread that writes.
  private void write(Conveyor.Ready ready) {
    switch (ready) {
      case Conveyor.Ready.Object object -> {
        facts.see(object.prepared().object());
        objects.put(object.prepared()).ifPresent(problem -> insert(redacted(problem)));
      }
      case Conveyor.Ready.Other(Redacting.Lost lost) -> {
        this.lost++;
        insert(lost.problem());
      }
      case Conveyor.Ready.Other(Redacting.Said said) -> insert(said.problem());
      case Conveyor.Ready.Other(Redacting.Listed listed) -> insert(listed.entry());
      case Conveyor.Ready.Other(Redacting.Clean _) ->
          throw new IllegalStateException("an object that was not compressed");
    }
  }

  private void insert(Problem problem) {
    notes += problem.severity() == Problem.Severity.INFO ? 1 : 0;
    database.update(
        "INSERT INTO problem (snapshot_id, seq, source, line, col, severity, message,"
            + " objects_affected, repair) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        problems++,
        problem.source(),
        problem.line(),
        problem.column(),
        problem.severity().name(),
        problem.message(),
        problem.objectsAffected(),
        problem.repair());
  }

  private void insert(Entry entry) {
    database.update(
        "INSERT INTO entry (snapshot_id, seq, source, size, sha256, format, disposition, objects,"
            + " note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        entryCount++,
        entry.source(),
        entry.size(),
        entry.sha256(),
        entry.format(),
        entry.disposition().name(),
        entry.objects(),
        entry.note());
  }

  private Problem redacted(Problem problem) {
    return new Problem(
        redactor.text(problem.source()),
        problem.line(),
        problem.column(),
        problem.severity(),
        redactor.text(problem.message()),
        problem.objectsAffected(),
        redactor.text(problem.repair()));
  }

  private GroupKind redacted(GroupKind kind) {
    return new GroupKind(redactor.text(kind.group()), redactor.text(kind.kind()));
  }

  private Summary summary(String sha256) {
    SortedMap<Entry.Disposition, Integer> dispositions = new TreeMap<>(entries);
    return new Summary(
        new SnapshotInfo(
            id,
            name,
            takenAt,
            facts.cluster(),
            facts.clusterUid(),
            facts.kubernetesVersion(),
            sha256),
        read,
        objects.objects(),
        objects.duplicates(),
        objects.count(Encounter.Relation.OTHER_VERSION),
        objects.count(Encounter.Relation.DRIFTED),
        objects.count(Encounter.Relation.OTHER_UID)
            + objects.count(Encounter.Relation.OTHER_INTENT)
            + objects.count(Encounter.Relation.DIFFERENT),
        objects.count(Encounter.Relation.INTENT),
        lost,
        problems,
        notes,
        dispositions,
        entryObjects,
        objects.redactions());
  }
}
