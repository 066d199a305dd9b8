package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ResourceRef;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The scope of every workload of a snapshot. Immutable.
public final class Scope {
  private final Map<ResourceRef, ScopeEntry> entries;

  public Scope(Collection<ScopeEntry> entries) {
    TreeMap<ResourceRef, ScopeEntry> sorted = new TreeMap<>();
    entries.forEach(entry -> sorted.put(entry.workload(), entry));
    this.entries = Collections.unmodifiableMap(sorted);
  }

  /// All entries, sorted by workload.
  public List<ScopeEntry> entries() {
    return List.copyOf(entries.values());
  }

  /// The effective class of a workload; UNDECIDED for one that is not in the snapshot.
  public ScopeClass of(ResourceRef workload) {
    ScopeEntry entry = entries.get(workload);
    return entry == null ? ScopeClass.UNDECIDED : entry.effective();
  }

  /// The workloads whose effective class is CDE.
  public Set<ResourceRef> cde() {
    return entries.values().stream()
        .filter(entry -> entry.effective() == ScopeClass.CDE)
        .map(ScopeEntry::workload)
        .collect(Collectors.toUnmodifiableSet());
  }
}
