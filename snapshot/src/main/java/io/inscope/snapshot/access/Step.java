package io.inscope.snapshot.access;

import java.util.Optional;

/// One step of a chain: a right that is used.
///
/// @param grant the right, given to whoever stands here or to a group it is in
/// @param what what of it is used: `create pods`
/// @param becomes as whom one goes on; empty for the last step
public record Step(Grant grant, String what, Optional<Subject> becomes) {
  /// `create pods in ci, and so act as ServiceAccount ci/deployer`.
  @Override
  public String toString() {
    String where = grant.namespace().isEmpty() ? "everywhere" : "in " + grant.namespace();
    String names = String.join(", ", grant.given().rule().names());
    return "%s%s %s%s"
        .formatted(
            what,
            names.isEmpty() ? "" : " named " + names,
            where,
            becomes.map(one -> ", and so act as " + one).orElse(""));
  }
}
