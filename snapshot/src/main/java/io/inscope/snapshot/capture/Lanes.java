package io.inscope.snapshot.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does pieces of work by a few threads at once, and hands over what comes of them in the order of
/// the work, whichever was done first.
///
/// Who waits for it is asked again and again whether the user wants to stop; then the threads are
/// interrupted, wherever they wait for the server.
final class Lanes<T, R> {
  private static final long LOOK_MILLIS = 20;

  private final Iterator<T> work;
  private final Function<T, R> does;
  private final Door door;
  private final List<Thread> threads = new ArrayList<>();
  private final Map<Integer, R> done = new HashMap<>();
  private int taken;
  private int handedOver;
  private int running;
  private boolean stopped;
  private @Nullable Throwable failure;

  /// @param does one piece; gives a result when it is stopped, too
  /// @param door that is shut when they are to stop
  Lanes(int count, Iterator<T> work, Function<T, R> does, Door door) {
    this.work = work;
    this.does = does;
    this.door = door;
    this.running = count;
    for (int i = 0; i < count; i++) {
      threads.add(Thread.ofPlatform().daemon().name("inscope-list-" + i).unstarted(this::lane));
    }
  }

  /// Does it, and waits for it.
  ///
  /// @param taker hears of the results, in this thread
  /// @param cancelled whether no more is wanted; what was begun by then still gives its result
  /// @throws RuntimeException what a piece of work or the taker threw; the rest was stopped
  void run(Consumer<R> taker, BooleanSupplier cancelled) {
    threads.forEach(Thread::start);
    try {
      for (boolean more = true; more; ) {
        List<R> ready = new ArrayList<>();
        more = await(ready);
        ready.forEach(taker);
        if (more && (hasFailed() || cancelled.getAsBoolean())) {
          stop();
        }
      }
    } finally {
      stop();
      threads.forEach(Lanes::join);
    }
    switch (failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> {}
    }
  }

  /// Takes what has its turn, and waits a moment where there is nothing.
  ///
  /// @return whether more may come
  private synchronized boolean await(List<R> ready) {
    for (int look = 0; look < 2; look++) {
      while (done.containsKey(handedOver)) {
        ready.add(done.remove(handedOver++));
      }
      if (!ready.isEmpty() || running == 0 || look > 0) {
        return running > 0 || done.containsKey(handedOver);
      }
      try {
        wait(LOOK_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody knows this thread", e);
      }
    }
    return true;
  }

  private synchronized boolean hasFailed() {
    return failure != null;
  }

  private void stop() {
    synchronized (this) {
      if (stopped || running == 0) {
        return;
      }
      stopped = true;
    }
    door.shut(() -> threads.forEach(Thread::interrupt));
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Numbered<T>(int number, T piece) {}

  private synchronized @Nullable Numbered<T> next() {
    return !stopped && failure == null && work.hasNext()
        ? new Numbered<>(taken++, work.next())
        : null;
  }

  private void lane() {
    try {
      for (Numbered<T> next = next(); next != null; next = next()) {
        R result = does.apply(next.piece());
        synchronized (this) {
          done.put(next.number(), result);
          notifyAll();
        }
      }
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        failure = failure == null ? e : failure;
      }
    } finally {
      synchronized (this) {
        running--;
        notifyAll();
      }
    }
  }
}
