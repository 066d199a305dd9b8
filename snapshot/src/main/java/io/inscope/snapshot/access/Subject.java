package io.inscope.snapshot.access;

import java.util.Comparator;

/// Somebody a binding names.
///
/// @param kind `User`, `Group` or `ServiceAccount`
/// @param namespace of a service account; else empty
public record Subject(String kind, String namespace, String name) implements Comparable<Subject> {
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::kind)
          .thenComparing(Subject::namespace)
          .thenComparing(Subject::name);

  public static Subject user(String name) {
    return new Subject("User", "", name);
  }

  public static Subject group(String name) {
    return new Subject("Group", "", name);
  }

  public static Subject account(String namespace, String name) {
    return new Subject("ServiceAccount", namespace, name);
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }

  /// `Group developers`, `ServiceAccount ci/deployer`.
  @Override
  public String toString() {
    return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
