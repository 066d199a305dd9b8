package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The fourth step: how far the reading is. Shows what the tally says whenever it is told to look.
public final class ReadingViewModel {
  private final ObservableList<KindRow> kinds = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
  private Optional<Tally> watched = Optional.empty();

  void begin(Tally tally) {
    watched = Optional.of(tally);
    kinds.clear();
    running.set(true);
    refresh();
  }

  void end() {
    refresh();
    running.set(false);
  }

  /// Looks how it stands: a few times a second while it runs.
  public void refresh() {
    watched.map(Tally::now).ifPresent(this::show);
  }

  private void show(Tally.Standing now) {
    List<KindRow> rows = now.kinds();
    if (rows.size() == kinds.size()) {
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).equals(kinds.get(i))) {
          kinds.set(i, rows.get(i)); // the others keep their place and their selection
        }
      }
    } else {
      kinds.setAll(rows);
    }
    progress.set(rows.isEmpty() ? -1 : (double) now.done() / rows.size());
    summary.set(text("capture.reading.summary", now.done(), rows.size(), now.objects()));
    long seconds = Duration.ofNanos(now.nanos()).toSeconds();
    counts.set(
        text(
            "capture.reading.counts",
            elapsed(now.nanos()),
            now.requests(),
            now.bytes() / 1_000_000.0,
            seconds == 0 ? now.objects() : now.objects() / seconds));
    doing.set(watched.map(Tally::isCancelled).orElse(false) ? text("task.cancelling") : doing(now));
  }

  private static String doing(Tally.Standing now) {
    if (!now.step().isEmpty()) {
      return now.step();
    }
    List<String> names =
        now.kinds().stream()
            .filter(kind -> kind.state() == KindRow.State.READING)
            .map(kind -> kind.resource().plural())
            .toList();
    return names.isEmpty()
        ? text("capture.reading.waiting")
        : text("capture.reading.doing", String.join(", ", names));
  }

  /// `1:05`, `1:02:05`.
  static String elapsed(long nanos) {
    Duration time = Duration.ofNanos(nanos);
    return time.toHours() > 0
        ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  /// In the order of asking.
  public ObservableList<KindRow> kinds() {
    return FXCollections.unmodifiableObservableList(kinds);
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// Kinds that are done among all, from 0 to 1; negative before they are known.
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /// Elapsed time, requests, bytes and rate.
  public ReadOnlyStringProperty countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /// What it does now.
  public ReadOnlyStringProperty doingProperty() {
    return doing.getReadOnlyProperty();
  }
}
