package io.inscope.snapshot.access;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;

/// A rule and the place where it stands.
///
/// @param role the role in which it stands: for an aggregated role the one it was collected from
/// @param field its place in `role`
/// @param rule what it says
public record RoleRule(Resource role, Field field, Rule rule) {
  /// `roles.yaml:12`: file and line.
  public String place() {
    return role.place(field);
  }
}
