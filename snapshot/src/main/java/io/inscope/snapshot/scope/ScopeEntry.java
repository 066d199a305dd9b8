package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Optional;

/// The scope of one workload, or of a node.
///
/// @param declared what a person decided; empty when nobody did, or the decision has expired
/// @param derived what the facts show on their own
/// @param effective what the reports use: the declaration where there is one, else what was
///   derived; of the control plane and the nodes of a cluster in which the CDE runs never out of
///   scope
/// @param because the decision's reason, or the strongest proof
/// @param declaration where `declared` comes from
/// @param proofs all that speaks for the derived class, the strongest first; none for the CDE
public record ScopeEntry(
    ResourceRef workload,
    Optional<ScopeClass> declared,
    ScopeClass derived,
    ScopeClass effective,
    DataRole dataRole,
    String because,
    Optional<Declaration> declaration,
    Traits traits,
    List<Proof> proofs) {

  public ScopeEntry {
    proofs = List.copyOf(proofs);
  }

  public ScopeEntry(
      ResourceRef workload,
      Optional<ScopeClass> declared,
      ScopeClass derived,
      ScopeClass effective,
      DataRole dataRole,
      String because) {
    this(
        workload,
        declared,
        derived,
        effective,
        dataRole,
        because,
        Optional.empty(),
        Traits.NONE,
        List.of());
  }

  /// Declared out of scope although the facts show otherwise.
  public boolean isContradicted() {
    return declared.filter(d -> d == ScopeClass.OUT_OF_SCOPE).isPresent()
        && (derived == ScopeClass.CDE
            || derived == ScopeClass.CONNECTED_TO
            || derived == ScopeClass.SECURITY_IMPACTING);
  }

  /// Declared out of scope, which it cannot be; the derived class is in force.
  public boolean isRefused() {
    return isContradicted() && effective != ScopeClass.OUT_OF_SCOPE;
  }

  public boolean isNode() {
    return workload.groupKind().equals(Kinds.NODE);
  }
}
