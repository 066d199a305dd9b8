package io.inscope.app;

import io.inscope.snapshot.model.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// What the window can ask for. Every call works until it is done and is made from a background
/// thread.
///
/// All failures that people can act on implement [io.inscope.snapshot.model.Explained]; a cancelled
/// call throws [java.util.concurrent.CancellationException] and leaves no trace.
public interface Workspace {
  /// What takes captures of live clusters. Made on a background thread: it may read a file.
  Capturing capturing();

  Clock clock();

  /// Opens a project file and analyses its newest snapshot.
  Analysis open(Path project, Progress progress);

  /// Reads files, folders or archives into a project, which is created when absent, and analyses
  /// the new snapshot.
  Analysis importInto(Path project, List<Path> sources, Progress progress);

  /// Imports the sample bank with its scope decisions into a project.
  Analysis sampleBank(Path project, Progress progress);

  /// Applies a file of scope decisions to a project and analyses its newest snapshot again.
  Analysis applyScope(Path project, Path decisions, Progress progress);

  /// Writes the workbook.
  void writeReport(Analysis analysis, Path project, Path xlsx, Progress progress);

  /// Writes the diagram as SVG and PNG into a folder; the files written.
  List<Path> writeDiagram(Analysis analysis, Path folder, Progress progress);
}
