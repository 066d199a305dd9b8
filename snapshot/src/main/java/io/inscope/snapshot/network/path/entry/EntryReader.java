package io.inscope.snapshot.network.path.entry;

import java.util.List;

/// Reads the entries that objects of one kind, and those that belong to it, make.
public interface EntryReader {
  /// The entries, sorted by their objects. What cannot be followed becomes a sentence among the
  /// limits of its [Surroundings].
  List<EntryView> read();
}
