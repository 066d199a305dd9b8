package io.inscope.snapshot.capture.real;

import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.Consent;
import io.inscope.snapshot.capture.KubeConfigs;
import io.inscope.snapshot.capture.KubeContext;
import io.inscope.snapshot.capture.LiveCluster;
import io.inscope.snapshot.capture.Offer;
import io.inscope.snapshot.capture.ReadOnlyGateway;
import io.inscope.snapshot.capture.Ticker;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A capture that was sealed into a project file, and what was asked of the server for it.
///
/// @param requests in the order of sending
record Capture(Path file, Offer offer, List<ListedKind> lists, List<RequestRow> requests) {
  static final FingerprintKey KEY = FingerprintKey.of(new byte[32]);

  /// More than a test asks for: the pace is tested elsewhere.
  private static final int PER_SECOND = 10_000;

  /// The server makes its certificate for itself.
  private static final Consent INSIST = new Consent(true, Optional.empty());

  /// A gateway as a kubeconfig makes it, at a pace no test has to wait for.
  static ReadOnlyGateway gateway(Path kubeconfig, String context, Consumer<RequestRow> log)
      throws CaptureException {
    KubeContext chosen = KubeConfigs.of(kubeconfig).choose(Optional.of(context));
    ConnectionPlan plan = ConnectionPlan.of(chosen, Map.of());
    return ReadOnlyGateway.open(
        chosen, plan, INSIST, PER_SECOND, Clock.systemUTC(), Ticker.SYSTEM, log);
  }

  /// Makes a capture of everything, as a user would. The only place where these tests do.
  ///
  /// @param during hears of each request once it is over, before the next is sent on that thread
  static Capture run(Path kubeconfig, String context, Path file, Consumer<RequestRow> during)
      throws CaptureException {
    Clock clock = Clock.systemUTC();
    KubeContext chosen = KubeConfigs.of(kubeconfig).choose(Optional.of(context));
    ConnectionPlan plan = ConnectionPlan.of(chosen, Map.of());
    List<RequestRow> requests = Collections.synchronizedList(new ArrayList<>());
    try (LiveCluster cluster =
            LiveCluster.connect(chosen, plan, INSIST, PER_SECOND, clock, Ticker.SYSTEM);
        Project project = Project.create(file, clock);
        SnapshotWriter writer = project.newSnapshot("capture", KEY)) {
      CaptureRecord record =
          cluster.read(
              List.of(),
              Optional.empty(),
              writer,
              row -> {
                writer.request(row);
                requests.add(row);
                during.accept(row);
              },
              CaptureWatcher.NONE);
      writer.record(record);
      writer.seal();
      List<RequestRow> sorted = new ArrayList<>(requests);
      sorted.sort(Comparator.comparingInt(RequestRow::number));
      return new Capture(file, cluster.offer(), record.lists(), List.copyOf(sorted));
    }
  }

  static Capture run(Path kubeconfig, String context, Path file) throws CaptureException {
    return run(kubeconfig, context, file, _ -> {});
  }

  /// The project, to be looked at.
  Project open() {
    return Project.openReadOnly(file);
  }
}
