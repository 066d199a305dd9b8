package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ResourceRef;
import java.util.Optional;

/// The scope of one workload.
///
/// @param declared what a person decided; empty when nobody did
/// @param derived what the facts show on their own
/// @param effective what the reports use: the declaration where there is one, else what was derived
/// @param because the decision's reason, or the proof: the connection or placement that makes it so
public record ScopeEntry(
    ResourceRef workload,
    Optional<ScopeClass> declared,
    ScopeClass derived,
    ScopeClass effective,
    DataRole dataRole,
    String because) {

  /// Declared out of scope although the facts show otherwise.
  public boolean isContradicted() {
    return declared.filter(d -> d == ScopeClass.OUT_OF_SCOPE).isPresent()
        && (derived == ScopeClass.CDE
            || derived == ScopeClass.CONNECTED_TO
            || derived == ScopeClass.SECURITY_IMPACTING);
  }
}
