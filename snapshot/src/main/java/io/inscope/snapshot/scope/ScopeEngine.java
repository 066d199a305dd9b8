package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.sidepath.SidePath;
import io.inscope.snapshot.sidepath.SidePathKind;
import io.inscope.snapshot.sidepath.SidePaths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Joins declarations with what connectivity and the other ways show.
///
/// The CDE is what people declare. From it follows who can exchange data with it, and who needs no
/// traffic to change its security. Without a link a workload stays undecided: that nothing was
/// found does not put it out of scope.
///
/// A decision that has expired no longer counts, with one exception: what it put into the CDE stays
/// there until somebody decides anew. Otherwise the CDE would shrink, and all that is connected
/// with it vanish, because a date has passed.
public final class ScopeEngine {
  private final LocalDate today;
  private final Declarations declarations;
  private final Map<ResourceRef, List<Declaration>> about = new TreeMap<>();
  private final SortedSet<ResourceRef> cde = new TreeSet<>();
  private final SortedSet<ScopeProblem> problems = new TreeSet<>();

  private ScopeEngine(ClusterSnapshot snapshot, ScopeDecisions decisions, LocalDate today) {
    this.today = today;
    this.declarations = new Declarations(snapshot, decisions);
    for (Candidate candidate : declarations.candidates()) {
      List<Declaration> said = declarations.about(candidate);
      about.put(candidate.ref(), said);
      if (!candidate.isNode() && isCde(said)) {
        cde.add(candidate.ref());
      }
    }
    for (ScopeDecision decision : decisions.decisions()) {
      if (decision.grounds().isExpired(today)) {
        problems.add(
            new ScopeProblem(
                decision.line(),
                "expired on %s and no longer counts; decide anew"
                    .formatted(decision.grounds().validUntil().orElse(today))));
      }
    }
  }

  /// @param paths of the same snapshot
  /// @param today the day of the assessment: decisions that ended before it no longer count
  public static Scope derive(
      ClusterSnapshot snapshot,
      Connectivity connectivity,
      SidePaths paths,
      ScopeDecisions decisions,
      LocalDate today) {
    return derive(snapshot, connectivity, paths, decisions, today, Progress.NONE);
  }

  /// The same, telling how far it is.
  ///
  /// @throws java.util.concurrent.CancellationException when the user stops it
  public static Scope derive(
      ClusterSnapshot snapshot,
      Connectivity connectivity,
      SidePaths paths,
      ScopeDecisions decisions,
      LocalDate today,
      Progress progress) {
    ScopeEngine engine = new ScopeEngine(snapshot, decisions, today);
    List<Connection> connections = connectivity.touching(engine.cde, progress);
    List<SidePath> touching = paths.touching(engine.cde);
    return engine.scope(connections, touching, paths);
  }

  private Scope scope(List<Connection> connections, List<SidePath> touching, SidePaths paths) {
    Proofs proofs = new Proofs(cde, connections, touching);
    Map<String, List<ResourceRef>> hosted = new TreeMap<>();
    for (ResourceRef workload : cde) {
      for (String node : paths.nodesOf(workload)) {
        hosted.computeIfAbsent(node, _ -> new ArrayList<>()).add(workload);
      }
    }
    List<ScopeEntry> entries = new ArrayList<>();
    for (Candidate candidate : declarations.candidates()) {
      List<Proof> found =
          candidate.isNode()
              ? ofNode(hosted.getOrDefault(candidate.ref().name(), List.of()))
              : proofs.of(candidate.ref());
      entries.add(entry(candidate, found));
    }
    return new Scope(entries, connections, touching, List.copyOf(problems));
  }

  private boolean isCde(List<Declaration> said) {
    return inForce(said)
        .or(() -> expired(said))
        .filter(declaration -> declaration.scopeClass().equals(Optional.of(ScopeClass.CDE)))
        .isPresent();
  }

  private Optional<Declaration> inForce(List<Declaration> said) {
    return said.stream().filter(d -> d.scopeClass().isPresent() && d.counts(today)).findFirst();
  }

  /// The decision that would count, had it not expired.
  private Optional<Declaration> expired(List<Declaration> said) {
    return said.stream()
        .filter(d -> d.scopeClass().isPresent())
        .findFirst()
        .filter(d -> !d.counts(today));
  }

  private List<Proof> ofNode(List<ResourceRef> hosted) {
    if (cde.isEmpty()) {
      return List.of();
    }
    return List.of(
        hosted.isEmpty()
            ? new Proof.IsNodeOfCluster()
            : new Proof.Hosts(hosted.getFirst(), hosted.size() - 1));
  }

  private ScopeEntry entry(Candidate candidate, List<Proof> proofs) {
    List<Declaration> said = about.getOrDefault(candidate.ref(), List.of());
    Optional<Declaration> declaration = inForce(said);
    Optional<ScopeClass> declared = declaration.flatMap(Declaration::scopeClass);
    Derived derived = derived(candidate, proofs, declaration.isEmpty());
    boolean refused =
        declared.equals(Optional.of(ScopeClass.OUT_OF_SCOPE))
            && cannotBeOut(candidate, proofs, derived);
    Traits traits =
        said.stream()
            .filter(d -> d.counts(today))
            .map(Declaration::traits)
            .reduce(Traits.NONE, Traits::or);
    String lapsed =
        expired(said)
            .map(
                d ->
                    "The decision on %s (%s) expired on %s. "
                        .formatted(
                            d.place(),
                            d.scopeClass().map(ScopeClass::word).orElse(""),
                            d.grounds().validUntil().orElse(today)))
            .orElse("");
    String because = declaration.map(d -> because(d, derived, refused)).orElse(derived.because());
    if (refused) {
      declaration.ifPresent(d -> refuse(candidate, d, derived));
    }
    return new ScopeEntry(
        candidate.ref(),
        declared,
        derived.scopeClass(),
        refused ? derived.scopeClass() : declared.orElse(derived.scopeClass()),
        traits.dataRole().orElse(DataRole.NONE),
        lapsed + because,
        declaration,
        traits,
        proofs);
  }

  /// The control plane, the network plugin and the nodes of a cluster in which the CDE runs.
  private static boolean cannotBeOut(Candidate candidate, List<Proof> proofs, Derived derived) {
    return derived.scopeClass() != ScopeClass.UNDECIDED
        && (candidate.isNode() || proofs.stream().anyMatch(ScopeEngine::isOfTheCluster));
  }

  private static boolean isOfTheCluster(Proof proof) {
    return proof instanceof Proof.ByPlacement placement
        && (placement.path().kind() == SidePathKind.STATIC_POD
            || placement.path().kind() == SidePathKind.NETWORK_PLUGIN);
  }

  private void refuse(Candidate candidate, Declaration declaration, Derived derived) {
    problems.add(
        new ScopeProblem(
            declaration.line(),
            "%s cannot be out of scope, for %s; it counts as %s"
                .formatted(candidate.ref(), derived.because(), derived.scopeClass().word())));
  }

  private record Derived(ScopeClass scopeClass, String because) {}

  private Derived derived(Candidate candidate, List<Proof> proofs, boolean lapsed) {
    if (cde.contains(candidate.ref())) {
      return new Derived(
          ScopeClass.CDE, lapsed ? "It stays in the CDE until somebody decides anew." : "declared");
    }
    if (!proofs.isEmpty()) {
      return new Derived(proofs.getFirst().shows(), proofs.getFirst().sentence() + others(proofs));
    }
    return new Derived(
        ScopeClass.UNDECIDED,
        cde.isEmpty()
            ? "no CDE is declared yet"
            : "no link with the CDE was found, and nobody decided");
  }

  /// ` (and 3 more: 2 network, 1 node)`.
  private static String others(List<Proof> proofs) {
    if (proofs.size() == 1) {
      return "";
    }
    TreeMap<String, Integer> counts = new TreeMap<>();
    proofs.stream().skip(1).forEach(proof -> counts.merge(proof.word(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((word, count) -> words.add(count + " " + word));
    return " (and %d more: %s)".formatted(proofs.size() - 1, String.join(", ", words));
  }

  /// A decision's reason, and beside it what the facts show when they show something else.
  private static String because(Declaration declaration, Derived derived, boolean refused) {
    boolean agreed =
        declaration.scopeClass().equals(Optional.of(derived.scopeClass()))
            || derived.scopeClass() == ScopeClass.UNDECIDED;
    return agreed
        ? declaration.because()
        : "%s%s The facts show %s: %s"
            .formatted(
                ended(declaration.because()),
                refused ? " That cannot be." : "",
                derived.scopeClass().word(),
                derived.because());
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  /// Workloads that look as if they handled card data, sorted; for a person to judge, never
  /// applied.
  public static List<ScopeSuggestion> suggest(ClusterSnapshot snapshot) {
    return new Suggestions(snapshot).all();
  }
}
