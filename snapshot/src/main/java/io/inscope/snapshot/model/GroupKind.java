package io.inscope.snapshot.model;

import java.util.Comparator;

/// A kind within its API group; `group` is empty for the core group. Two groups may use one kind
/// name: `NetworkPolicy` is also Calico's.
public record GroupKind(String group, String kind) implements Comparable<GroupKind> {
  private static final Comparator<GroupKind> ORDER =
      Comparator.comparing(GroupKind::kind).thenComparing(GroupKind::group);

  /// @param apiVersion as written in an object: `v1`, `apps/v1`; empty counts as core
  public static GroupKind of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    return new GroupKind(slash < 0 ? "" : apiVersion.substring(0, slash), kind);
  }

  @Override
  public int compareTo(GroupKind other) {
    return ORDER.compare(this, other);
  }

  /// `Pod`, `Deployment.apps`.
  @Override
  public String toString() {
    return group.isEmpty() ? kind : kind + "." + group;
  }
}
