package io.inscope.reports.check;

import io.inscope.snapshot.model.ResourceRef;
import java.util.Comparator;

/// What a result speaks of.
public sealed interface Subject extends Comparable<Subject> {
  /// An object: a workload's owner or a resource.
  record Of(ResourceRef ref) implements Subject {
    @Override
    public String toString() {
      return ref.toString();
    }
  }

  /// The cluster as a whole.
  record Cluster() implements Subject {
    @Override
    public String toString() {
      return "cluster";
    }
  }

  @Override
  default int compareTo(Subject other) {
    return Comparator.comparing((Subject s) -> s instanceof Of ? 1 : 0)
        .thenComparing(Subject::toString)
        .compare(this, other);
  }
}
