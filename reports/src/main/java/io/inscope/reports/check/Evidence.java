package io.inscope.reports.check;

import io.inscope.snapshot.access.Step;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import org.jspecify.annotations.Nullable;

/// What shows that an outcome is true, precise enough to be looked up.
public sealed interface Evidence {
  /// A field of an object had this value, or was not set.
  ///
  /// @param pointer JSON pointer (RFC 6901) into the object
  /// @param value what stood there; `null` for not set. Redacted like everything a snapshot holds
  /// @param place `pods.yaml:112`: file and line
  /// @param container the container it belongs to; empty when it belongs to none
  record Value(
      ResourceRef ref, String pointer, @Nullable Object value, String place, String container)
      implements Evidence {}

  /// A connection that is permitted.
  record Reach(Connection connection) implements Evidence {}

  /// A right that somebody has.
  ///
  /// @param subject who: `Group developers`, `ServiceAccount ci/deployer`
  /// @param binding through which binding
  /// @param role through which role
  /// @param rule which rule of it, in words: `get, list secrets in payments`
  /// @param place file and line of the rule
  record Grant(String subject, ResourceRef binding, ResourceRef role, String rule, String place)
      implements Evidence {}

  /// Something that should be there is not.
  record Absence(String what) implements Evidence {}

  /// A field of an object as evidence.
  static Evidence of(Resource resource, Field field) {
    return new Value(resource.ref(), field.pointer(), field.value(), resource.place(field), "");
  }

  /// A step of a chain of rights as evidence: whose right, by which binding, and what it leads to.
  static Evidence of(Step step) {
    io.inscope.snapshot.access.Grant grant = step.grant();
    return new Grant(
        grant.subject().toString(),
        grant.binding().ref(),
        grant.role().ref(),
        step.toString(),
        grant.given().place());
  }

  /// A field of a container as evidence.
  static Evidence of(Resource resource, Field field, Field container) {
    return new Value(
        resource.ref(),
        field.pointer(),
        field.value(),
        resource.place(field.isMissing() ? container : field),
        container.at("name").text(""));
  }
}
