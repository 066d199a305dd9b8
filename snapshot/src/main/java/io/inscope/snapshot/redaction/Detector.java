package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// One thing that secrets look like in running text. An instance is stateless and shared.
interface Detector {
  /// The characters at which it is worth asking.
  String triggers();

  /// The secret announced by the trigger at a position; null when there is none.
  ///
  /// @param at index of the trigger
  @Nullable Span find(String text, int at);

  /// A part of a text, from inclusive, to exclusive; never starts before the trigger.
  record Span(int from, int to, String what) {}
}
