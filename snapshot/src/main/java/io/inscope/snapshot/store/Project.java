package io.inscope.snapshot.store;

import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.redaction.FingerprintKey;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A project file: snapshots and what people decided about them.
///
/// Safe for use by several threads; one snapshot can be written at a time. Every failure is a
/// [ProjectException].
public final class Project implements AutoCloseable {
  private static final String SNAPSHOTS =
      "SELECT s.id, s.name, s.taken_at, s.cluster, s.cluster_uid, s.kubernetes_version, l.sha256"
          + " FROM snapshot s JOIN seal l ON l.snapshot_id = s.id";

  /// The mark of an empty log of decisions.
  private static final String NO_DECISION = "0";

  private final Path file;
  private final Database database;
  private final Clock clock;
  private @Nullable Dictionaries dictionaries;
  private boolean fresh;
  private boolean writing;
  private boolean closed;

  private Project(Path file, Database database, Clock clock, boolean fresh) {
    this.file = file;
    this.database = database;
    this.clock = clock;
    this.fresh = fresh;
  }

  /// Makes a new project. It stays when it is closed empty; it goes when the first snapshot fails.
  ///
  /// @throws ProjectException when there is such a file already, or it cannot be made
  public static Project create(Path file, Clock clock) {
    createFile(file);
    Database database = null;
    try {
      database = Database.open(file, false);
      Schema.migrate(database, 0, Schema.VERSION);
      Log.CUSTODY.append(database, clock.instant().toString(), "created", "by Inscope");
      return new Project(file, database, clock, true);
    } catch (RuntimeException e) {
      if (database != null) {
        database.close();
      }
      delete(file);
      throw e;
    }
  }

  /// Opens a project for reading and writing, and brings an older one up to date.
  public static Project open(Path file, Clock clock) {
    Header header = Header.read(file);
    if (!Files.isWritable(file)) {
      throw Failures.readOnly(file, null);
    }
    Database database = Database.open(file, false);
    try {
      if (header.version() < Schema.VERSION) {
        Schema.migrate(database, header.version(), Schema.VERSION);
        Log.CUSTODY.append(
            database,
            clock.instant().toString(),
            "migrated",
            "from format %d to %d".formatted(header.version(), Schema.VERSION));
      }
      database.number("SELECT count(*) FROM snapshot"); // damage and locks show here, not later
      return new Project(file, database, clock, false);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// Opens a project for reading; nothing is ever written to the file, except that what an import
  /// left unfinished, when its program was killed, is undone.
  public static Project openReadOnly(Path file) {
    Header header = Header.read(file);
    if (header.version() < Schema.VERSION) {
      throw new ProjectException(
          "PROJECT-OLDER",
          "The project \"%s\" was written by an older version of Inscope (format %d, this one writes %d)."
              .formatted(file, header.version(), Schema.VERSION),
          "Open it once in the window, or import into it: that brings it up to date.");
    }
    undoInterrupted(file);
    Database database = Database.open(file, true);
    try {
      database.number("SELECT count(*) FROM snapshot");
      return new Project(file, database, Clock.systemUTC(), false);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public Path file() {
    return file;
  }

  /// All sealed snapshots, by id.
  public List<SnapshotInfo> snapshots() {
    return database.list(SNAPSHOTS + " ORDER BY s.id", Project::info);
  }

  /// The snapshots that are parts, because their capture was stopped or broken off, by id.
  public SortedMap<Integer, Ending> partial() {
    SortedMap<Integer, Ending> partial = new TreeMap<>();
    database.each(
        "SELECT snapshot_id, ending, why FROM capture",
        row ->
            partial.put(
                row.getInt(1),
                new Ending(Ending.State.valueOf(row.getString(2)), row.getString(3))));
    partial.values().removeIf(ending -> !ending.isPartial());
    return partial;
  }

  /// A snapshot by id or name; the newest of a name, or of all when the text is empty or `newest`.
  ///
  /// @throws ProjectException when there is none
  public StoredSnapshot snapshot(String selector) {
    List<SnapshotInfo> all = snapshots();
    List<SnapshotInfo> fitting =
        selector.isEmpty() || selector.equals("newest")
            ? all
            : all.stream().filter(s -> Integer.toString(s.id()).equals(selector)).toList();
    if (fitting.isEmpty()) {
      fitting = all.stream().filter(s -> s.name().equals(selector)).toList();
    }
    if (fitting.isEmpty()) {
      throw new ProjectException(
          "SNAPSHOT-NOT-FOUND",
          all.isEmpty()
              ? "The project \"%s\" holds no snapshot yet.".formatted(file)
              : "The project \"%s\" holds no snapshot \"%s\".".formatted(file, selector),
          all.isEmpty()
              ? "Import an export first."
              : "There are: "
                  + all.stream()
                      .map(s -> "%d \"%s\"".formatted(s.id(), s.name()))
                      .collect(Collectors.joining(", "))
                  + ".");
    }
    return new StoredSnapshot(file, database, dictionaries(), fitting.getLast());
  }

  private synchronized Dictionaries dictionaries() {
    if (dictionaries == null) {
      dictionaries = Dictionaries.of(database);
    }
    return dictionaries;
  }

  /// The newest snapshot.
  public StoredSnapshot newest() {
    return snapshot("newest");
  }

  /// The newest snapshot before another one that is of the same cluster, as far as their
  /// fingerprints tell; two without one count as of the same.
  public Optional<StoredSnapshot> before(SnapshotInfo later) {
    return snapshots().stream()
        .filter(info -> info.id() < later.id() && info.clusterUid().equals(later.clusterUid()))
        .reduce((_, last) -> last)
        .map(info -> new StoredSnapshot(file, database, dictionaries(), info));
  }

  /// Begins a snapshot. Until it is sealed or closed nothing else can be written.
  ///
  /// @param name what the user calls it, or the name of the source
  /// @param key for the fingerprints of secret values; never stored
  public synchronized SnapshotWriter newSnapshot(String name, FingerprintKey key) {
    requireIdle();
    writing = true;
    try {
      return new SnapshotWriter(this, database, name, key);
    } catch (RuntimeException e) {
      abandon();
      throw e;
    }
  }

  /// What people decided, oldest first.
  public List<Decision> decisions() {
    return database.list(
        "SELECT id, at, author, kind, payload FROM decision ORDER BY id",
        row ->
            new Decision(
                row.getInt(1),
                Instant.parse(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5)));
  }

  /// How far the log of decisions reaches now: `17:3fa9...`, the number of the last decision and
  /// its hash over all before it; `0` when nothing was decided. It names this state of the log for
  /// good.
  public String decisionMark() {
    return Log.DECISIONS.mark(database, "ORDER BY id DESC LIMIT 1").orElse(NO_DECISION);
  }

  /// What people had decided when [#decisionMark] gave a mark, oldest first; empty when this log
  /// never was in that state: the mark is of another project, or of a copy that went its own way.
  public Optional<List<Decision>> decisionsAt(String mark) {
    if (mark.equals(NO_DECISION)) {
      return Optional.of(List.of());
    }
    String number = mark.replaceFirst(":.*", "");
    if (!number.matches("[1-9][0-9]{0,8}")
        || !Log.DECISIONS.mark(database, "WHERE id = " + number).equals(Optional.of(mark))) {
      return Optional.empty();
    }
    int last = Integer.parseInt(number);
    return Optional.of(decisions().stream().filter(d -> d.id() <= last).toList());
  }

  /// Adds a decision, dated now.
  ///
  /// @param author who decides; never empty
  /// @param kind what it is about: `scope`, `exception`, `answer`
  public synchronized void appendDecision(String author, String kind, String payload) {
    requireIdle();
    if (author.isBlank()) {
      throw new IllegalArgumentException("a decision needs an author");
    }
    Log.DECISIONS.append(database, now().toString(), author, kind, payload);
    fresh = false;
  }

  /// The chain of custody, oldest first.
  public List<CustodyEvent> custody() {
    return database.list(
        "SELECT id, at, event, detail FROM custody ORDER BY id",
        row ->
            new CustodyEvent(
                row.getInt(1),
                Instant.parse(row.getString(2)),
                row.getString(3),
                row.getString(4)));
  }

  /// Adds a line to the chain of custody, dated now: `exported`, with the file's hash.
  public synchronized void appendCustody(String event, String detail) {
    requireIdle();
    Log.CUSTODY.append(database, now().toString(), event, detail);
  }

  /// Computes every hash again.
  public Verification verify() {
    return new Verifier(database).verify();
  }

  /// Closes the file. An unfinished snapshot is undone.
  @Override
  public synchronized void close() {
    if (writing) {
      abandon();
    }
    if (!closed) {
      closed = true;
      if (dictionaries != null) {
        dictionaries.close();
      }
      database.close();
    }
  }

  Instant now() {
    return clock.instant();
  }

  /// For tests that need to make the file misbehave.
  Database database() {
    return database;
  }

  synchronized void sealed() {
    writing = false;
    fresh = false;
    dictionaries = null; // the new snapshot brought some; those in use stay as they are
  }

  /// Undoes the snapshot being written; the file too, when it was made for it.
  synchronized void abandon() {
    writing = false;
    if (closed) {
      return;
    }
    if (!fresh) {
      database.rollback();
      return;
    }
    closed = true;
    database.close();
    delete(file);
  }

  /// SQLite undoes an interrupted transaction when it reads the file, but only if it may write it.
  private static void undoInterrupted(Path file) {
    if (Files.exists(journal(file)) && Files.isWritable(file)) {
      try (Database database = Database.open(file, false)) {
        database.number("SELECT count(*) FROM snapshot");
      }
    }
  }

  private static Path journal(Path file) {
    return file.resolveSibling(file.getFileName() + "-journal");
  }

  private void requireIdle() {
    if (writing) {
      throw new ProjectException(
          "PROJECT-BUSY",
          "A snapshot is being written to the project \"%s\".".formatted(file),
          "Wait until it has finished, or stop it.");
    }
  }

  private static SnapshotInfo info(ResultSet row) throws SQLException {
    return new SnapshotInfo(
        row.getInt(1),
        row.getString(2),
        Instant.parse(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }

  private static void createFile(Path file) {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      throw new ProjectException(
          "PROJECT-EXISTS",
          "There is already a file \"%s\".".formatted(file),
          "Choose another name, or open the project that is there.",
          e);
    } catch (NoSuchFileException e) {
      throw new ProjectException(
          "PROJECT-NO-FOLDER",
          "The folder for the project \"%s\" does not exist.".formatted(file),
          "Make the folder first, or choose another.",
          e);
    } catch (AccessDeniedException e) {
      throw Failures.readOnly(file, e);
    } catch (IOException e) {
      throw e.getMessage() != null && e.getMessage().contains("Read-only file system")
          ? Failures.readOnly(file, e)
          : new ProjectException(
              "PROJECT-IO",
              "The project \"%s\" cannot be made.".formatted(file),
              "Check that the disk has space and the name is allowed there.",
              e);
    }
  }

  /// The file and what SQLite may have left beside it.
  private static void delete(Path file) {
    for (Path path : List.of(file, journal(file))) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new ProjectException(
            "PROJECT-IO",
            "The unfinished project \"%s\" cannot be deleted.".formatted(path),
            "Delete it by hand; there is nothing in it.",
            e);
      }
    }
  }
}
