package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Check;
import java.util.List;

/// Volumes and backups. Sorted by id.
public final class StorageChecks {
  public static final List<Check> ALL = List.of();

  private StorageChecks() {}
}
