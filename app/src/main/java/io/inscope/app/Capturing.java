package io.inscope.app;

import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.capture.KubeConfigs;
import io.inscope.snapshot.capture.LiveCluster;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import io.inscope.snapshot.store.StoredSnapshot;
import io.inscope.snapshot.store.Summary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/// Live captures into a project, for the command line and the window alike.
public final class Capturing {
  private final Clock clock;
  private final FingerprintKey key;

  Capturing(Clock clock, FingerprintKey key) {
    this.clock = clock;
    this.key = key;
  }

  /// What a capture brought.
  public record Captured(Summary summary, CaptureRecord record) {}

  /// The kubeconfig that the user named, or those that kubectl would read. Runs nothing.
  public static KubeConfigs kubeConfigs(Optional<Path> file) throws CaptureException {
    return file.isPresent()
        ? KubeConfigs.of(file.get())
        : KubeConfigs.usual(environment(), Path.of(System.getProperty("user.home")));
  }

  /// That of this process, for `KUBECONFIG` and the proxy variables.
  public static Map<String, String> environment() {
    return System.getenv();
  }

  /// Reads a cluster into a new snapshot of a project, which is made when it is not there.
  ///
  /// @param only the namespaces that are asked for; empty for all
  /// @param resume the partial snapshot that goes on: id, name, or `newest`; empty to begin anew
  /// @param keep asked when the capture ended before its end: whether to seal the part
  /// @throws CancellationException when the part is not to be kept; the project is as it was
  public Captured capture(
      Path file,
      LiveCluster cluster,
      String name,
      List<String> only,
      Optional<String> resume,
      Predicate<Ending> keep,
      CaptureWatcher watcher) {
    try (Project project =
        Files.exists(file) ? Project.open(file, clock) : Project.create(file, clock)) {
      Optional<StoredSnapshot> partial = resume.map(project::snapshot);
      try (SnapshotWriter writer = project.newSnapshot(name, key)) {
        partial.ifPresent(writer::carry);
        CaptureRecord record =
            cluster.read(
                only,
                partial.flatMap(StoredSnapshot::capture),
                writer,
                row -> {
                  writer.request(row);
                  watcher.request(row);
                },
                watcher);
        if (record.ending().isPartial() && !keep.test(record.ending())) {
          throw new CancellationException(record.ending().why());
        }
        watcher.step("Sealing");
        writer.record(record);
        return new Captured(writer.seal(), record);
      }
    }
  }
}
