package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// In which row a table has a text in its first column. It keeps numbers only, no text: a hash of
/// 64 bits tells rows apart, and a row is looked at before it is given out.
final class RowIndex {
  private static final int FREE = -1;

  private final List<List<Cell>> rows;
  private final long[] hashes;
  private final int[] places;

  /// @param rows of the table
  /// @param count how many of them will be added
  RowIndex(List<List<Cell>> rows, int count) {
    this.rows = rows;
    int slots = Integer.highestOneBit(Math.max(4, count) * 2 - 1) * 2;
    hashes = new long[slots];
    places = new int[slots];
    Arrays.fill(places, FREE);
  }

  /// Of equal texts the first one added counts.
  void add(int row, String text) {
    long hash = hash(text);
    int slot = slot(hash);
    if (places[slot] == FREE) {
      places[slot] = row;
      hashes[slot] = hash;
    }
  }

  OptionalInt row(String text) {
    int row = places[slot(hash(text))];
    return row != FREE && rows.get(row).getFirst().plain().equals(text)
        ? OptionalInt.of(row)
        : OptionalInt.empty();
  }

  /// The one that holds the hash, or a free one.
  private int slot(long hash) {
    int slot = (int) hash & (places.length - 1);
    while (places[slot] != FREE && hashes[slot] != hash) {
      slot = (slot + 1) & (places.length - 1);
    }
    return slot;
  }

  private static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
