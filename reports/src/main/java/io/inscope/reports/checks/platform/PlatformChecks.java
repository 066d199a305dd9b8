package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Check;
import java.util.List;

/// Nodes, versions and the components that keep the cluster. Sorted by id.
public final class PlatformChecks {
  public static final List<Check> ALL = List.of();

  private PlatformChecks() {}
}
