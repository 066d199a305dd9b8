package io.inscope.snapshot.diff;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A workload or node that is in another scope class than it was, came, or went.
///
/// @param before empty when it was not there
/// @param after empty when it is not there any more
public record ScopeChange(
    ResourceRef ref, Optional<ScopeEntry> before, Optional<ScopeEntry> after) {

  public Change change() {
    return before.isEmpty() ? Change.ADDED : after.isEmpty() ? Change.REMOVED : Change.CHANGED;
  }

  /// Sorted by object. Declared, derived and effective class count.
  public static List<ScopeChange> between(Scope before, Scope after) {
    TreeSet<ResourceRef> refs = new TreeSet<>();
    before.entries().forEach(entry -> refs.add(entry.workload()));
    after.entries().forEach(entry -> refs.add(entry.workload()));
    List<ScopeChange> changes = new ArrayList<>();
    for (ResourceRef ref : refs) {
      Optional<ScopeEntry> was = before.entry(ref);
      Optional<ScopeEntry> is = after.entry(ref);
      if (was.isEmpty() || is.isEmpty() || !isSame(was.get(), is.get())) {
        changes.add(new ScopeChange(ref, was, is));
      }
    }
    return List.copyOf(changes);
  }

  private static boolean isSame(ScopeEntry one, ScopeEntry other) {
    return one.effective() == other.effective()
        && one.derived() == other.derived()
        && one.declared().equals(other.declared());
  }
}
