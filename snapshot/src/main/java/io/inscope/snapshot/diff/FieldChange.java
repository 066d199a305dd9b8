package io.inscope.snapshot.diff;

import org.jspecify.annotations.Nullable;

/// One field that differs. Values are those of the snapshots: masked where they were secret.
///
/// @param pointerBefore RFC 6901, within the older object; empty when the field was not there
/// @param pointerAfter within the newer object; empty when the field is not there any more. The two
///   differ where items of a list changed places
/// @param before tree value; `null` when not set
/// @param after tree value; `null` when not set
public record FieldChange(
    String pointerBefore, String pointerAfter, @Nullable Object before, @Nullable Object after) {

  /// Where the field is, or was when it is gone.
  public String pointer() {
    return pointerAfter.isEmpty() ? pointerBefore : pointerAfter;
  }

  public Change change() {
    return before == null ? Change.ADDED : after == null ? Change.REMOVED : Change.CHANGED;
  }

  FieldChange mirrored() {
    return new FieldChange(pointerAfter, pointerBefore, after, before);
  }
}
