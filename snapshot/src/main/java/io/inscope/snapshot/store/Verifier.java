package io.inscope.snapshot.store;

import io.inscope.snapshot.model.ResourceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Computes every hash of a project again.
final class Verifier {
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  private record Sealed(int id, String name, String at, String sha256, byte[] manifest) {}

  private final Database database;

  Verifier(Database database) {
    this.database = database;
  }

  Verification verify() {
    List<String> elsewhere = new ArrayList<>();
    try {
      elsewhere.addAll(structure());
      List<Sealed> seals = seals();
      List<String> logged = loggedSeals();
      List<SealCheck> checks = new ArrayList<>();
      for (Sealed seal : seals) {
        checks.add(check(seal, logged));
      }
      for (String line : logged) {
        boolean there =
            seals.stream()
                .anyMatch(seal -> line.equals(logLine(seal.id(), seal.at(), seal.sha256())));
        if (!there) {
          elsewhere.add("a snapshot that the custody log knows is missing or sealed anew: " + line);
        }
      }
      elsewhere.addAll(Log.DECISIONS.broken(database));
      elsewhere.addAll(Log.CUSTODY.broken(database));
      return new Verification(checks, elsewhere);
    } catch (ProjectException e) {
      if (!e.code().equals("PROJECT-DAMAGED")) {
        throw e;
      }
      elsewhere.add("the database file is damaged");
      return new Verification(List.of(), elsewhere.stream().distinct().toList());
    }
  }

  /// One snapshot alone.
  SealCheck check(int snapshot) {
    Sealed seal = seals().stream().filter(one -> one.id() == snapshot).findFirst().orElseThrow();
    return check(seal, loggedSeals());
  }

  private List<Sealed> seals() {
    return database.list(
        "SELECT s.id, s.name, l.sealed_at, l.sha256, l.manifest"
            + " FROM snapshot s LEFT JOIN seal l ON l.snapshot_id = s.id ORDER BY s.id",
        row ->
            new Sealed(
                row.getInt(1),
                row.getString(2),
                row.getString(3) == null ? "" : row.getString(3),
                row.getString(4) == null ? "" : row.getString(4),
                row.getBytes(5) == null ? new byte[0] : row.getBytes(5)));
  }

  /// What the custody log says when a snapshot is sealed.
  static String logLine(int snapshot, String at, String sha256) {
    return "snapshot %d at %s: %s".formatted(snapshot, at, sha256);
  }

  private List<String> structure() {
    return database.list("PRAGMA integrity_check(10)", row -> row.getString(1)).stream()
        .filter(line -> !line.equals("ok"))
        .map(line -> "database file: " + line)
        .toList();
  }

  private List<String> loggedSeals() {
    return database.list(
        "SELECT detail FROM custody WHERE event = 'sealed' ORDER BY id", row -> row.getString(1));
  }

  private SealCheck check(Sealed seal, List<String> logged) {
    Set<String> changes = new TreeSet<>(damagedBodies(seal.id()));
    String stored = storedHash(seal.manifest());
    if (!stored.equals(seal.sha256())
        || !logged.contains(logLine(seal.id(), seal.at(), seal.sha256()))) {
      changes.add("seal");
    }
    if (!Manifest.of(database, seal.id()).sha256().equals(stored)) {
      changes.addAll(differences(seal));
    }
    return new SealCheck(seal.id(), seal.name(), seal.at(), seal.sha256(), List.copyOf(changes));
  }

  private static String storedHash(byte[] manifest) {
    try {
      return Manifest.read(manifest, _ -> {});
    } catch (IOException e) {
      return "damaged";
    }
  }

  /// Bodies that do not fit their hash. Where the dictionary is what is damaged, it stands for the
  /// bodies that need it.
  private Set<String> damagedBodies(int snapshot) {
    Set<String> damaged = new HashSet<>();
    Dictionaries dictionaries = Dictionaries.of(database);
    Map<Long, Boolean> sound = new HashMap<>();
    database.each(
        "SELECT b.id, b.sha256, b.size, b.zstd, o.api_group, o.kind, o.namespace, o.name FROM"
            + " object o JOIN body b ON b.id = o.body_id WHERE o.snapshot_id = ? ORDER BY b.id",
        row -> {
          long id = row.getLong(1);
          Boolean known = sound.get(id);
          Body body = new Body(row.getInt(3), row.getBytes(4));
          boolean fits = known != null ? known : fits(row.getBytes(2), body, dictionaries);
          sound.put(id, fits);
          if (!fits && dictionaries.isDamaged(body.dictionary())) {
            damaged.add("dictionary " + body.dictionary());
          } else if (!fits) {
            damaged.add(
                "body of "
                    + new ResourceRef(
                        row.getString(5), row.getString(6), row.getString(7), row.getString(8)));
          }
        },
        snapshot);
    dictionaries.close();
    return damaged;
  }

  private static boolean fits(byte[] sha256, Body body, Dictionaries dictionaries) {
    return body.bytes(dictionaries)
        .map(bytes -> Arrays.equals(Sha256.of(bytes), sha256))
        .orElse(false);
  }

  /// Line by line, only when the hash has shown that there is something to find.
  private List<String> differences(Sealed seal) {
    Map<String, Integer> lines = new HashMap<>();
    try {
      Manifest.read(seal.manifest(), line -> lines.merge(line, 1, Integer::sum));
    } catch (IOException e) {
      return List.of("seal");
    }
    Manifest.lines(database, seal.id(), line -> lines.merge(line, -1, Integer::sum));
    Set<String> gone = new TreeSet<>();
    Set<String> came = new TreeSet<>();
    lines.forEach(
        (line, count) -> {
          if (count > 0) {
            gone.add(Manifest.label(line));
          } else if (count < 0) {
            came.add(Manifest.label(line));
          }
        });
    List<String> changes = new ArrayList<>();
    for (String label : gone) {
      changes.add(came.remove(label) ? label : label + " is missing");
    }
    came.forEach(label -> changes.add(label + " was added"));
    return changes;
  }
}
