package io.inscope.snapshot.store;

import java.util.List;

/// The tables, as the steps in which they came to be. A file says in `user_version` how many of
/// them it has; a step is never changed once it was released, only followed by another.
final class Schema {
  /// `Insc` in ASCII, at byte 68 of the file (<https://www.sqlite.org/fileformat2.html>).
  static final int APPLICATION_ID = 0x496e7363;

  /// @param title what the step brings
  record Migration(String title, String script) {}

  /// Lists of texts are JSON arrays. `sent_for` is the snapshot during whose capture a request was
  /// sent: another one when the capture went on from a part.
  private static final String CAPTURES =
      """
      CREATE TABLE capture (
        snapshot_id INTEGER PRIMARY KEY REFERENCES snapshot (id),
        context TEXT NOT NULL,
        server TEXT NOT NULL,
        user_name TEXT NOT NULL,
        login TEXT NOT NULL,
        acting_as TEXT NOT NULL,
        certificate TEXT NOT NULL,
        verified INTEGER NOT NULL,
        proxy TEXT NOT NULL,
        server_version TEXT NOT NULL,
        cluster_uid TEXT NOT NULL,
        user_agent TEXT NOT NULL,
        per_second INTEGER NOT NULL,
        identity TEXT NOT NULL,
        identity_uid TEXT NOT NULL,
        identity_groups TEXT NOT NULL,
        identity_unknown TEXT NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT NOT NULL,
        ending TEXT NOT NULL,
        why TEXT NOT NULL,
        continues INTEGER NOT NULL,
        continues_sha256 TEXT NOT NULL
      ) STRICT;
      CREATE TABLE rights (
        snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
        seq INTEGER NOT NULL,
        namespace TEXT NOT NULL,
        incomplete INTEGER NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (snapshot_id, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE rule (
        snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
        rights_seq INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        verbs TEXT NOT NULL,
        api_groups TEXT NOT NULL,
        resources TEXT NOT NULL,
        resource_names TEXT NOT NULL,
        paths TEXT NOT NULL,
        PRIMARY KEY (snapshot_id, rights_seq, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE listed (
        snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
        seq INTEGER NOT NULL,
        api_group TEXT NOT NULL,
        version TEXT NOT NULL,
        plural TEXT NOT NULL,
        kind TEXT NOT NULL,
        namespaced INTEGER NOT NULL,
        stale INTEGER NOT NULL,
        namespace TEXT NOT NULL,
        state TEXT NOT NULL,
        count INTEGER NOT NULL,
        reason TEXT NOT NULL,
        objects INTEGER NOT NULL,
        resource_version TEXT NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT NOT NULL,
        consistent INTEGER NOT NULL,
        PRIMARY KEY (snapshot_id, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE relisted (
        snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
        seq INTEGER NOT NULL,
        api_group TEXT NOT NULL,
        version TEXT NOT NULL,
        plural TEXT NOT NULL,
        kind TEXT NOT NULL,
        namespaced INTEGER NOT NULL,
        stale INTEGER NOT NULL,
        at TEXT NOT NULL,
        resource_version TEXT NOT NULL,
        state TEXT NOT NULL,
        count INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (snapshot_id, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE change (
        snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
        relisted_seq INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        api_group TEXT NOT NULL,
        kind TEXT NOT NULL,
        namespace TEXT NOT NULL,
        name TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        what TEXT NOT NULL,
        PRIMARY KEY (snapshot_id, relisted_seq, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE request (
        snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
        sent_for INTEGER NOT NULL,
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        method TEXT NOT NULL,
        target TEXT NOT NULL,
        status INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        millis INTEGER NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (snapshot_id, sent_for, number)
      ) STRICT, WITHOUT ROWID;
      """;

  static final List<Migration> MIGRATIONS =
      List.of(
          new Migration(
              "snapshots",
              """
              CREATE TABLE snapshot (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                taken_at TEXT NOT NULL,
                cluster TEXT NOT NULL DEFAULT '',
                cluster_uid TEXT NOT NULL DEFAULT '',
                kubernetes_version TEXT NOT NULL DEFAULT '',
                fingerprint_key TEXT NOT NULL
              ) STRICT;
              CREATE TABLE seal (
                snapshot_id INTEGER PRIMARY KEY REFERENCES snapshot (id),
                sealed_at TEXT NOT NULL,
                sha256 TEXT NOT NULL,
                manifest BLOB NOT NULL
              ) STRICT;
              CREATE TABLE body (
                id INTEGER PRIMARY KEY,
                sha256 BLOB NOT NULL UNIQUE,
                size INTEGER NOT NULL,
                zstd BLOB NOT NULL
              ) STRICT;
              CREATE TABLE object (
                id INTEGER PRIMARY KEY,
                snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
                kind TEXT NOT NULL,
                api_group TEXT NOT NULL,
                namespace TEXT NOT NULL,
                name TEXT NOT NULL,
                current INTEGER NOT NULL,
                api_version TEXT NOT NULL,
                uid TEXT NOT NULL,
                resource_version TEXT NOT NULL,
                body_id INTEGER NOT NULL REFERENCES body (id)
              ) STRICT;
              CREATE INDEX object_identity
                ON object (snapshot_id, kind, api_group, namespace, name, current);
              CREATE UNIQUE INDEX object_current
                ON object (snapshot_id, kind, api_group, namespace, name) WHERE current = 1;
              CREATE TABLE source (
                id INTEGER PRIMARY KEY,
                snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
                name TEXT NOT NULL,
                UNIQUE (snapshot_id, name)
              ) STRICT;
              CREATE TABLE origin (
                object_id INTEGER NOT NULL REFERENCES object (id),
                seq INTEGER NOT NULL,
                source_id INTEGER NOT NULL REFERENCES source (id),
                line INTEGER NOT NULL,
                lines_size INTEGER NOT NULL,
                lines_zstd BLOB NOT NULL,
                PRIMARY KEY (object_id, seq)
              ) STRICT, WITHOUT ROWID;
              CREATE TABLE redaction (
                object_id INTEGER NOT NULL REFERENCES object (id),
                seq INTEGER NOT NULL,
                pointer TEXT NOT NULL,
                what TEXT NOT NULL,
                PRIMARY KEY (object_id, seq)
              ) STRICT, WITHOUT ROWID;
              CREATE TABLE entry (
                snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
                seq INTEGER NOT NULL,
                source TEXT NOT NULL,
                size INTEGER NOT NULL,
                sha256 TEXT NOT NULL,
                format TEXT NOT NULL,
                disposition TEXT NOT NULL,
                objects INTEGER NOT NULL,
                note TEXT NOT NULL,
                PRIMARY KEY (snapshot_id, seq)
              ) STRICT, WITHOUT ROWID;
              CREATE TABLE problem (
                snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
                seq INTEGER NOT NULL,
                source TEXT NOT NULL,
                line INTEGER NOT NULL,
                col INTEGER NOT NULL,
                severity TEXT NOT NULL,
                message TEXT NOT NULL,
                objects_affected INTEGER NOT NULL,
                repair TEXT NOT NULL,
                PRIMARY KEY (snapshot_id, seq)
              ) STRICT, WITHOUT ROWID;
              CREATE TABLE coverage (
                snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
                kind TEXT NOT NULL,
                api_group TEXT NOT NULL,
                namespace TEXT NOT NULL,
                state TEXT NOT NULL,
                count INTEGER NOT NULL,
                reason TEXT NOT NULL,
                PRIMARY KEY (snapshot_id, kind, api_group, namespace)
              ) STRICT, WITHOUT ROWID;
              """),
          new Migration(
              "decisions and custody",
              """
              CREATE TABLE decision (
                id INTEGER PRIMARY KEY,
                at TEXT NOT NULL,
                author TEXT NOT NULL,
                kind TEXT NOT NULL,
                payload TEXT NOT NULL,
                chain TEXT NOT NULL
              ) STRICT;
              CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
                BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
              CREATE TRIGGER decision_remains BEFORE DELETE ON decision
                BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
              CREATE TABLE custody (
                id INTEGER PRIMARY KEY,
                at TEXT NOT NULL,
                event TEXT NOT NULL,
                detail TEXT NOT NULL,
                chain TEXT NOT NULL
              ) STRICT;
              CREATE TRIGGER custody_stays BEFORE UPDATE ON custody
                BEGIN SELECT raise(ABORT, 'the custody log is append-only'); END;
              CREATE TRIGGER custody_remains BEFORE DELETE ON custody
                BEGIN SELECT raise(ABORT, 'the custody log is append-only'); END;
              """),
          new Migration(
              "dictionaries",
              """
              CREATE TABLE dictionary (
                id INTEGER PRIMARY KEY,
                snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
                sha256 BLOB NOT NULL,
                size INTEGER NOT NULL,
                zstd BLOB NOT NULL
              ) STRICT;
              DROP INDEX object_identity;
              CREATE INDEX object_observed
                ON object (snapshot_id, kind, api_group, namespace, name) WHERE current = 0;
              """),
          new Migration("captures", CAPTURES));

  static final int VERSION = MIGRATIONS.size();

  private Schema() {}

  /// Brings a database from one version to another, in one transaction.
  static void migrate(Database database, int from, int to) {
    database.execute("BEGIN IMMEDIATE");
    try {
      for (Migration migration : MIGRATIONS.subList(from, to)) {
        for (String statement : migration.script().split(";\n(?!\\s*END)", -1)) {
          if (!statement.isBlank()) {
            database.execute(statement);
          }
        }
      }
      database.execute("PRAGMA application_id = " + APPLICATION_ID);
      database.execute("PRAGMA user_version = " + to);
      database.execute("COMMIT");
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }
}
