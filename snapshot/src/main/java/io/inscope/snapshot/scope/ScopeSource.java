package io.inscope.snapshot.scope;

import java.util.Locale;

/// Where a declaration comes from; the first that says something counts.
public enum ScopeSource {
  /// An entry of the scope file that names this one object.
  DECISION,
  /// An annotation or label of the object itself.
  OBJECT,
  /// An entry of the scope file that describes objects.
  RULE,
  /// An annotation or label of its namespace.
  NAMESPACE,
  /// An annotation or label of what owns it.
  OWNER,
  /// An annotation or label that all of its nodes have.
  NODE;

  /// As sheets write it: `decision`, `object`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
