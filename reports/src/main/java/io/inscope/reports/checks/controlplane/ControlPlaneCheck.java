package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.ClusterCheck;

/// A check of the control plane: pods, nodes or ConfigMaps can answer it, and [ControlPlane] knows
/// which of them did.
interface ControlPlaneCheck extends ClusterCheck {
  @Override
  default boolean weighsGaps() {
    return true;
  }
}
