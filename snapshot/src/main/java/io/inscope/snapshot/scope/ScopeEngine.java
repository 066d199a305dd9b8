package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Connectivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Joins decisions with what connectivity and placement show.
///
/// The CDE is what people declare. From it follows who can exchange traffic with it, and who needs
/// no traffic to change its security. Without a link a workload stays undecided: that nothing was
/// found does not put it out of scope.
public final class ScopeEngine {
  private ScopeEngine() {}

  public static Scope derive(
      ClusterSnapshot snapshot, Connectivity connectivity, ScopeDecisions decisions) {
    List<Workload> workloads = snapshot.workloads();
    Set<ResourceRef> cde = new TreeSet<>();
    for (Workload workload : workloads) {
      decisions.about(workload).stream()
          .limit(1)
          .filter(decision -> decision.scopeClass() == ScopeClass.CDE)
          .forEach(_ -> cde.add(workload.ref()));
    }
    Links links = Links.of(connectivity.touching(cde), cde);
    Placement placement = new Placement(workloads, cde, connectivity.plugin());
    List<ScopeEntry> entries = new ArrayList<>();
    for (Workload workload : workloads) {
      entries.add(entry(workload, decisions.about(workload), cde, links, placement));
    }
    return new Scope(entries);
  }

  private static ScopeEntry entry(
      Workload workload,
      List<ScopeDecision> decisions,
      Set<ResourceRef> cde,
      Links links,
      Placement placement) {
    Optional<ScopeDecision> decision = decisions.stream().findFirst();
    Derived derived = derived(workload, cde, links, placement);
    DataRole role =
        decisions.stream().flatMap(d -> d.dataRole().stream()).findFirst().orElse(DataRole.NONE);
    return new ScopeEntry(
        workload.ref(),
        decision.map(ScopeDecision::scopeClass),
        derived.scopeClass(),
        decision.map(ScopeDecision::scopeClass).orElse(derived.scopeClass()),
        role,
        decision.map(d -> because(d, derived)).orElse(derived.because()));
  }

  private record Derived(ScopeClass scopeClass, String because) {}

  private static Derived derived(
      Workload workload, Set<ResourceRef> cde, Links links, Placement placement) {
    if (cde.contains(workload.ref())) {
      return new Derived(ScopeClass.CDE, "declared");
    }
    Optional<String> connection = links.proof(workload.ref());
    if (connection.isPresent()) {
      return new Derived(ScopeClass.CONNECTED_TO, connection.get());
    }
    if (cde.isEmpty()) {
      return new Derived(ScopeClass.UNDECIDED, "no CDE is declared yet");
    }
    return placement
        .impact(workload)
        .map(why -> new Derived(ScopeClass.SECURITY_IMPACTING, why))
        .orElse(
            new Derived(
                ScopeClass.UNDECIDED, "no link with the CDE was found, and nobody decided"));
  }

  /// A decision's reason, and beside it what the facts show when they show something else.
  private static String because(ScopeDecision decision, Derived derived) {
    String reason =
        decision.because().isEmpty()
            ? "declared on line " + decision.line() + " of the scope file"
            : decision.because();
    return derived.scopeClass() == decision.scopeClass()
            || derived.scopeClass() == ScopeClass.UNDECIDED
        ? reason
        : "%s The facts show %s: %s"
            .formatted(reason, derived.scopeClass().word(), derived.because());
  }

  /// Workloads whose names or labels speak of cards and payments, sorted; for a person to judge,
  /// never applied.
  public static List<ScopeSuggestion> suggest(ClusterSnapshot snapshot) {
    return snapshot.workloads().stream().flatMap(w -> ScopeSuggestion.of(w).stream()).toList();
  }
}
