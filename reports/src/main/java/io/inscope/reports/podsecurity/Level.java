package io.inscope.reports.podsecurity;

import java.util.Locale;

/// The levels of the standards, the least strict first.
public enum Level {
  PRIVILEGED,
  BASELINE,
  RESTRICTED;

  /// As namespaces are labelled: `baseline`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
