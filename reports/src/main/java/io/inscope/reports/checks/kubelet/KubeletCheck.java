package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.ClusterCheck;

/// A check of the kubelets: several sources can answer it, and [Kubelets] knows which of them did.
interface KubeletCheck extends ClusterCheck {
  @Override
  default boolean weighsGaps() {
    return true;
  }
}
