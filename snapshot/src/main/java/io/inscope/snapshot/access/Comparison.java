package io.inscope.snapshot.access;

import io.inscope.snapshot.json.Field;
import java.util.List;
import java.util.Optional;

/// A role or binding of the API server itself, held against what its version ships.
///
/// @param added what no known version ships
/// @param other what the version of the cluster does not ship, but another one does: left over from
///   before an upgrade, or behind a feature gate
/// @param missing what the version ships and the cluster does not have, in words, sorted
/// @param frozen where it is said that the API server must not restore it; empty when nowhere
public record Comparison(
    List<Difference> added, List<Difference> other, List<String> missing, Optional<Field> frozen) {
  /// @param place where it stands in the object
  /// @param what `get secrets`
  public record Difference(Field place, String what) {}

  public Comparison {
    added = List.copyOf(added);
    other = List.copyOf(other);
    missing = List.copyOf(missing);
  }

  /// It gives nothing to anybody that some version of Kubernetes does not give.
  public boolean isAsShipped() {
    return added.isEmpty();
  }

  /// It is what the version of the cluster ships, and nothing else.
  public boolean isExact() {
    return added.isEmpty() && other.isEmpty() && missing.isEmpty() && frozen.isEmpty();
  }
}
