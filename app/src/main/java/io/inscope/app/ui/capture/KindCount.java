package io.inscope.app.ui.capture;

import io.inscope.app.ui.capture.KindRow.State;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What was heard of one kind. Guarded by its [Tally].
final class KindCount {
  /// A list that is being read.
  private record Open(long firstNanos, long firstObjects, long nanos, long objects, long left) {}

  private final ApiResource resource;
  private final Map<String, Open> open = new HashMap<>();
  private long objects;
  private Duration spent = Duration.ZERO;
  private int read;
  private int refused;
  private int failed;
  private int notAsked;
  private int namesOnly;
  private String note = "";

  KindCount(ApiResource resource) {
    this.resource = resource;
  }

  void page(String namespace, long soFar, long left, long nanos) {
    open.merge(
        namespace,
        new Open(nanos, soFar, nanos, soFar, left),
        (old, now) -> new Open(old.firstNanos(), old.firstObjects(), nanos, soFar, left));
  }

  void listed(ListedKind row) {
    open.remove(row.namespace());
    objects += row.objects();
    spent = spent.plus(Duration.between(row.start(), row.end()));
    if (KindRow.isNamesOnly(row)) {
      namesOnly++;
      return;
    }
    switch (row.coverage()) {
      case Coverage.Read _ -> read++;
      case Coverage.Refused(String message) -> {
        refused++;
        noteOnce(message);
      }
      case Coverage.Failed(String message) -> {
        failed++;
        noteOnce(message);
      }
      case Coverage.NotAsked(String why) -> {
        notAsked++;
        noteOnce(why);
      }
    }
  }

  private void noteOnce(String said) {
    note = note.isEmpty() ? said : note;
  }

  /// Whether at least one of its lists is done and none is being read.
  boolean isDone() {
    return open.isEmpty() && lists() > 0;
  }

  long objects() {
    return objects + open.values().stream().mapToLong(Open::objects).sum();
  }

  private int lists() {
    return read + namesOnly + refused + failed + notAsked;
  }

  KindRow row() {
    long left =
        open.isEmpty() || open.values().stream().anyMatch(list -> list.left() < 0)
            ? -1
            : open.values().stream().mapToLong(Open::left).sum();
    return new KindRow(
        resource, state(), objects(), left, perSecond(), read + namesOnly, refused, failed, note);
  }

  private State state() {
    if (!open.isEmpty()) {
      return State.READING;
    }
    if (lists() == 0) {
      return State.WAITING;
    }
    if (read + namesOnly == lists()) {
      return namesOnly > 0 ? State.NAMES_ONLY : State.READ;
    }
    if (read + namesOnly > 0) {
      return State.PARTLY;
    }
    return failed > 0 ? State.FAILED : refused > 0 ? State.REFUSED : State.NOT_ASKED;
  }

  /// Of lists that are being read: since their first page, whose beginning nobody saw.
  private long perSecond() {
    if (open.isEmpty()) {
      long millis = spent.toMillis();
      return millis == 0 ? 0 : Math.round(objects * 1000.0 / millis);
    }
    double sum = 0;
    for (Open list : open.values()) {
      long nanos = list.nanos() - list.firstNanos();
      sum +=
          nanos <= 0
              ? 0
              : (list.objects() - list.firstObjects())
                  * (double) TimeUnit.SECONDS.toNanos(1)
                  / nanos;
    }
    return Math.round(sum);
  }
}
