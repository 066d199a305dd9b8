package io.inscope.snapshot.diff;

import io.inscope.snapshot.model.GroupKind;
import java.util.Comparator;
import java.util.List;

/// Objects of which nobody can say whether they were added or removed: they are in one snapshot,
/// and the other does not hold all of their kind.
///
/// @param namespace empty for cluster-scoped kinds
/// @param missing the snapshot in which they are not, and in which they were not looked for
/// @param why the kind was not read there
/// @param objects how many
/// @param names the first few of them, sorted
public record Gap(
    GroupKind kind, String namespace, Side missing, String why, int objects, List<String> names)
    implements Comparable<Gap> {
  /// The older snapshot and the newer one.
  public enum Side {
    BEFORE,
    AFTER;

    public Side other() {
      return this == BEFORE ? AFTER : BEFORE;
    }
  }

  static final int NAMED = 5;

  private static final Comparator<Gap> ORDER =
      Comparator.comparing(Gap::kind).thenComparing(Gap::namespace).thenComparing(Gap::missing);

  public Gap {
    names = List.copyOf(names);
  }

  @Override
  public int compareTo(Gap other) {
    return ORDER.compare(this, other);
  }

  /// `payments/Ingress.networking.k8s.io`, `ClusterRole.rbac.authorization.k8s.io`.
  public String ref() {
    return (namespace.isEmpty() ? "" : namespace + "/") + kind;
  }

  /// `3 objects: a, b, c`.
  public String held() {
    return (objects == 1 ? "1 object: " : objects + " objects: ")
        + String.join(", ", names)
        + (objects > names.size() ? ", ..." : "");
  }

  Gap mirrored() {
    return new Gap(kind, namespace, missing.other(), why, objects, names);
  }
}
