package io.inscope.snapshot.model;

import java.util.Comparator;
import java.util.Optional;

/// The identity of one object in a cluster. No version: identity outlives API versions.
///
/// @param group API group, empty for core
/// @param namespace empty for a cluster-scoped object
public record ResourceRef(String group, String kind, String namespace, String name)
    implements Comparable<ResourceRef> {
  private static final Comparator<ResourceRef> ORDER =
      Comparator.comparing(ResourceRef::namespace)
          .thenComparing(ResourceRef::kind)
          .thenComparing(ResourceRef::group)
          .thenComparing(ResourceRef::name);

  public static ResourceRef of(GroupKind kind, String namespace, String name) {
    return new ResourceRef(kind.group(), kind.kind(), namespace, name);
  }

  /// Reads `[namespace/]Kind[.group]/name`, the form that [#toString] prints and commands take.
  public static Optional<ResourceRef> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length < 2 || parts.length > 3) {
      return Optional.empty();
    }
    String namespace = parts.length == 3 ? parts[0] : "";
    String kind = parts[parts.length - 2];
    String name = parts[parts.length - 1];
    int dot = kind.indexOf('.');
    String group = dot < 0 ? "" : kind.substring(dot + 1);
    String bare = dot < 0 ? kind : kind.substring(0, dot);
    boolean emptyGroup = dot >= 0 && group.isEmpty();
    return bare.isEmpty()
            || emptyGroup
            || name.isEmpty()
            || (parts.length == 3 && namespace.isEmpty())
        ? Optional.empty()
        : Optional.of(new ResourceRef(group, bare, namespace, name));
  }

  public GroupKind groupKind() {
    return new GroupKind(group, kind);
  }

  /// How people speak of it: `NetworkPolicy payments/allow-gateway`, `Node worker-1`.
  public String spoken() {
    return namespace.isEmpty() ? kind + " " + name : kind + " " + namespace + "/" + name;
  }

  @Override
  public int compareTo(ResourceRef other) {
    return ORDER.compare(this, other);
  }

  /// `payments/Deployment.apps/gateway`, `Node/worker-1`.
  @Override
  public String toString() {
    return (namespace.isEmpty() ? "" : namespace + "/") + groupKind() + "/" + name;
  }
}
