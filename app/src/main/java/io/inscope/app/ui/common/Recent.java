package io.inscope.app.ui.common;

import java.nio.file.Path;
import java.time.Instant;

/// A project that was open before, as the start screen lists it.
///
/// @param takenAt of the snapshot that was shown
/// @param sha256 seal of that snapshot
public record Recent(Path file, String cluster, String snapshot, Instant takenAt, String sha256) {
  static Recent of(OpenProject project) {
    var info = project.analysis().snapshot();
    return new Recent(
        project.file().toAbsolutePath().normalize(),
        info.cluster(),
        info.name(),
        info.takenAt(),
        info.sha256());
  }
}
