package io.inscope.snapshot.register;

import java.time.LocalDate;
import java.util.Optional;

/// Whether a connection is justified on a given day.
///
/// @param due the last day on which what is on record counts; absent when nothing is
/// @param reason in words: `review was due on 2026-05-02`
public record Review(State state, Optional<LocalDate> due, String reason) {
  /// The words of the register.
  public enum State {
    /// No business need or no approval is on record.
    MISSING,
    /// Justified, approved, and the review not yet due.
    CURRENT,
    /// Justified and approved, but the review is overdue.
    EXPIRED
  }
}
