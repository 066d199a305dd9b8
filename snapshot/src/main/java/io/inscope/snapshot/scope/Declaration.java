package io.inscope.snapshot.scope;

import java.time.LocalDate;
import java.util.Optional;

/// What one source says of one object.
///
/// @param scopeClass empty when it speaks of traits only
/// @param place where it stands: `line 3 of the scope file`, `label pci.scope of Namespace pay at
///   ns.yaml:4`
/// @param line in the scope file, 1-based; 0 when it stands elsewhere
/// @param narrowness of an entry of the scope file; else 0
public record Declaration(
    ScopeSource source,
    Optional<ScopeClass> scopeClass,
    Traits traits,
    Grounds grounds,
    String place,
    int line,
    int narrowness) {

  static Declaration of(ScopeDecision decision) {
    return new Declaration(
        decision.covers().workload().isPresent() ? ScopeSource.DECISION : ScopeSource.RULE,
        Optional.of(decision.scopeClass()),
        decision.traits(),
        decision.grounds(),
        "line " + decision.line() + " of the scope file",
        decision.line(),
        decision.covers().narrowness());
  }

  boolean counts(LocalDate today) {
    return !grounds.isExpired(today);
  }

  /// The reason given, or where it is declared.
  String because() {
    return grounds.because().isEmpty()
        ? "declared " + (line > 0 ? "on " : "by ") + place
        : grounds.because();
  }
}
