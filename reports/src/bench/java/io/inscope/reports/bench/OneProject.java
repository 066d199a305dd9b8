package io.inscope.reports.bench;

import io.inscope.snapshot.importing.ImportException;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Makes a project that holds a [CheckedCluster].
final class OneProject {
  private OneProject() {}

  /// @param args pods, the project to be made
  public static void main(String[] args) throws IOException, ImportException {
    Path file = Path.of(args[1]);
    Path list = Files.createTempFile(file.toAbsolutePath().getParent(), "cluster", ".json");
    int objects = CheckedCluster.write(Integer.parseInt(args[0]), list);
    try (Project project = Project.create(file, Clock.systemUTC());
        SnapshotWriter writer = project.newSnapshot("bench", FingerprintKey.of(new byte[32]))) {
      Importing.run(List.of(Source.of(list)), Optional.empty(), writer, Progress.NONE);
      writer.seal();
    } finally {
      Files.delete(list);
    }
    System.out.println(objects);
  }
}
