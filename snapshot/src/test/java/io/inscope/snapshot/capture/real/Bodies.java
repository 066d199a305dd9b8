package io.inscope.snapshot.capture.real;

import io.inscope.snapshot.importing.FileSource;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.store.ObjectRow;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The objects of a snapshot and the hash of what it holds of each: after redaction, in canonical
/// form.
final class Bodies {
  /// What the server writes by itself while the tests run: it renews its lease, and may tell of
  /// something.
  static final Set<String> RESTLESS = Set.of("Lease", "Event");

  private Bodies() {}

  /// The objects of the newest snapshot whose bodies are the same however they were read; of
  /// secrets a capture has less.
  static SortedMap<ResourceRef, String> of(Project project) {
    SortedMap<ResourceRef, String> bodies = new TreeMap<>();
    for (ObjectRow row : project.newest().objects()) {
      if (!row.ref().kind().equals("Secret") && !RESTLESS.contains(row.ref().kind())) {
        bodies.put(row.ref(), row.sha256());
      }
    }
    return bodies;
  }

  /// What an import of files makes of them.
  static SortedMap<ResourceRef, String> imported(Path project, List<Path> files) throws Exception {
    List<Source> sources = files.stream().<Source>map(FileSource::new).toList();
    try (Project made = Project.create(project, Clock.systemUTC());
        SnapshotWriter writer = made.newSnapshot("import", Capture.KEY)) {
      Importing.run(sources, Optional.empty(), writer, Progress.NONE);
      writer.seal();
      return of(made);
    }
  }
}
