package io.inscope.snapshot.record;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.ResourceRef;
import java.time.Instant;
import java.util.List;

/// A kind whose metadata was listed again after the pass, because checks rest on it.
///
/// @param at when it was listed again
/// @param resourceVersion the state of the cluster that the second list shows; may be empty
/// @param coverage [Coverage.Read] when the comparison is whole; else why it is not, or why there
///   is none
/// @param changes what differs from what the snapshot holds, sorted; all of it
public record Relisted(
    ApiResource resource,
    Instant at,
    String resourceVersion,
    Coverage coverage,
    List<Change> changes) {
  public Relisted {
    changes = List.copyOf(changes);
  }

  /// What became of an object, as far as its metadata tells.
  public enum What {
    /// It is not in the snapshot.
    ADDED,
    /// It is gone.
    REMOVED,
    /// It was changed, and its kind does not count the changes of its spec.
    UNKNOWN,
    /// The spec was written, and maybe more.
    SPEC,
    /// Not the spec: the status, labels, annotations, or others of the metadata.
    REST,
    /// It was deleted, and another one of this name was made.
    REPLACED
  }

  /// One object. Each write of it gives a new resourceVersion, those of its status too, so most
  /// changes of pods and nodes mean little.
  ///
  /// @param before resourceVersion in the snapshot; empty when it is not in there or has none
  /// @param after resourceVersion after the pass; empty when it is gone or has none
  public record Change(ResourceRef ref, String before, String after, What what) {
    public static Change added(ResourceRef ref, String after) {
      return new Change(ref, "", after, What.ADDED);
    }

    public static Change removed(ResourceRef ref, String before) {
      return new Change(ref, before, "", What.REMOVED);
    }

    /// `added`, `removed`, `changed`.
    public String word() {
      return switch (what) {
        case ADDED -> "added";
        case REMOVED -> "removed";
        case UNKNOWN, SPEC, REST, REPLACED -> "changed";
      };
    }
  }
}
