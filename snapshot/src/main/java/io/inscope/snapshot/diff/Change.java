package io.inscope.snapshot.diff;

import java.util.Locale;

/// What became of something between two snapshots.
public enum Change {
  ADDED,
  REMOVED,
  CHANGED;

  /// `added`, `removed`, `changed`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What it is for somebody who looks from the newer snapshot back.
  public Change mirrored() {
    return switch (this) {
      case ADDED -> REMOVED;
      case REMOVED -> ADDED;
      case CHANGED -> CHANGED;
    };
  }
}
