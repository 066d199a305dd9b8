package io.inscope.snapshot.json;

import java.util.Arrays;

/// Bytes that grow to a limit; what comes after the limit is counted as overflow and dropped.
final class JsonBuffer {
  private final int limit;
  private byte[] bytes = new byte[1 << 12];
  private int size;
  private boolean overflown;

  JsonBuffer(int limit) {
    this.limit = limit;
  }

  void add(int b) {
    if (size == bytes.length) {
      if (size >= limit) {
        overflown = true;
        return;
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(limit, 2L * size));
    }
    bytes[size++] = (byte) b;
  }

  void add(String ascii) {
    ascii.chars().forEach(this::add);
  }

  int size() {
    return size;
  }

  /// Drops all but the first bytes.
  void truncate(int to) {
    size = to;
  }

  boolean isOverflown() {
    return overflown;
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  byte[] copy() {
    return copy(0, size);
  }

  /// The first place at which a line begins whose first character other than white space is a brace
  /// in this column; -1 when there is none. The first line does not count.
  int lineWithBrace(int column) {
    for (int i = 0; i < size; i++) {
      int brace = i + column;
      if (bytes[i] == '\n' && brace < size && bytes[brace] == '{' && isBlank(i + 1, brace)) {
        return i + 1;
      }
    }
    return -1;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /// How many lines end before `to`.
  int lines(int to) {
    int lines = 0;
    for (int i = 0; i < to; i++) {
      if (bytes[i] == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
