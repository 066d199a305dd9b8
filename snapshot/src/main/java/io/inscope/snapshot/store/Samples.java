package io.inscope.snapshot.store;

import java.util.List;
import java.util.TreeMap;

/// Redacted bodies from which a dictionary will be learnt, in the order of their batches, whichever
/// thread was done first.
final class Samples {
  private final TreeMap<Integer, List<byte[]>> bodies = new TreeMap<>();
  private int awaited;

  /// Announces one more batch.
  synchronized void expect() {
    awaited++;
  }

  /// Takes what a batch had.
  synchronized void add(int batch, List<byte[]> more) {
    bodies.put(batch, more);
    awaited--;
    notifyAll();
  }

  /// What all announced batches had; waits for them.
  synchronized List<byte[]> all() throws InterruptedException {
    while (awaited > 0) {
      wait();
    }
    return bodies.values().stream().flatMap(List::stream).toList();
  }
}
