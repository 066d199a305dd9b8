package io.inscope.snapshot.capture;

import io.inscope.snapshot.record.RequestRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The requests of a capture on their way to where they are kept: those sent before that place was
/// known wait. One at a time.
final class RequestJournal implements Consumer<RequestRow> {
  private final List<RequestRow> waiting = new ArrayList<>();
  private Consumer<RequestRow> keeper = waiting::add;

  @Override
  public synchronized void accept(RequestRow row) {
    keeper.accept(row);
  }

  /// Hands over what waits, and all that comes from now on.
  synchronized void moveTo(Consumer<RequestRow> next) {
    waiting.forEach(next);
    waiting.clear();
    keeper = next;
  }
}
