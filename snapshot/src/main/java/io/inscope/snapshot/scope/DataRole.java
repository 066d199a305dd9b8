package io.inscope.snapshot.scope;

import java.util.Locale;

/// What a workload does with account data.
public enum DataRole {
  STORES,
  PROCESSES,
  TRANSMITS,
  NONE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
