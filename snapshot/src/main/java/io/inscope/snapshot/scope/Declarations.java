package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ClusterSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Everything that is declared of each object, in the order in which it counts: see [ScopeSource].
/// Of several rules the narrowest counts, of equally narrow ones the strongest class, then the
/// first in the file.
final class Declarations {
  private static final Comparator<ScopeDecision> NARROWEST_FIRST =
      Comparator.<ScopeDecision>comparingInt(decision -> decision.covers().narrowness())
          .reversed()
          .thenComparing(ScopeDecision::scopeClass)
          .thenComparingInt(ScopeDecision::line);

  private final List<ScopeDecision> named;
  private final List<ScopeDecision> rules;
  private final List<Candidate> candidates;
  private final SortedSet<ScopeProblem> problems = new TreeSet<>();
  private final ScopeLabels labels;

  Declarations(ClusterSnapshot snapshot, ScopeDecisions decisions) {
    named = some(decisions, true);
    rules = some(decisions, false);
    candidates = new Candidates(snapshot).all();
    labels = new ScopeLabels(decisions.keys(), problems);
  }

  private static List<ScopeDecision> some(ScopeDecisions decisions, boolean named) {
    return decisions.decisions().stream()
        .filter(decision -> decision.covers().workload().isPresent() == named)
        .sorted(NARROWEST_FIRST)
        .toList();
  }

  /// The workloads, sorted, then the nodes, sorted.
  List<Candidate> candidates() {
    return candidates;
  }

  /// What is declared of one, what counts first. Expired decisions are among it.
  List<Declaration> about(Candidate candidate) {
    List<Declaration> about = new ArrayList<>();
    covering(named, candidate).forEach(decision -> about.add(Declaration.of(decision)));
    labels.ofObject(candidate).ifPresent(about::add);
    covering(rules, candidate).forEach(decision -> about.add(Declaration.of(decision)));
    candidate
        .namespace()
        .flatMap(namespace -> labels.of(ScopeSource.NAMESPACE, namespace))
        .ifPresent(about::add);
    candidate.owner().flatMap(owner -> labels.of(ScopeSource.OWNER, owner)).ifPresent(about::add);
    labels.ofNodes(candidate.nodes()).ifPresent(about::add);
    return about;
  }

  private static List<ScopeDecision> covering(List<ScopeDecision> all, Candidate candidate) {
    return all.stream().filter(decision -> decision.covers(candidate)).toList();
  }

  /// Values of labels that say nothing, as far as objects were looked at.
  SortedSet<ScopeProblem> problems() {
    return problems;
  }
}
