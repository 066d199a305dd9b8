package io.inscope.snapshot.store;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Writes one snapshot, all or nothing: [#seal] makes it part of the project, [#close] without a
/// seal leaves the project as it was before, and deletes the file when it was made for this import.
///
/// Whatever comes is redacted first. That, hashing and compressing is done by all cores; the rows
/// are written in the order in which the objects came, by the thread that brings them.
public final class SnapshotWriter implements Sink, AutoCloseable {
  /// Objects under way at one time: enough to keep the cores busy, few enough to forget.
  private static final int WINDOW = 64;

  private record Underway(Resource read, Future<Prepared> prepared) {}

  private record CoverageKey(GroupKind kind, String namespace) {}

  private final Project project;
  private final Database database;
  private final int id;
  private final String name;
  private final Instant takenAt;
  private final Redactor redactor;
  private final ObjectStore objects;
  private final ClusterFacts facts = new ClusterFacts();
  private final ExecutorService cores =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors()),
          Thread.ofPlatform().daemon().name("inscope-redact-", 0).factory());
  private final Queue<Underway> underway = new ArrayDeque<>();
  private final Map<CoverageKey, Coverage> coverage = new LinkedHashMap<>();
  private final EnumMap<Entry.Disposition, Integer> entries =
      new EnumMap<>(Entry.Disposition.class);
  private int read;
  private int lost;
  private int problems;
  private int entryCount;
  private int entryObjects;
  private boolean done;

  SnapshotWriter(Project project, Database database, String name, FingerprintKey key) {
    this.project = project;
    this.database = database;
    this.redactor = new Redactor(key);
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
  }

  @Override
  public void resource(Resource resource) {
    read++;
    underway.add(new Underway(resource, cores.submit(() -> Prepared.of(resource, redactor))));
    if (underway.size() >= WINDOW) {
      storeNext();
    }
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage said) {
    coverage.merge(new CoverageKey(kind, namespace), said, CoverageTable::combined);
  }

  @Override
  public void problem(Problem problem) {
    database.update(
        "INSERT INTO problem (snapshot_id, seq, source, line, col, severity, message,"
            + " objects_affected, repair) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        problems++,
        redactor.text(problem.source()),
        problem.line(),
        problem.column(),
        problem.severity().name(),
        redactor.text(problem.message()),
        problem.objectsAffected(),
        redactor.text(problem.repair()));
  }

  @Override
  public void entry(Entry entry) {
    entries.merge(entry.disposition(), 1, Integer::sum);
    entryObjects += entry.objects();
    database.update(
        "INSERT INTO entry (snapshot_id, seq, source, size, sha256, format, disposition, objects,"
            + " note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        entryCount++,
        redactor.text(entry.source()),
        entry.size(),
        entry.sha256(),
        entry.format(),
        entry.disposition().name(),
        entry.objects(),
        redactor.text(entry.note()));
  }

  /// Finishes the snapshot. From here on it never changes.
  ///
  /// @throws ProjectException when it could not be written; then [#close] undoes everything
  public Summary seal() {
    while (!underway.isEmpty()) {
      storeNext();
    }
    coverage.forEach(
        (key, said) ->
            CoverageRows.insert(
                database,
                id,
                new CoverageRow(
                    redacted(key.kind()), redactor.text(key.namespace()), redacted(said))));
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
    cores.shutdown();
    return summary(manifest.sha256());
  }

  /// Undoes everything unless the snapshot was sealed.
  @Override
  public void close() {
    if (done) {
      return;
    }
    done = true;
    cores.shutdownNow();
    project.abandon();
  }

  private void storeNext() {
    Underway next = underway.remove();
    Prepared prepared = prepared(next);
    if (prepared != null) {
      facts.see(prepared.resource());
      objects.put(prepared).ifPresent(this::problem);
    }
  }

  /// One object that cannot be kept must not cost the others; it becomes a problem.
  private @Nullable Prepared prepared(Underway next) {
    try {
      return next.prepared().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError outOfMemory) {
        throw outOfMemory;
      }
      lost++;
      Origin origin = next.read().origin();
      problem(
          new Problem(
              origin.source(),
              origin.line(),
              0,
              Problem.Severity.ERROR,
              "%s could not be kept: it is too odd to be redacted safely"
                  .formatted(next.read().ref().spoken()),
              1,
              ""));
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProjectException(
          "PROJECT-STOPPED", "The import was stopped.", "The project is as it was before.", e);
    }
  }

  private GroupKind redacted(GroupKind kind) {
    return new GroupKind(redactor.text(kind.group()), redactor.text(kind.kind()));
  }

  private Coverage redacted(Coverage said) {
    return switch (said) {
      case Coverage.Refused refused -> new Coverage.Refused(redactor.text(refused.message()));
      case Coverage.Failed failed -> new Coverage.Failed(redactor.text(failed.message()));
      case Coverage.NotAsked notAsked -> new Coverage.NotAsked(redactor.text(notAsked.why()));
      case Coverage.Read _ -> said;
    };
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
        dispositions,
        entryObjects,
        objects.redactions());
  }
}
