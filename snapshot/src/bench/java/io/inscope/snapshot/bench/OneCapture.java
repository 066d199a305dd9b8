package io.inscope.snapshot.bench;

import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.Consent;
import io.inscope.snapshot.capture.KubeConfigs;
import io.inscope.snapshot.capture.KubeContext;
import io.inscope.snapshot.capture.LiveCluster;
import io.inscope.snapshot.capture.Ticker;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One capture into a new project, as a process of its own; then what the process has used.
final class OneCapture {
  /// Not polite: at the usual five requests a second the pace would be all that is measured.
  private static final int PER_SECOND = 10_000;

  private OneCapture() {}

  /// @param args port of a [PagesServer], the project to be made, how many objects there are
  public static void main(String[] args) throws IOException, CaptureException {
    Path project = Path.of(args[1]);
    Path config = project.resolveSibling(project.getFileName() + ".kubeconfig");
    Files.writeString(
        config,
        """
        kind: Config
        current-context: bench
        contexts: [{name: bench, context: {cluster: bench}}]
        clusters: [{name: bench, cluster: {server: 'http://127.0.0.1:%s'}}]
        """
            .formatted(args[0]));
    KubeContext context = KubeConfigs.of(config).choose(Optional.empty());
    Consent plainHttp = new Consent(true, Optional.empty());
    Clock clock = Clock.systemUTC();
    ConnectionPlan plan = ConnectionPlan.of(context, Map.of());
    try (LiveCluster cluster =
            LiveCluster.connect(context, plan, plainHttp, PER_SECOND, clock, Ticker.SYSTEM);
        Project made = Project.create(project, clock);
        SnapshotWriter writer = made.newSnapshot("bench", FingerprintKey.of(new byte[32]))) {
      CaptureRecord record =
          cluster.read(List.of(), Optional.empty(), writer, writer::request, CaptureWatcher.NONE);
      if (!record.lists().getFirst().coverage().toString().contains(args[2])) {
        throw new IllegalStateException(record.lists().toString());
      }
      writer.record(record);
      writer.seal();
    }
    Files.delete(config);
    System.out.println(Usage.ofThisProcess());
  }
}
