package io.inscope.snapshot.diff;

import io.inscope.snapshot.model.ResourceRef;
import java.util.Comparator;
import java.util.List;

/// One object that differs.
///
/// @param fields that differ, sorted by pointer; empty unless it was changed
/// @param placeBefore file and line in the older snapshot; empty when it is not there
/// @param placeAfter the same in the newer one
public record ObjectChange(
    ResourceRef ref, Change change, List<FieldChange> fields, String placeBefore, String placeAfter)
    implements Comparable<ObjectChange> {
  public ObjectChange {
    fields = List.copyOf(fields);
  }

  @Override
  public int compareTo(ObjectChange other) {
    return Comparator.comparing(ObjectChange::ref).compare(this, other);
  }

  /// `NetworkPolicy payments/allow-web changed`.
  public String spoken() {
    return ref.spoken() + " " + change.word();
  }

  ObjectChange mirrored() {
    return new ObjectChange(
        ref,
        change.mirrored(),
        fields.stream().map(FieldChange::mirrored).sorted(FieldDiff.ORDER).toList(),
        placeAfter,
        placeBefore);
  }
}
