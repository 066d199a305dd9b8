package io.inscope.snapshot.capture.real;

import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.KubeConfigs;
import io.inscope.snapshot.capture.KubeContext;
import io.inscope.snapshot.capture.LiveCluster;
import io.inscope.snapshot.capture.Offer;
import io.inscope.snapshot.capture.ReadOnlyGateway;
import io.inscope.snapshot.capture.Ticker;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import io.inscope.snapshot.store.StoredSnapshot;
import java.nio.file.Files;
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
/// @param record as the reading gave it
/// @param requests in the order of sending
record Capture(Path file, Offer offer, CaptureRecord record, List<RequestRow> requests) {
  static final FingerprintKey KEY = FingerprintKey.of(new byte[32]);

  /// More than a test asks for: the pace is tested elsewhere.
  private static final int PER_SECOND = 10_000;

  /// A gateway as a kubeconfig makes it, at a pace no test has to wait for.
  static ReadOnlyGateway gateway(Path kubeconfig, String context, Consumer<RequestRow> log)
      throws CaptureException {
    KubeContext chosen = KubeConfigs.of(kubeconfig).choose(Optional.of(context));
    ConnectionPlan plan = ConnectionPlan.of(chosen, Map.of());
    return ReadOnlyGateway.open(
        chosen, plan, Attempt.INSIST, PER_SECOND, Clock.systemUTC(), Ticker.SYSTEM, log);
  }

  /// Connects at such a pace.
  static LiveCluster connect(Attempt attempt) throws CaptureException {
    KubeContext chosen =
        KubeConfigs.of(attempt.kubeconfig()).choose(Optional.of(attempt.context()));
    ConnectionPlan plan = ConnectionPlan.of(chosen, Map.of());
    return LiveCluster.connect(
        chosen, plan, attempt.consent(plan), PER_SECOND, Clock.systemUTC(), Ticker.SYSTEM);
  }

  /// Makes a capture of everything, as a user would. The only place where these tests do.
  static Capture run(Attempt attempt) throws CaptureException {
    List<RequestRow> requests = Collections.synchronizedList(new ArrayList<>());
    try (LiveCluster cluster = connect(attempt);
        Project project = project(attempt.file())) {
      Optional<StoredSnapshot> part =
          attempt.resume() ? Optional.of(project.newest()) : Optional.empty();
      try (SnapshotWriter writer = project.newSnapshot("capture", KEY)) {
        part.ifPresent(writer::carry);
        CaptureRecord record =
            cluster.read(
                List.of(),
                part.flatMap(StoredSnapshot::capture),
                writer,
                row -> {
                  writer.request(row);
                  requests.add(row);
                  attempt.during().accept(row);
                },
                attempt.watcher());
        writer.record(record);
        writer.seal();
        List<RequestRow> sorted = new ArrayList<>(requests);
        sorted.sort(Comparator.comparingInt(RequestRow::number));
        return new Capture(attempt.file(), cluster.offer(), record, List.copyOf(sorted));
      }
    }
  }

  private static Project project(Path file) {
    Clock clock = Clock.systemUTC();
    return Files.exists(file) ? Project.open(file, clock) : Project.create(file, clock);
  }

  /// How the one list of a kind in the whole cluster went.
  ListedKind list(GroupKind kind) {
    return record.lists().stream()
        .filter(row -> row.resource().groupKind().equals(kind) && row.namespace().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /// The project, to be looked at.
  Project open() {
    return Project.openReadOnly(file);
  }
}
