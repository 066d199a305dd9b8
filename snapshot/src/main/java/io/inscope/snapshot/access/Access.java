package io.inscope.snapshot.access;

import java.util.List;

/// Who may do what. Immutable, safe for several threads.
///
/// @param grants every rule every subject has, sorted by subject, then binding, then place of the
///   rule
/// @param limits what could not be resolved: bindings to roles that were not handed over. Sorted
///   sentences
public record Access(List<Grant> grants, List<String> limits) {
  public Access {
    grants = List.copyOf(grants);
    limits = List.copyOf(limits);
  }
}
