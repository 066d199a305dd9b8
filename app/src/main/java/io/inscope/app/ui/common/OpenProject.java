package io.inscope.app.ui.common;

import io.inscope.app.Analysis;
import io.inscope.reports.diagram.layout.LaidOut;
import java.nio.file.Path;

/// A project file that is open, and what is said of its newest snapshot.
///
/// @param overview the analysis' diagram with its places
public record OpenProject(Path file, Analysis analysis, LaidOut overview) {
  /// The file's name without its ending: what people call the project.
  public String name() {
    String file = String.valueOf(this.file.getFileName());
    return file.endsWith(".inscope") ? file.substring(0, file.length() - 8) : file;
  }
}
