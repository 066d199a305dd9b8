package io.inscope.reports.check;

import java.util.Locale;

/// How bad a failure is, worst first.
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  INFO;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// One step worse; CRITICAL stays.
  public Severity raised() {
    return values()[Math.max(0, ordinal() - 1)];
  }
}
