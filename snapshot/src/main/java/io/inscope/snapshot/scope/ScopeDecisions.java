package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.address.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What people decided about the scope of an assessment, and the names they gave to address ranges.
///
/// The file is YAML: the keys `cde`, `connected-to`, `security-impacting` and `out-of-scope`, each
/// a list of entries with `namespace`, `selector` (labels of pods), `workload`
/// (`payments/StatefulSet.apps/vault`), `data-role` and `because`; and `zones`, a list of `name`
/// and `addresses`.
///
/// @param problems of the file; an entry with a problem is left out
public record ScopeDecisions(
    List<ScopeDecision> decisions, List<Zone> zones, List<ScopeProblem> problems) {
  public static final ScopeDecisions NONE = new ScopeDecisions(List.of(), List.of(), List.of());

  private static final Comparator<ScopeDecision> NARROWEST_FIRST =
      Comparator.comparingInt(ScopeDecision::narrowness)
          .reversed()
          .thenComparing(ScopeDecision::scopeClass)
          .thenComparingInt(ScopeDecision::line);

  public ScopeDecisions {
    decisions = List.copyOf(decisions);
    zones = List.copyOf(zones);
    problems = List.copyOf(problems);
  }

  /// Never throws: what cannot be read is among the problems.
  public static ScopeDecisions parse(String yaml) {
    return new ScopeFile().read(yaml);
  }

  /// The decisions about a workload, the narrowest first; of equally narrow ones the strongest
  /// class first.
  List<ScopeDecision> about(Workload workload) {
    return decisions.stream().filter(d -> d.covers(workload)).sorted(NARROWEST_FIRST).toList();
  }

  /// Entries that do not fit a snapshot: those that cover nothing, and those that contradict each
  /// other about a workload.
  public List<ScopeProblem> against(ClusterSnapshot snapshot) {
    TreeSet<ScopeProblem> found = new TreeSet<>();
    List<Workload> workloads = snapshot.workloads();
    for (ScopeDecision decision : decisions) {
      if (workloads.stream().noneMatch(decision::covers)) {
        found.add(
            new ScopeProblem(decision.line(), "matches no workload" + hint(decision, workloads)));
      }
    }
    for (Workload workload : workloads) {
      List<ScopeDecision> about = about(workload);
      if (about.size() > 1
          && about.get(0).narrowness() == about.get(1).narrowness()
          && about.get(0).scopeClass() != about.get(1).scopeClass()) {
        found.add(
            new ScopeProblem(
                about.get(1).line(),
                "says %s of %s, line %d says %s; the latter counts"
                    .formatted(
                        about.get(1).scopeClass().word(),
                        workload.ref(),
                        about.get(0).line(),
                        about.get(0).scopeClass().word())));
      }
    }
    return List.copyOf(found);
  }

  private static String hint(ScopeDecision decision, List<Workload> workloads) {
    Optional<ResourceRef> wanted = decision.workload();
    List<String> similar = new ArrayList<>();
    for (Workload workload : workloads) {
      if (wanted.filter(ref -> ref.name().equals(workload.ref().name())).isPresent()) {
        similar.add(workload.ref().toString());
      }
    }
    return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
  }
}
