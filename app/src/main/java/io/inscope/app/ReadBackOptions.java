package io.inscope.app;

import java.util.Optional;

/// How a workbook is read back.
///
/// @param dryRun nothing is recorded
/// @param preferFile the file wins where the record changed since it was written
/// @param password to open the file with
public record ReadBackOptions(boolean dryRun, boolean preferFile, Optional<String> password) {
  /// Never the password.
  @Override
  public String toString() {
    return "ReadBackOptions[dryRun=%s, preferFile=%s]".formatted(dryRun, preferFile);
  }
}
