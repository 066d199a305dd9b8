package io.inscope.app;

import io.inscope.snapshot.capture.AccessPreview;
import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.Consent;
import io.inscope.snapshot.capture.KindAccess;
import io.inscope.snapshot.capture.KubeConfigs;
import io.inscope.snapshot.capture.KubeContext;
import io.inscope.snapshot.capture.LiveCluster;
import io.inscope.snapshot.capture.Login;
import io.inscope.snapshot.capture.Ticker;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.ProjectException;
import io.inscope.snapshot.store.SnapshotWriter;
import io.inscope.snapshot.store.StoredSnapshot;
import io.inscope.snapshot.store.Summary;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Live captures into a project, for the command line and the window alike.
public final class Capturing {
  private final Clock clock;
  private final FingerprintKey key;
  private final Redactor redactor;

  Capturing(Clock clock, FingerprintKey key) {
    this.clock = clock;
    this.key = key;
    this.redactor = new Redactor(key);
  }

  /// What a capture brought.
  ///
  /// @param record as it was kept: what a server said is masked where it has to be
  /// @param requests how many were sent, those of connecting included
  /// @param bytes of all their answers, unpacked
  public record Captured(Summary summary, CaptureRecord record, int requests, long bytes) {}

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

  /// The program that would run to log in; nobody may run it before the user saw it and agreed.
  public static Optional<Login.Plugin> plugin(ConnectionPlan plan) {
    return plan.logins().stream()
        .filter(Login.Plugin.class::isInstance)
        .map(Login.Plugin.class::cast)
        .findFirst();
  }

  /// Connects, as [LiveCluster#connect] does at the pace of this computer's clock.
  ///
  /// @throws CaptureException when that cannot be done; what the server said is masked in it where
  ///   it has to be
  /// @throws CancellationException when the thread was interrupted
  public LiveCluster connect(
      KubeContext context, ConnectionPlan plan, Consent consent, int perSecond)
      throws CaptureException {
    try {
      return LiveCluster.connect(context, plan, consent, perSecond, clock, Ticker.SYSTEM);
    } catch (CaptureException e) {
      throw redacted(e);
    }
  }

  /// Of the namespaces that are to be asked for, those that the cluster says it has not. A list of
  /// a namespace that is not there is empty, and would pass for one in which nothing is.
  public List<String> absent(LiveCluster cluster, List<String> namespaces) throws CaptureException {
    try {
      return cluster.absent(namespaces);
    } catch (CaptureException e) {
      throw redacted(e);
    }
  }

  /// What a capture would bring, as [LiveCluster#preview] tells.
  ///
  /// @throws CancellationException when the user wants to stop
  public AccessPreview preview(
      LiveCluster cluster, List<String> only, Set<GroupKind> needed, CaptureWatcher watcher) {
    AccessPreview preview = cluster.preview(only, needed, new RedactedWatcher(watcher, redactor));
    return new AccessPreview(
        preview.kinds().stream()
            .map(
                one ->
                    new KindAccess(
                        one.kind(),
                        one.namespaced(),
                        one.state(),
                        one.namespaces(),
                        redactor.text(one.reason())))
            .toList(),
        preview.rights());
  }

  private CaptureException redacted(CaptureException e) {
    return new CaptureException(e.code(), redactor.text(e.getMessage()), redactor.text(e.hint()));
  }

  /// Finds out whether a capture into this project can be sealed in the end: begins a snapshot and
  /// undoes it. To be asked before a server is, for that may take long.
  ///
  /// @param resume the partial snapshot that would go on: id, name, or `newest`; empty for none
  /// @return the snapshot that would go on
  /// @throws ProjectException when the project cannot be written, or that snapshot cannot go on
  public Optional<SnapshotInfo> rehearse(Path file, Optional<String> resume) {
    try (Project project = resume.isPresent() ? Project.open(file, clock) : project(file)) {
      Optional<StoredSnapshot> partial = resume.map(project::snapshot);
      try (SnapshotWriter writer = project.newSnapshot("rehearsal", key)) {
        partial.ifPresent(writer::carry);
      }
      return partial.map(StoredSnapshot::info);
    }
  }

  /// The same, where it is known already to which server the capture would go.
  ///
  /// @throws CaptureException when the snapshot that would go on is of another server
  public Optional<SnapshotInfo> rehearse(Path file, Optional<String> resume, URI server)
      throws CaptureException {
    if (resume.isPresent()) {
      try (Project project = Project.openReadOnly(file)) {
        requireSameServer(project.snapshot(resume.get()), server);
      }
    }
    return rehearse(file, resume);
  }

  private static void requireSameServer(StoredSnapshot partial, URI server)
      throws CaptureException {
    Optional<Connection> before = partial.capture().map(CaptureRecord::connection);
    if (before.isPresent() && !before.get().mayBeAt(server.toString())) {
      throw new CaptureException(
          "CAPTURE-OTHER-CLUSTER",
          "snapshot %d \"%s\" was captured from %s, and this context leads to %s"
              .formatted(partial.info().id(), partial.info().name(), before.get().server(), server),
          "Go on with the context it was begun with ('%s'), or begin anew."
              .formatted(before.get().context()));
    }
  }

  /// Reads a cluster into a new snapshot of a project, which is made when it is not there.
  ///
  /// @param only the namespaces that are asked for; empty for all
  /// @param resume the partial snapshot that goes on, as in [#rehearse]; empty to begin anew
  /// @param keep asked when the capture ended before its end: whether to seal the part
  /// @throws CaptureException when the snapshot to be resumed is of another cluster, or when it
  ///   broke off and the part is not to be kept; the project is as it was
  /// @throws CancellationException when the user stopped it and does not keep the part; the project
  ///   is as it was
  public Captured capture(
      Path file,
      LiveCluster cluster,
      String name,
      List<String> only,
      Optional<String> resume,
      Predicate<Ending> keep,
      CaptureWatcher watcher)
      throws CaptureException {
    try (Project project = project(file)) {
      Optional<StoredSnapshot> partial = resume.map(project::snapshot);
      try (SnapshotWriter writer = project.newSnapshot(name, key)) {
        partial.ifPresent(writer::carry);
        CaptureWatcher shown = new RedactedWatcher(watcher, redactor);
        Tally tally =
            new Tally(
                row -> {
                  writer.request(row);
                  shown.request(row);
                });
        CaptureRecord record =
            read(cluster, only, partial.flatMap(StoredSnapshot::capture), writer, tally, shown);
        if (record.ending().isPartial() && !keep.test(record.ending())) {
          throw undone(record.ending());
        }
        watcher.step("Sealing");
        writer.record(record);
        Summary summary = writer.seal();
        StoredSnapshot sealed = project.snapshot(Integer.toString(summary.snapshot().id()));
        return new Captured(
            summary, sealed.capture().orElse(record), tally.requests.get(), tally.bytes.get());
      }
    }
  }

  private CaptureRecord read(
      LiveCluster cluster,
      List<String> only,
      Optional<CaptureRecord> earlier,
      SnapshotWriter writer,
      Tally tally,
      CaptureWatcher watcher)
      throws CaptureException {
    try {
      return cluster.read(only, earlier, writer, tally, watcher);
    } catch (CaptureException e) {
      throw redacted(e);
    }
  }

  private CaptureException undone(Ending ending) {
    String why = redactor.text(ending.why());
    if (ending.state() == Ending.State.STOPPED) {
      throw new CancellationException(why);
    }
    return new CaptureException(
        "CAPTURE-BROKEN-OFF",
        "the capture broke off: " + why,
        "Nothing was kept. With --keep-partial a part is, and --resume goes on with it.");
  }

  private Project project(Path file) {
    return Files.exists(file) ? Project.open(file, clock) : Project.create(file, clock);
  }

  /// Counts requests on their way.
  private static final class Tally implements Consumer<RequestRow> {
    private final Consumer<RequestRow> next;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Tally(Consumer<RequestRow> next) {
      this.next = next;
    }

    @Override
    public void accept(RequestRow row) {
      requests.incrementAndGet();
      bytes.addAndGet(row.bytes());
      next.accept(row);
    }
  }
}
