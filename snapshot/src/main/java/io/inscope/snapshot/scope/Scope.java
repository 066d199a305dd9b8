package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.sidepath.SidePath;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The scope of every workload and node of a snapshot, and the ways into the CDE it rests on.
/// Immutable.
public final class Scope {
  private final Map<ResourceRef, ScopeEntry> entries;
  private final List<Connection> connections;
  private final List<SidePath> paths;
  private final List<ScopeProblem> problems;

  public Scope(Collection<ScopeEntry> entries) {
    this(entries, List.of(), List.of(), List.of());
  }

  /// @param connections those that touch the CDE, sorted
  /// @param paths other ways that touch the CDE, sorted
  /// @param problems decisions that do not count as they were meant, sorted
  public Scope(
      Collection<ScopeEntry> entries,
      List<Connection> connections,
      List<SidePath> paths,
      List<ScopeProblem> problems) {
    TreeMap<ResourceRef, ScopeEntry> sorted = new TreeMap<>();
    entries.forEach(entry -> sorted.put(entry.workload(), entry));
    this.entries = Collections.unmodifiableMap(sorted);
    this.connections = List.copyOf(connections);
    this.paths = List.copyOf(paths);
    this.problems = List.copyOf(problems);
  }

  /// All entries, sorted by workload; nodes are among them.
  public List<ScopeEntry> entries() {
    return List.copyOf(entries.values());
  }

  /// What is known of one; empty for one that is not in the snapshot.
  public Optional<ScopeEntry> entry(ResourceRef ref) {
    return Optional.ofNullable(entries.get(ref));
  }

  /// The entries of workloads, without those of nodes, sorted.
  public List<ScopeEntry> workloads() {
    return entries.values().stream().filter(entry -> !entry.isNode()).toList();
  }

  /// The effective class of a workload; UNDECIDED for one that is not in the snapshot.
  public ScopeClass of(ResourceRef workload) {
    ScopeEntry entry = entries.get(workload);
    return entry == null ? ScopeClass.UNDECIDED : entry.effective();
  }

  /// The workloads whose effective class is CDE.
  public Set<ResourceRef> cde() {
    return entries.values().stream()
        .filter(entry -> !entry.isNode() && entry.effective() == ScopeClass.CDE)
        .map(ScopeEntry::workload)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// How many workloads and nodes nobody decided on; they count as in scope.
  public long undecided() {
    return entries.values().stream()
        .filter(entry -> entry.effective() == ScopeClass.UNDECIDED)
        .count();
  }

  /// The connections that touch the CDE, in the order of the connection table.
  public List<Connection> connections() {
    return connections;
  }

  /// The ways to the CDE that no network policy controls, sorted.
  public List<SidePath> paths() {
    return paths;
  }

  /// Decisions that do not count as they were meant: expired ones, and those that put out of scope
  /// what cannot be. Sorted.
  public List<ScopeProblem> problems() {
    return problems;
  }
}
