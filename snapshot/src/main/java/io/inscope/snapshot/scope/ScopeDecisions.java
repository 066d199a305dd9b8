package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.Zone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What people decided about the scope of an assessment, and the names they gave to parts of the
/// outside world.
///
/// The file is YAML: the keys `cde`, `connected-to`, `security-impacting` and `out-of-scope`, each
/// a list of entries. An entry names one object with `workload` (`payments/StatefulSet.apps/vault`,
/// `Node/worker-1`), or describes some with `namespace` and `name` (both may hold `*` and `?`),
/// `namespace-selector`, `selector` (labels of pods), `service-account`, `node-selector`, `image`
/// (how it begins) and `cidr`, all of which must hold. It may say `data-role`, `tier`,
/// `environment`, `function`, and on what grounds: `because`, `who`, `when`, `evidence`,
/// `valid-until`. `zones` is a list of `name`, `kind`, `addresses` and `names`; `keys` gives the
/// annotations and labels that speak of scope, see [ScopeKeys].
///
/// Entries attach to names, labels and kinds, never to pods or UIDs, so they hold for the next
/// snapshot as well.
///
/// @param problems of the file; an entry with a problem is left out
public record ScopeDecisions(
    List<ScopeDecision> decisions, List<Zone> zones, ScopeKeys keys, List<ScopeProblem> problems) {
  public static final ScopeDecisions NONE =
      new ScopeDecisions(List.of(), List.of(), ScopeKeys.DEFAULT, List.of());

  public ScopeDecisions {
    decisions = List.copyOf(decisions);
    zones = List.copyOf(zones);
    problems = List.copyOf(problems);
  }

  /// Never throws: what cannot be read is among the problems.
  public static ScopeDecisions parse(String yaml) {
    return new ScopeFile().read(yaml);
  }

  /// The same, with who decided and when where entries do not say.
  public ScopeDecisions by(String author, LocalDate date) {
    return new ScopeDecisions(
        decisions.stream()
            .map(
                d ->
                    new ScopeDecision(
                        d.scopeClass(),
                        d.covers(),
                        d.traits(),
                        d.grounds().by(author, date),
                        d.line()))
            .toList(),
        zones,
        keys,
        problems);
  }

  /// What does not fit a snapshot: entries that cover nothing, declarations that contradict each
  /// other, labels that say nothing, zones that overlap.
  public List<ScopeProblem> against(ClusterSnapshot snapshot) {
    TreeSet<ScopeProblem> found = new TreeSet<>(ZoneOverlaps.of(zones));
    Declarations declarations = new Declarations(snapshot, this);
    List<Candidate> candidates = declarations.candidates();
    for (ScopeDecision decision : decisions) {
      if (candidates.stream().noneMatch(decision::covers)) {
        found.add(
            new ScopeProblem(decision.line(), "matches no workload" + hint(decision, candidates)));
      }
    }
    for (Candidate candidate : candidates) {
      contradiction(candidate, declarations).ifPresent(found::add);
    }
    found.addAll(declarations.problems());
    return List.copyOf(found);
  }

  /// Equally narrow entries that say different things; and a label against an entry of the file,
  /// for whoever may change the object may change its label.
  private static Optional<ScopeProblem> contradiction(
      Candidate candidate, Declarations declarations) {
    List<Declaration> about =
        declarations.about(candidate).stream().filter(d -> d.scopeClass().isPresent()).toList();
    if (about.size() < 2) {
      return Optional.empty();
    }
    Declaration first = about.get(0);
    Declaration next = about.get(1);
    if (first.scopeClass().equals(next.scopeClass())
        || next.line() == 0
        || (first.line() > 0
            && (first.source() != next.source() || first.narrowness() != next.narrowness()))) {
      return Optional.empty();
    }
    String winner = first.line() > 0 ? "line " + first.line() : first.place();
    return Optional.of(
        new ScopeProblem(
            next.line(),
            "says %s of %s, %s says %s; the latter counts"
                .formatted(word(next), candidate.ref(), winner, word(first))));
  }

  private static String word(Declaration declaration) {
    return declaration.scopeClass().map(ScopeClass::word).orElse("");
  }

  private static String hint(ScopeDecision decision, List<Candidate> candidates) {
    Optional<ResourceRef> wanted = decision.covers().workload();
    List<String> similar = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (wanted.filter(ref -> ref.name().equals(candidate.ref().name())).isPresent()) {
        similar.add(candidate.ref().toString());
      }
    }
    return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
  }
}
