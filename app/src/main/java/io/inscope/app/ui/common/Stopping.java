package io.inscope.app.ui.common;

/// What the user wants of a capture that is under way.
public enum Stopping {
  /// Stop, and seal what was read as a part that can be gone on with.
  KEEP,
  /// Stop, and leave the project as it was.
  DISCARD,
  GO_ON
}
