package io.inscope.snapshot.capture.real;

import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.Discovery;
import io.inscope.snapshot.capture.KubeConfigs;
import io.inscope.snapshot.capture.KubeContext;
import io.inscope.snapshot.capture.Offer;
import io.inscope.snapshot.capture.ReadOnlyGateway;
import io.inscope.snapshot.capture.Reading;
import io.inscope.snapshot.capture.Ticker;
import io.inscope.snapshot.model.Progress;
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

  /// A gateway as a kubeconfig makes it, at a pace no test has to wait for.
  static ReadOnlyGateway gateway(Path kubeconfig, String context, Consumer<RequestRow> log)
      throws CaptureException {
    KubeContext chosen = KubeConfigs.of(kubeconfig).choose(Optional.of(context));
    ConnectionPlan plan = ConnectionPlan.of(chosen, Map.of());
    return ReadOnlyGateway.open(
        chosen, plan, true, PER_SECOND, Clock.systemUTC(), Ticker.SYSTEM, log);
  }

  /// Makes a capture of everything, as a user would. The only place where these tests do.
  ///
  /// @param during hears of each request once it is over, before the next is sent on that thread
  static Capture run(Path kubeconfig, String context, Path file, Consumer<RequestRow> during)
      throws CaptureException {
    Clock clock = Clock.systemUTC();
    List<RequestRow> requests = Collections.synchronizedList(new ArrayList<>());
    Consumer<RequestRow> log =
        row -> {
          requests.add(row);
          during.accept(row);
        };
    try (ReadOnlyGateway gateway = gateway(kubeconfig, context, log);
        Project project = Project.create(file, clock);
        SnapshotWriter writer = project.newSnapshot("capture", KEY)) {
      Offer offer = Discovery.of(gateway);
      List<ListedKind> lists = Reading.run(gateway, offer, List.of(), writer, clock, Progress.NONE);
      writer.seal();
      List<RequestRow> sorted = new ArrayList<>(requests);
      sorted.sort(Comparator.comparingInt(RequestRow::number));
      return new Capture(file, offer, lists, List.copyOf(sorted));
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
