package io.inscope.snapshot.access;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;

/// One rule of a role, given to one subject by one binding.
///
/// @param namespace where it holds; empty for the whole cluster
/// @param given the rule and where it stands
public record Grant(Subject subject, String namespace, Resource binding, RoleRule given) {

  /// The role in which the rule stands: for an aggregated role the one it was collected from.
  public Resource role() {
    return given.role();
  }

  /// The rule's place in [#role].
  public Field rule() {
    return given.field();
  }

  /// Whether the rule covers a verb on a resource, be it only on objects it names. `*` covers
  /// everything; `pods` does not cover `pods/exec`, `*/exec` does.
  ///
  /// @param apiGroup empty for core
  /// @param resource plural, with its subresource if any: `secrets`, `pods/exec`
  public boolean allows(String verb, String apiGroup, String resource) {
    return given.rule().allows(verb, apiGroup, resource);
  }

  /// Whether `resourceNames` narrows the rule to named objects.
  public boolean isNamed() {
    return given.rule().isNamed();
  }
}
