package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Check;
import java.util.List;

/// Namespaces and what decides over what may be created in them. Sorted by id.
public final class AdmissionChecks {
  public static final List<Check> ALL = List.of();

  private AdmissionChecks() {}
}
