package io.inscope.snapshot.record;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.ResourceRef;
import java.time.Instant;
import java.util.List;

/// A kind whose metadata was listed again after the pass, because checks rest on it.
///
/// @param at when it was listed again
/// @param resourceVersion the state of the cluster that the second list shows; may be empty
/// @param coverage [Coverage.Read] when the comparison is whole; else why there is none
/// @param changes what differs from what the snapshot holds, sorted
public record Relisted(
    ApiResource resource,
    Instant at,
    String resourceVersion,
    Coverage coverage,
    List<Change> changes) {
  public Relisted {
    changes = List.copyOf(changes);
  }

  /// @param before resourceVersion in the snapshot; empty when it is not in there
  /// @param after resourceVersion after the pass; empty when it is gone
  public record Change(ResourceRef ref, String before, String after) {
    public String word() {
      return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
    }
  }
}
