package io.inscope.snapshot.access;

/// Something somebody asks the API server for.
///
/// Source: [request
/// attributes](https://kubernetes.io/docs/reference/access-authn-authz/authorization/#review-your-request-attributes).
public sealed interface Request {
  String verb();

  /// @param group API group, empty for core
  /// @param resource plural, with its subresource if any: `secrets`, `pods/exec`
  /// @param namespace empty for a cluster-scoped object, and for all namespaces at once. A request
  ///   for a Namespace itself is one in that namespace
  /// @param name empty where the request names no object: creating one, listing, deleting several
  record OnResource(String verb, String group, String resource, String namespace, String name)
      implements Request {}

  /// @param path `/metrics`
  record OnPath(String verb, String path) implements Request {}

  /// The namespace in which it has to be allowed; empty for the whole cluster.
  default String where() {
    return switch (this) {
      case OnResource one -> one.namespace();
      case OnPath _ -> "";
    };
  }
}
