package io.inscope.snapshot.store;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.redaction.Redactor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries what arrives to the writer, in order. All cores but one, on which the source is read,
/// redact, hash and compress; one thread of its own writes. What is under way is bounded by its
/// bytes, so that memory does not grow with the source.
final class Conveyor implements AutoCloseable {
  /// Enough to keep the cores busy, and little enough to be done with before the garbage collector
  /// takes it for lasting: with four times as much an import of 4 GB took 500 MiB.
  private static final int UNDERWAY_KIB = 8 << 10;

  /// A task for a core: large enough to be worth handing over.
  private static final long BATCH = 256 << 10;

  private static final int MOST_IN_BATCH = 500;

  /// What becomes of an arrival: a [Prepared] object, or another [Redacting.Outcome].
  sealed interface Ready {
    record Object(Prepared prepared) implements Ready {}

    record Other(Redacting.Outcome outcome) implements Ready {}
  }

  private record Underway(Future<List<Ready>> ready, int kib) {}

  private record Held(Future<List<Redacting.Outcome>> redacted, Learning.Lesson lesson, int kib) {}

  private static final Underway END = new Underway(CompletableFuture.completedFuture(List.of()), 0);

  private final Redactor redactor;
  private final Consumer<Ready> writer;
  private final ExecutorService cores =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
          Thread.ofPlatform().daemon().name("inscope-redact-", 0).factory());
  private final Queue<Compressing> compressors = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<Compressing> compressing = ThreadLocal.withInitial(this::compressor);
  private final ThreadLocal<Redacting> redacting;
  private final Semaphore room = new Semaphore(UNDERWAY_KIB);
  private final BlockingQueue<Underway> queue = new LinkedBlockingQueue<>();
  private final List<Held> held = new ArrayList<>();
  private final Learning learning;
  private final Thread writing;
  private List<Arrival> open = new ArrayList<>();
  private long openWeight;
  private int batches;
  private volatile @Nullable Throwable failure;

  /// @param writer called by one thread, for each arrival in order
  /// @param nextDictionary id of the first dictionary
  Conveyor(Redactor redactor, Consumer<Ready> writer, int nextDictionary) {
    this.redactor = redactor;
    this.writer = writer;
    this.redacting = ThreadLocal.withInitial(() -> new Redacting(this.redactor));
    this.learning = new Learning(cores, nextDictionary);
    this.writing = Thread.ofPlatform().daemon().name("inscope-write").unstarted(this::write);
    writing.start();
  }

  /// Takes what has arrived; waits while too much is under way.
  ///
  /// @throws ProjectException when something before it could not be written
  void put(Arrival arrival) {
    open.add(arrival);
    openWeight += arrival.weight();
    if (openWeight >= BATCH || open.size() >= MOST_IN_BATCH) {
      send();
    }
  }

  /// Waits until nothing is under way.
  void settle() {
    send();
    release();
    makeRoom(UNDERWAY_KIB);
    room.release(UNDERWAY_KIB);
  }

  /// Waits until everything is written.
  ///
  /// @return the dictionaries that were learnt
  List<Dictionary> finish() {
    send();
    release();
    queue.add(END);
    try {
      writing.join();
    } catch (InterruptedException e) {
      throw stopped(e);
    }
    check();
    return learning.dictionaries();
  }

  /// Stops everything. What is not written yet is lost.
  @Override
  public void close() {
    cores.shutdownNow();
    learning.stop();
    writing.interrupt();
    boolean interrupted = false;
    while (writing.isAlive()) {
      try {
        writing.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try (cores) {
      cores.shutdown(); // and waits: what the compressors hold is freed next
    }
    compressors.forEach(Compressing::close);
  }

  private Compressing compressor() {
    Compressing made = new Compressing();
    compressors.add(made);
    return made;
  }

  private void send() {
    check();
    if (open.isEmpty()) {
      return;
    }
    List<Arrival> batch = open;
    int kib = (int) Math.min(UNDERWAY_KIB, 1 + (openWeight >> 10));
    open = new ArrayList<>();
    openWeight = 0;
    makeRoom(kib);
    Learning.Lesson lesson = learning.see(batch);
    int number = batches++;
    if (learning.isHolding()) {
      held.add(new Held(cores.submit(() -> redacted(batch, lesson, number)), lesson, kib));
      if (learning.isEnough()) {
        release();
      }
      return;
    }
    queue.add(
        new Underway(cores.submit(() -> compressed(redacted(batch, lesson, number), lesson)), kib));
    learning.proceed();
  }

  /// What is held back takes room; when there is too little left, it has to go.
  private void makeRoom(int kib) {
    if (!room.tryAcquire(kib)) {
      release();
      try {
        room.acquire(kib);
      } catch (InterruptedException e) {
        throw stopped(e);
      }
    }
  }

  /// Lets go what was held back.
  private void release() {
    if (learning.isHolding()) {
      learning.begin();
      for (Held batch : held) {
        queue.add(
            new Underway(
                cores.submit(() -> compressed(batch.redacted().get(), batch.lesson())),
                batch.kib()));
      }
      held.clear();
    }
  }

  private List<Redacting.Outcome> redacted(
      List<Arrival> batch, Learning.Lesson lesson, int number) {
    Map<GroupKind, List<byte[]>> learnt = new HashMap<>();
    List<byte[]> bodies = new ArrayList<>();
    List<Redacting.Outcome> outcomes = new ArrayList<>(batch.size());
    try {
      for (Arrival arrival : batch) {
        Redacting.Outcome outcome = redacting.get().of(arrival);
        outcomes.add(outcome);
        if (outcome instanceof Redacting.Clean clean) {
          bodies.add(clean.json());
          if (lesson.learners().containsKey(clean.ref().groupKind())) {
            learnt
                .computeIfAbsent(clean.ref().groupKind(), _ -> new ArrayList<>())
                .add(clean.json());
          }
        }
      }
    } finally {
      if (lesson.everything() != null) {
        lesson.everything().add(number, bodies);
      }
      lesson
          .learners()
          .forEach((kind, samples) -> samples.add(number, learnt.getOrDefault(kind, List.of())));
    }
    return outcomes;
  }

  private List<Ready> compressed(List<Redacting.Outcome> outcomes, Learning.Lesson lesson) {
    List<Ready> ready = new ArrayList<>(outcomes.size());
    for (Redacting.Outcome outcome : outcomes) {
      ready.add(
          outcome instanceof Redacting.Clean clean
              ? new Ready.Object(
                  compressing.get().of(clean, lesson.dictionary(clean.ref().groupKind())))
              : new Ready.Other(outcome));
    }
    return ready;
  }

  private void write() {
    try {
      for (Underway next = queue.take(); next != END; next = queue.take()) {
        for (Ready ready : next.ready().get()) {
          writer.accept(ready);
        }
        room.release(next.kib());
      }
    } catch (ExecutionException e) {
      failure = e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      room.release(UNDERWAY_KIB); // nobody is to wait for a writer that is gone
    }
  }

  private void check() {
    switch (failure) {
      case null -> {}
      case ProjectException e -> throw e;
      case OutOfMemoryError e -> throw e;
      case Throwable e -> throw new IllegalStateException("the writer failed", e);
    }
  }

  private static ProjectException stopped(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ProjectException(
        "PROJECT-STOPPED", "The import was stopped.", "The project is as it was before.", e);
  }
}
