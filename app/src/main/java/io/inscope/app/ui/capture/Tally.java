package io.inscope.app.ui.capture;

import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// What a capture that runs told so far. Its threads write here, and the window reads at its own
/// pace.
final class Tally implements CaptureWatcher {
  /// How it stands at one moment.
  ///
  /// @param kinds in the order of asking
  /// @param done how many of the kinds are done
  /// @param bytes of all answers, after decompression
  /// @param step what it does beside listing; empty when it lists
  record Standing(
      List<KindRow> kinds,
      int done,
      long objects,
      int requests,
      long bytes,
      String step,
      long nanos) {}

  private final LongSupplier clock;
  private final Map<ApiResource, KindCount> kinds = new LinkedHashMap<>();
  private final long begun;
  private int requests;
  private long bytes;
  private String step = "";
  private volatile boolean stopped;
  private volatile boolean keeps;

  /// @param clock nanoseconds since some moment
  Tally(LongSupplier clock) {
    this.clock = clock;
    this.begun = clock.getAsLong();
  }

  @Override
  public synchronized void begins(Iterable<ApiResource> resources) {
    resources.forEach(this::count);
  }

  private KindCount count(ApiResource resource) {
    return kinds.computeIfAbsent(resource, KindCount::new);
  }

  @Override
  public synchronized void page(
      ApiResource resource, String namespace, long objects, long remaining) {
    step = "";
    count(resource).page(namespace, objects, remaining, clock.getAsLong());
  }

  @Override
  public synchronized void listed(ListedKind row) {
    count(row.resource()).listed(row);
  }

  @Override
  public synchronized void request(RequestRow row) {
    requests++;
    bytes += row.bytes();
  }

  @Override
  public synchronized void step(String what) {
    step = what;
  }

  @Override
  public boolean isCancelled() {
    return stopped;
  }

  /// Asks the capture to stop.
  ///
  /// @param keep whether what was read is kept as a part
  void stop(boolean keep) {
    keeps = keep;
    stopped = true;
  }

  /// Whether the part that was read is to be kept.
  boolean keeps() {
    return keeps;
  }

  synchronized Standing now() {
    return new Standing(
        kinds.values().stream().map(KindCount::row).toList(),
        (int) kinds.values().stream().filter(KindCount::isDone).count(),
        kinds.values().stream().mapToLong(KindCount::objects).sum(),
        requests,
        bytes,
        step,
        clock.getAsLong() - begun);
  }
}
