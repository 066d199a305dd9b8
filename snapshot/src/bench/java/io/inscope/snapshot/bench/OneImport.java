package io.inscope.snapshot.bench;

import io.inscope.snapshot.importing.ImportException;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// One import into a new project, as a process of its own; then what the process has used.
final class OneImport {
  private OneImport() {}

  /// @param args the source, the project to be made
  public static void main(String[] args) throws IOException, ImportException {
    try (Project project = Project.create(Path.of(args[1]), Clock.systemUTC());
        SnapshotWriter writer = project.newSnapshot("bench", FingerprintKey.of(new byte[32]))) {
      Importing.run(List.of(Source.of(Path.of(args[0]))), Optional.empty(), writer, Progress.NONE);
      writer.seal();
    }
    System.out.println(Usage.ofThisProcess());
  }
}
