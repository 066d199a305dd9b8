package io.inscope.snapshot.scope;

import java.util.Locale;

/// Scope class of a workload, strongest first.
public enum ScopeClass {
  /// Stores, processes or transmits account data.
  CDE,
  /// Can exchange traffic with the CDE.
  CONNECTED_TO,
  /// Needs no data path to change the security of the CDE.
  SECURITY_IMPACTING,
  /// Nobody has decided; treated as in scope until somebody does.
  UNDECIDED,
  /// Shown to be none of the above.
  OUT_OF_SCOPE;

  /// As files and commands write it: `cde`, `connected-to`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
