package io.inscope.snapshot.access;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;

/// One rule of a role, given to one subject by one binding.
///
/// @param namespace where it holds; empty for the whole cluster
/// @param role the role in which the rule stands: for an aggregated role the one it was collected
///   from
/// @param rule the rule's place in `role`
public record Grant(
    Subject subject, String namespace, Resource binding, Resource role, Field rule) {

  /// Whether the rule covers a verb on a resource. `*` covers everything; `pods` does not cover
  /// `pods/exec`, `*/exec` does.
  ///
  /// @param apiGroup empty for core
  /// @param resource plural, with its subresource if any: `secrets`, `pods/exec`
  public boolean allows(String verb, String apiGroup, String resource) {
    return covers("verbs", verb) && covers("apiGroups", apiGroup) && coversResource(resource);
  }

  /// Whether `resourceNames` narrows the rule to named objects.
  public boolean isNamed() {
    return rule.at("resourceNames").each().findAny().isPresent();
  }

  private boolean covers(String list, String wanted) {
    return rule.at(list)
        .each()
        .map(f -> f.text(""))
        .anyMatch(v -> v.equals("*") || v.equals(wanted));
  }

  private boolean coversResource(String wanted) {
    int slash = wanted.indexOf('/');
    String anyParent = slash < 0 ? "*" : "*" + wanted.substring(slash);
    return rule.at("resources")
        .each()
        .map(f -> f.text(""))
        .anyMatch(v -> v.equals("*") || v.equals(wanted) || v.equals(anyParent));
  }
}
