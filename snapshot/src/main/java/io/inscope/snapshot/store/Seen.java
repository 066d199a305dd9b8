package io.inscope.snapshot.store;

/// Remembers by 64-bit hashes what was there before, in eight to sixteen bytes each. "No" is
/// certain and saves asking the database; "yes" is to be looked up.
final class Seen {
  private static final int FIRST = 1 << 12;

  private long[] table = new long[FIRST];
  private int size;
  private boolean zero;

  /// Adds a hash.
  ///
  /// @return whether it, or one like it, may have been added before
  boolean add(long hash) {
    if (hash == 0) {
      boolean before = zero;
      zero = true;
      return before;
    }
    if (size * 2 >= table.length) {
      grow();
    }
    return put(table, hash);
  }

  private boolean put(long[] into, long hash) {
    int mask = into.length - 1;
    int i = (int) ((hash * 0x9e3779b97f4a7c15L) >>> 32) & mask;
    while (into[i] != 0) {
      if (into[i] == hash) {
        return true;
      }
      i = (i + 1) & mask;
    }
    into[i] = hash;
    size++;
    return false;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    size = 0;
    for (long hash : table) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    table = larger;
  }
}
