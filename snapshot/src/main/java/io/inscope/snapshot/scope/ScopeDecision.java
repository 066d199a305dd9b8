package io.inscope.snapshot.scope;

/// What a person decided about some workloads or nodes.
///
/// @param line where it stands in its file, 1-based
public record ScopeDecision(
    ScopeClass scopeClass, ScopeRule covers, Traits traits, Grounds grounds, int line) {

  boolean covers(Candidate candidate) {
    return covers.matches(candidate, scopeClass == ScopeClass.OUT_OF_SCOPE);
  }
}
