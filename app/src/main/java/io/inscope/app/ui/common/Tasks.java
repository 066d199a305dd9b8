package io.inscope.app.ui.common;

import io.inscope.snapshot.model.Progress;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Runs work outside the window's thread, one piece at a time, and tells how it goes.
///
/// A piece of work ends in one of three ways: its result is handed over, its failure is shown, or
/// it was cancelled and nothing happens at all. Results, failures and progress arrive on the
/// window's thread. Everything here is called from that thread too.
public final class Tasks {
  /// Work that takes a while.
  @FunctionalInterface
  public interface Work<T> {
    T run(Progress progress) throws Exception;
  }

  private final Executor worker;
  private final Executor window;
  private final Consumer<Trouble> onTrouble;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
  private @Nullable Watched current;

  /// @param worker runs the work
  /// @param window runs what touches the window
  public Tasks(Executor worker, Executor window, Consumer<Trouble> onTrouble) {
    this.worker = worker;
    this.window = window;
    this.onTrouble = onTrouble;
  }

  /// Starts work, unless other work is running.
  ///
  /// @param what what is being done, in a few words: `Importing handover.zip`
  public <T> void start(String what, Work<T> work, Consumer<T> done) {
    start(what, work, done, onTrouble, Optional.empty());
  }

  /// Starts work that shows its failure itself, and may have a way of its own to be stopped.
  ///
  /// @param failed takes the failure instead of the dialog that would show it
  /// @param stop what happens when the user wants the work to stop; it goes on unless this stops it
  public <T> void start(
      String what,
      Work<T> work,
      Consumer<T> done,
      Consumer<Trouble> failed,
      Optional<Runnable> stop) {
    if (running.get()) {
      return;
    }
    Watched watched = new Watched(stop);
    current = watched;
    title.set(what);
    step.set("");
    running.set(true);
    worker.execute(() -> run(work, done, failed, watched));
  }

  private <T> void run(Work<T> work, Consumer<T> done, Consumer<Trouble> failed, Watched watched) {
    try {
      T result = work.run(watched);
      finish(watched, () -> done.accept(result));
    } catch (CancellationException e) {
      finish(watched, () -> {});
    } catch (Exception | Error e) {
      Trouble trouble = Trouble.of(e);
      finish(watched, () -> failed.accept(trouble));
    }
  }

  /// Whatever cancelled work still had to say is not wanted any more.
  private void finish(Watched watched, Runnable last) {
    window.execute(
        () -> {
          current = null;
          running.set(false);
          title.set("");
          step.set("");
          if (!watched.isCancelled()) {
            last.run();
          }
        });
  }

  /// Asks the running work to stop; it does so at its next step, or in its own way.
  public void cancel() {
    Watched watched = current;
    if (watched == null) {
      return;
    }
    watched.stop.ifPresentOrElse(
        Runnable::run,
        () -> {
          watched.cancelled = true;
          step.set(Texts.text("task.cancelling"));
        });
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// What is being done; empty when nothing is.
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /// Where it is, with a count: `Reading pods.yaml · 12,400`.
  public ReadOnlyStringProperty stepProperty() {
    return step.getReadOnlyProperty();
  }

  /// Passes on the latest step only: work reports far more often than a window can draw.
  private final class Watched implements Progress {
    private final AtomicReference<@Nullable String> pending = new AtomicReference<>();
    private final Optional<Runnable> stop;
    private volatile boolean cancelled;

    Watched(Optional<Runnable> stop) {
      this.stop = stop;
    }

    @Override
    public void at(String what, long done) {
      String text = done > 0 ? Texts.text("task.step", what, done) : what;
      if (pending.getAndSet(text) == null) {
        window.execute(this::show);
      }
    }

    private void show() {
      String text = pending.getAndSet(null);
      if (text != null && !cancelled && current == this) {
        step.set(text);
      }
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
