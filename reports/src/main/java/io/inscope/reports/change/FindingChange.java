package io.inscope.reports.change;

import io.inscope.reports.assessment.Finding;
import io.inscope.snapshot.diff.Change;
import java.util.Optional;

/// A finding that is new, gone, or not what it was.
///
/// @param before empty when it is new
/// @param after empty when it is gone
/// @param cause what the check says in the other snapshot: `passes now`, `not assessed now: ...`
public record FindingChange(
    Change change, Optional<Finding> before, Optional<Finding> after, String cause) {

  /// As it is now, or was when it is gone.
  public Finding finding() {
    return after.or(() -> before).orElseThrow();
  }
}
