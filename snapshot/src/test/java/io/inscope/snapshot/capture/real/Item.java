package io.inscope.snapshot.capture.real;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.ResourceRef;

/// An object to be created.
///
/// @param version of its API: `v1`, `apps/v1`
/// @param namespace empty for a cluster-scoped object
/// @param json the whole object
record Item(
    String version, String plural, String kind, String namespace, String name, String json) {

  /// @param metadata more of it, each member with a comma before it
  /// @param rest the other members, each with a comma before it
  static Item of(
      String version,
      String plural,
      String kind,
      String namespace,
      String name,
      String metadata,
      String rest) {
    String json =
        """
        {"apiVersion":"%s","kind":"%s","metadata":{"name":"%s"%s%s}%s}\
        """
            .formatted(
                version,
                kind,
                name,
                namespace.isEmpty() ? "" : ",\"namespace\":\"" + namespace + "\"",
                metadata,
                rest);
    return new Item(version, plural, kind, namespace, name, json);
  }

  /// Where it is posted to.
  String list() {
    return (version.contains("/") ? "/apis/" : "/api/")
        + version
        + (namespace.isEmpty() ? "/" : "/namespaces/" + namespace + "/")
        + plural;
  }

  /// Where it is afterwards.
  String path() {
    return list() + "/" + name;
  }

  ResourceRef ref() {
    return ResourceRef.of(GroupKind.of(version, kind), namespace, name);
  }
}
