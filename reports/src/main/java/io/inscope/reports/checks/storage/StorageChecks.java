package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Check;
import java.util.List;

/// Volumes and backups. Sorted by id.
public final class StorageChecks {
  public static final List<Check> ALL =
      List.of(
          new GitOpsCoverage(),
          new BackupLocations(),
          new BackupSchedules(),
          new StorageEncryption(),
          new TemporaryFiles(),
          new NodeLocalVolume(),
          new RetainedVolume(),
          new ClaimTemplates(),
          new ClaimInventory());

  private StorageChecks() {}
}
