/// The project file: one SQLite database that an assessor can carry, open in a second and prove
/// unchanged. The only place that knows JDBC, and the only one that writes.
///
/// **Ground state only.** Snapshots, which never change after they are sealed, and what people
/// decided, append-only with author and time. Everything derived is computed again from these.
///
/// **Nothing secret.** [SnapshotWriter] is the one door, and it redacts whatever passes. Besides,
/// `secure_delete` is on, so that a deleted row leaves no text behind.
///
/// **Content-addressed.** A body is the canonical JSON of an object, redacted and without
/// `metadata.managedFields` (volatile, a third of the bytes, and nothing that a check reads), named
/// by its SHA-256 and compressed with zstd. Snapshots of the same cluster share what did not
/// change.
///
/// **Dictionaries.** What the objects of a cluster have in common is learnt from the first of them,
/// after redaction, and kept once ([Learning]); bodies name the dictionary they need. The seal
/// covers it.
///
/// **Sealed.** A manifest has one line for every entry, object, origin, problem and coverage row of
/// a snapshot, and for every row of what a live capture left on record; its SHA-256 is the seal.
/// The manifest stays in the file, so that [Project#verify] can name what changed. Decisions and
/// custody events are chained by hash. This finds changes by accident and by people who do not own
/// the file's every byte; against those who do, the seal printed in the report counts.
///
/// **One transaction an import.** A snapshot is there whole or not at all. Rollback journal and not
/// WAL: opening a WAL file leaves two others beside it and fails on read-only media
/// (<https://www.sqlite.org/wal.html>).
///
/// **Captures go on.** What the whole lists of a partial capture brought is copied into the
/// snapshot that goes on from it ([Carrying]); the part stays as it was sealed. Requests keep the
/// number they were sent under, with the snapshot they were sent for.
///
/// **Deterministic.** The same input, clock and fingerprint key give the same bytes.
@NullMarked
package io.inscope.snapshot.store;

import org.jspecify.annotations.NullMarked;
