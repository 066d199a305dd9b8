package io.inscope.app;

import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.ProjectException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/// Puts in the chain of custody what left the project: the name of the file, the snapshot and the
/// SHA-256, so that a workbook can be told to be the one that was written, or not.
///
/// A project that cannot be written, such as one on a read-only medium, still gives its reports.
final class ExportRecord {
  private static final String EVENT = "exported";

  private final Path project;
  private final Clock clock;

  ExportRecord(Path project, Clock clock) {
    this.project = project;
    this.clock = clock;
  }

  /// @return why it could not be put on record; empty when it was
  Optional<String> add(Path file, SnapshotInfo snapshot) {
    try (Project open = Project.open(project, clock)) {
      open.appendCustody(
          EVENT,
          "%s of snapshot %s: %s".formatted(file.getFileName(), snapshot.id(), sha256(file)));
      return Optional.empty();
    } catch (ProjectException | IOException e) {
      return Optional.of(
          "%s was written, but that is not on record in the project: %s"
              .formatted(file, e.getMessage()));
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
