package io.inscope.app;

import io.inscope.reports.diagram.edited.EditedFile;
import io.inscope.reports.diagram.edited.EditedFileException;
import io.inscope.snapshot.model.SnapshotInfo;
import java.nio.file.Path;
import java.util.List;

/// A file of the diagram that somebody edited, and whether it belongs to a project.
final class EditedDiagram {
  private EditedDiagram() {}

  /// @throws InputFileException when it cannot be read
  static EditedFile read(Path file) {
    try {
      return EditedFile.read(file);
    } catch (EditedFileException e) {
      throw new InputFileException(
          "DIAGRAM-INVALID",
          "%s: %s".formatted(file, e.getMessage()),
          "Nothing was recorded. Give a .drawio or .vsdx file that 'inscope diagram' wrote.");
    }
  }

  /// A file is of a project when it shows snapshots of it: their seals are on every page.
  ///
  /// @throws InputFileException when it shows something else
  static void check(Path file, EditedFile found, List<SnapshotInfo> snapshots) {
    for (String seal : found.seals()) {
      boolean known =
          snapshots.stream()
              .anyMatch(
                  s -> s.sha256().equals(seal) && found.clusterUids().contains(s.clusterUid()));
      if (!known) {
        throw new InputFileException(
            "DIAGRAM-OF-ANOTHER-PROJECT",
            "%s: it shows a snapshot that is not in this project (cluster UID '%s', seal '%s')"
                .formatted(file, String.join(", ", found.clusterUids()), seal),
            "Nothing was recorded. Give the project that the file was drawn from.");
      }
    }
  }
}
