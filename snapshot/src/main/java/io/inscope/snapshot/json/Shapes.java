package io.inscope.snapshot.json;

import java.util.Arrays;

/// Keeps what objects of one kind have in common once: thousands of pods have the same keys in the
/// same order, and nobody changes these arrays.
///
/// As in [TextPool], what is kept may be forgotten for something else at any time, and what threads
/// see of each other's entries is whole or nothing.
final class Shapes {
  private static final String[][] SEEN = new String[1 << 12][];
  private static final int[][] UNKNOWN = new int[64][];

  static {
    Arrays.setAll(UNKNOWN, int[]::new);
  }

  private Shapes() {}

  /// Keys that are equal, if possible older ones.
  static String[] keys(String[] keys) {
    int hash = Arrays.hashCode(keys);
    int place = (hash ^ hash >>> 13) & SEEN.length - 1;
    String[] seen = SEEN[place];
    if (seen != null && Arrays.equals(seen, keys)) {
      return seen;
    }
    SEEN[place] = keys;
    return keys;
  }

  /// The same lines; where none is known, one array for all.
  static int[] lines(int[] lines) {
    if (lines.length < UNKNOWN.length) {
      int[] unknown = UNKNOWN[lines.length];
      return Arrays.equals(lines, unknown) ? unknown : lines;
    }
    return lines;
  }
}
