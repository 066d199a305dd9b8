package io.inscope.snapshot.store;

import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Problem.Severity;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.ResourceRef;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts the objects of one snapshot into the file, one after the other, and decides what two
/// objects under one identity mean to each other. Nothing is dropped: what is not current is kept
/// as an observation.
final class ObjectStore {
  /// An object that is already there.
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  private record Known(long id, boolean current, byte[] sha256, Encounter.Side side) {}

  private final Database database;
  private final int snapshot;
  private final Map<String, Long> sources = new HashMap<>();
  private final Map<Encounter.Relation, Integer> relations =
      new EnumMap<>(Encounter.Relation.class);
  private final SortedMap<String, Integer> redactions = new TreeMap<>();
  private final Seen identities = new Seen();
  private final Seen contents = new Seen();
  private long nextObject;
  private long nextBody;
  private int objects;
  private int duplicates;

  ObjectStore(Database database, int snapshot) {
    this.database = database;
    this.snapshot = snapshot;
    this.nextObject = database.number("SELECT coalesce(max(id), 0) + 1 FROM object");
    this.nextBody = database.number("SELECT coalesce(max(id), 0) + 1 FROM body");
    database.each("SELECT sha256 FROM body", row -> contents.add(start(row.getBytes(1))));
  }

  /// Counts the objects that were copied into the snapshot before any came, and remembers them.
  ///
  /// @return how many had been read for them
  int takeStock() {
    nextObject = database.number("SELECT coalesce(max(id), 0) + 1 FROM object");
    database.each(
        "SELECT id, name FROM source WHERE snapshot_id = ?",
        row -> sources.put(row.getString(2), row.getLong(1)),
        snapshot);
    database.each(
        "SELECT api_group, kind, namespace, name, current FROM object WHERE snapshot_id = ?",
        row -> {
          identities.add(
              hash(
                  new ResourceRef(
                      row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
          objects += row.getInt(5);
        },
        snapshot);
    database.each(
        "SELECT n.uid, n.resource_version, n.api_version, c.uid, c.resource_version, c.api_version"
            + " FROM object n JOIN object c ON c.snapshot_id = n.snapshot_id AND c.kind = n.kind"
            + " AND c.api_group = n.api_group AND c.namespace = n.namespace AND c.name = n.name"
            + " WHERE n.snapshot_id = ? AND n.current = 0 AND c.current = 1",
        row ->
            relations.merge(Encounter.of(side(row, 4), side(row, 1)).relation(), 1, Integer::sum),
        snapshot);
    database.each(
        "SELECT r.what, count(*) FROM object o JOIN redaction r ON r.object_id = o.id"
            + " WHERE o.snapshot_id = ? GROUP BY r.what",
        row -> redactions.merge(row.getString(1), row.getInt(2), Integer::sum),
        snapshot);
    int origins =
        (int)
            database.number(
                "SELECT count(*) FROM object o JOIN origin r ON r.object_id = o.id"
                    + " WHERE o.snapshot_id = ?",
                snapshot);
    int observations = relations.values().stream().mapToInt(Integer::intValue).sum();
    duplicates += origins - objects - observations;
    return origins;
  }

  private static Encounter.Side side(ResultSet row, int first) throws SQLException {
    return new Encounter.Side(
        row.getString(first), row.getString(first + 1), row.getString(first + 2));
  }

  int objects() {
    return objects;
  }

  int duplicates() {
    return duplicates;
  }

  int count(Encounter.Relation relation) {
    return relations.getOrDefault(relation, 0);
  }

  SortedMap<String, Integer> redactions() {
    return redactions;
  }

  /// Puts one object; what has to be said about it comes back.
  Optional<Problem> put(Prepared object) {
    ResourceRef ref = object.object().ref();
    List<Known> known = identities.add(hash(ref)) ? known(ref) : List.of();
    for (Known other : known) {
      if (Arrays.equals(other.sha256(), object.sha256())) {
        duplicates++;
        insertOrigin(
            other.id(),
            database.number("SELECT count(*) FROM origin WHERE object_id = ?", other.id()),
            object);
        return Optional.empty();
      }
    }
    Optional<Known> current = known.stream().filter(Known::current).findFirst();
    if (current.isEmpty()) {
      objects++;
      insert(object, true);
      return Optional.empty();
    }
    return meet(current.get(), object);
  }

  private Optional<Problem> meet(Known current, Prepared newcomer) {
    Encounter encounter = Encounter.of(current.side(), side(newcomer));
    relations.merge(encounter.relation(), 1, Integer::sum);
    Origin first = firstOrigin(current.id());
    if (encounter.newcomerWins()) {
      database.update("UPDATE object SET current = 0 WHERE id = ?", current.id());
    }
    insert(newcomer, encounter.newcomerWins());
    return problem(encounter, current.side(), first, newcomer);
  }

  private static Optional<Problem> problem(
      Encounter encounter, Encounter.Side known, Origin first, Prepared newcomer) {
    Origin second = newcomer.object().origin();
    String who = newcomer.object().ref().spoken();
    String places = "%s and %s".formatted(full(first), full(second));
    String kept = encounter.newcomerWins() ? "second" : "first";
    return switch (encounter.relation()) {
      case OTHER_VERSION, INTENT -> Optional.empty();
      case DRIFTED ->
          Optional.of(
              problem(
                  second,
                  Severity.INFO,
                  "drift: %s changed while the cluster was exported: resource version %s at %s, %s at %s"
                      .formatted(
                          who,
                          shown(known.resourceVersion()),
                          full(first),
                          shown(newcomer.object().resourceVersion()),
                          full(second)),
                  "the newer one counts, here the %s; the other is kept as an observation"
                      .formatted(kept)));
      case OTHER_UID ->
          Optional.of(
              problem(
                  second,
                  Severity.WARNING,
                  "%s stands for two different objects (UID %s and %s) at %s: two clusters, or it was created again"
                      .formatted(who, known.uid(), newcomer.object().uid(), places),
                  "the first counts; the second is kept as an observation. Import two clusters as"
                      + " two snapshots"));
      case OTHER_INTENT ->
          Optional.of(
              problem(
                  second,
                  Severity.WARNING,
                  "%s is declared twice with different content, at %s".formatted(who, places),
                  "the first counts; the second is kept as an observation. Import the rendered"
                      + " manifests of one environment"));
      case DIFFERENT ->
          Optional.of(
              problem(
                  second,
                  Severity.WARNING,
                  "%s has two contents at one resource version, at %s: one of the files was edited"
                      .formatted(who, places),
                  "the first counts; the second is kept as an observation"));
    };
  }

  private static Problem problem(Origin at, Severity severity, String message, String repair) {
    return new Problem(at.source(), at.line(), 0, severity, message, 1, repair);
  }

  private static String full(Origin origin) {
    return origin.source() + (origin.line() > 0 ? ":" + origin.line() : "");
  }

  private static String shown(String resourceVersion) {
    return resourceVersion.isEmpty() ? "none" : resourceVersion;
  }

  private static Encounter.Side side(Prepared object) {
    return new Encounter.Side(
        object.object().uid(), object.object().resourceVersion(), object.object().apiVersion());
  }

  private static long hash(ResourceRef ref) {
    long hash = ref.kind().hashCode();
    hash = hash * 0x9e3779b97f4a7c15L + ref.group().hashCode();
    hash = hash * 0x9e3779b97f4a7c15L + ref.namespace().hashCode();
    for (int i = 0; i < ref.name().length(); i++) {
      hash = (hash ^ ref.name().charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long start(byte[] sha256) {
    return ByteBuffer.wrap(sha256).getLong();
  }

  /// The current object and the observations stand in an index each.
  private List<Known> known(ResourceRef ref) {
    List<Known> known = new ArrayList<>(known(ref, "o.current = 0"));
    known.addAll(known(ref, "o.current = 1"));
    known.sort(Comparator.comparingLong(Known::id));
    return known;
  }

  private List<Known> known(ResourceRef ref, String which) {
    return database.list(
        "SELECT o.id, o.current, b.sha256, o.uid, o.resource_version, o.api_version"
            + " FROM object o JOIN body b ON b.id = o.body_id WHERE o.snapshot_id = ?"
            + " AND o.kind = ? AND o.api_group = ? AND o.namespace = ? AND o.name = ? AND "
            + which,
        row ->
            new Known(
                row.getLong(1),
                row.getInt(2) == 1,
                row.getBytes(3),
                new Encounter.Side(row.getString(4), row.getString(5), row.getString(6))),
        snapshot,
        ref.kind(),
        ref.group(),
        ref.namespace(),
        ref.name());
  }

  private void insert(Prepared object, boolean current) {
    ResourceRef ref = object.object().ref();
    long id = nextObject++;
    database.update(
        "INSERT INTO object (id, snapshot_id, kind, api_group, namespace, name, current,"
            + " api_version, uid, resource_version, body_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        snapshot,
        ref.kind(),
        ref.group(),
        ref.namespace(),
        ref.name(),
        current ? 1 : 0,
        object.object().apiVersion(),
        object.object().uid(),
        object.object().resourceVersion(),
        body(object));
    insertOrigin(id, 0, object);
    for (int i = 0; i < object.object().redacted().size(); i++) {
      String what = object.object().redacted().get(i).what();
      redactions.merge(what, 1, Integer::sum);
      database.update(
          "INSERT INTO redaction (object_id, seq, pointer, what) VALUES (?, ?, ?, ?)",
          id,
          i,
          object.object().redacted().get(i).pointer(),
          what);
    }
  }

  private long body(Prepared object) {
    List<Long> same =
        contents.add(start(object.sha256()))
            ? database.list(
                "SELECT id FROM body WHERE sha256 = ?", row -> row.getLong(1), object.sha256())
            : List.of();
    if (!same.isEmpty()) {
      return same.getFirst();
    }
    long id = nextBody++;
    database.update(
        "INSERT INTO body (id, sha256, size, zstd) VALUES (?, ?, ?, ?)",
        id,
        object.sha256(),
        object.body().size(),
        object.body().zstd());
    return id;
  }

  private void insertOrigin(long object, long seq, Prepared read) {
    Origin origin = read.object().origin();
    long source =
        sources.computeIfAbsent(
            origin.source(),
            name ->
                database.insert(
                    "INSERT INTO source (snapshot_id, name) VALUES (?, ?)", snapshot, name));
    database.update(
        "INSERT INTO origin (object_id, seq, source_id, line, lines_size, lines_zstd)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        object,
        seq,
        source,
        origin.line(),
        read.lines().size(),
        read.lines().zstd());
  }

  private Origin firstOrigin(long object) {
    return database
        .list(
            "SELECT s.name, r.line FROM origin r JOIN source s ON s.id = r.source_id"
                + " WHERE r.object_id = ? AND r.seq = 0",
            row -> new Origin(row.getString(1), row.getInt(2)),
            object)
        .getFirst();
  }
}
