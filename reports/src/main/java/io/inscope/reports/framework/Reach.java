package io.inscope.reports.framework;

import java.util.Locale;

/// How much of a requirement the checks can see.
public enum Reach {
  FULL,
  PARTIAL,
  NONE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
