package io.inscope.snapshot.record;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;

/// A kind as a server offers it for listing.
///
/// @param group empty for core
/// @param version in which it is asked for: the one the server prefers among those that have it
/// @param plural as in paths: `pods`
/// @param stale whether the server says itself that what stands behind it does not react
public record ApiResource(
    String group, String version, String plural, String kind, boolean namespaced, boolean stale) {
  /// `v1`, `apps/v1`.
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /// What its objects are filed under.
  public GroupKind groupKind() {
    return Namespacing.canonical(new GroupKind(group, kind));
  }

  /// The path of the list.
  ///
  /// @param namespace empty for the whole cluster
  public String path(String namespace) {
    return (group.isEmpty() ? "/api/" : "/apis/")
        + apiVersion()
        + (namespace.isEmpty() ? "/" : "/namespaces/" + namespace + "/")
        + plural;
  }

  /// Whether it is the kind of the core group with this plural.
  public boolean isCore(String name) {
    return group.isEmpty() && plural.equals(name);
  }
}
