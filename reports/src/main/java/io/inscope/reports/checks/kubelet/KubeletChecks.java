package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Check;
import java.util.List;

/// How the kubelets are configured. Sorted by id.
public final class KubeletChecks {
  public static final List<Check> ALL = List.of();

  private KubeletChecks() {}
}
