package io.inscope.snapshot.json;

/// Hears of keys that stand twice in one object; the later one counts, as in kubectl.
public interface Duplicates {
  /// For texts where a duplicate is not worth a word.
  Duplicates IGNORED = (key, first, second) -> {};

  void duplicate(String key, int firstLine, int secondLine);
}
