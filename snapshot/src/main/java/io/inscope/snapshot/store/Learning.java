package io.inscope.snapshot.store;

import io.inscope.snapshot.model.GroupKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Decides from which objects dictionaries are learnt, and which one an object is compressed with.
///
/// The first objects are held back and teach the first dictionary: of a small cluster these are
/// all. An export may come sorted by kind, so a kind that was rare among them and becomes frequent
/// later teaches one of its own.
///
/// Only the order and the size of what arrives decide, never the time: the same input gives the
/// same bytes. To be called by the thread that brings the objects.
final class Learning {
  /// Bytes of JSON that are held back.
  private static final long FIRST = 2 << 20;

  /// A kind of which this much was among the first is known well enough.
  private static final long KNOWN = FIRST / 16;

  /// Bytes of one kind that teach a dictionary.
  private static final long OF_KIND = 512 << 10;

  /// Bytes that may be kept for all kinds that are being learnt.
  private static final long IN_ALL = 8 << 20;

  private static final int MOST_DICTIONARIES = 24;

  /// One kind that is being learnt.
  private static final class Learner {
    final Samples samples = new Samples();
    long size;
  }

  /// What one batch is compressed with, and who learns from it.
  ///
  /// @param everything learns from every object; null when that is over
  /// @param learners learn from one kind
  record Lesson(
      CompletableFuture<Optional<Dictionary>> general,
      Map<GroupKind, CompletableFuture<Optional<Dictionary>>> special,
      @Nullable Samples everything,
      Map<GroupKind, Samples> learners) {
    /// Waits until it is learnt.
    Optional<Dictionary> dictionary(GroupKind kind) {
      return special.getOrDefault(kind, general).join();
    }
  }

  private final Executor cores;
  private final Map<GroupKind, Long> first = new HashMap<>();
  private final Samples everything = new Samples();
  private final Map<GroupKind, Learner> learners = new LinkedHashMap<>();
  private final CompletableFuture<Optional<Dictionary>> general = new CompletableFuture<>();
  private final List<CompletableFuture<Optional<Dictionary>>> all = new ArrayList<>();
  private Map<GroupKind, CompletableFuture<Optional<Dictionary>>> special = Map.of();
  private boolean holding = true;
  private long held;
  private long kept;
  private int nextId;

  /// @param nextId of the first dictionary
  Learning(Executor cores, int nextId) {
    this.cores = cores;
    this.nextId = nextId;
  }

  /// Whether batches are held back until enough came.
  boolean isHolding() {
    return holding;
  }

  /// Whether what is held back is enough.
  boolean isEnough() {
    return held >= FIRST;
  }

  /// Takes note of a batch before it is given to the cores.
  Lesson see(List<Arrival> batch) {
    Map<GroupKind, Long> sizes = new LinkedHashMap<>();
    for (Arrival arrival : batch) {
      if (arrival instanceof Arrival.OfObject object) {
        sizes.merge(object.kind(), object.size(), Long::sum);
      }
    }
    if (!holding) {
      return new Lesson(general, special, null, taught(sizes));
    }
    sizes.forEach((kind, size) -> first.merge(kind, size, Long::sum));
    held += sizes.values().stream().mapToLong(size -> size).sum();
    everything.expect();
    return new Lesson(general, Map.of(), everything, Map.of());
  }

  /// Has the cores learn from what was held back. What is compressed with it must be given to them
  /// after this.
  void begin() {
    holding = false;
    learn(everything, general);
  }

  /// Has the cores learn about the kinds of which enough was seen. To be called after a batch was
  /// given to them, for it is learnt from, too.
  void proceed() {
    Iterator<Map.Entry<GroupKind, Learner>> each = learners.entrySet().iterator();
    while (each.hasNext() && all.size() < MOST_DICTIONARIES) {
      Map.Entry<GroupKind, Learner> next = each.next();
      Learner learner = next.getValue();
      if (learner.size >= OF_KIND) {
        each.remove();
        kept -= learner.size;
        CompletableFuture<Optional<Dictionary>> dictionary = new CompletableFuture<>();
        special = new HashMap<>(special); // batches under way have the one before
        special.put(next.getKey(), dictionary);
        learn(learner.samples, dictionary);
      }
    }
  }

  /// What was learnt, by id. To be asked when nothing more comes.
  List<Dictionary> dictionaries() {
    return all.stream().flatMap(future -> future.join().stream()).toList();
  }

  /// Nobody is to wait for what is not learnt any more.
  void stop() {
    general.completeExceptionally(new CancellationException());
    all.forEach(future -> future.completeExceptionally(new CancellationException()));
  }

  private Map<GroupKind, Samples> taught(Map<GroupKind, Long> sizes) {
    Map<GroupKind, Samples> taught = new HashMap<>();
    sizes.forEach(
        (kind, size) -> {
          boolean known = first.getOrDefault(kind, 0L) >= KNOWN || special.containsKey(kind);
          if (known || kept >= IN_ALL || all.size() >= MOST_DICTIONARIES) {
            return;
          }
          Learner learner = learners.computeIfAbsent(kind, _ -> new Learner());
          learner.samples.expect();
          learner.size += size;
          kept += size;
          taught.put(kind, learner.samples);
        });
    return taught;
  }

  private void learn(Samples samples, CompletableFuture<Optional<Dictionary>> dictionary) {
    int id = nextId++;
    all.add(dictionary);
    cores.execute(
        () -> {
          try {
            dictionary.complete(Dictionary.train(id, samples.all()));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            dictionary.completeExceptionally(e);
          } catch (RuntimeException | Error e) {
            dictionary.completeExceptionally(e);
          }
        });
  }
}
