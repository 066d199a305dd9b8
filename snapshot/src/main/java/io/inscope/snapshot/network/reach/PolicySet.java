package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.dialect.AdminNetworkPolicyDialect;
import io.inscope.snapshot.network.dialect.Dialects;
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.plugin.PolicyPlugins;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.Contradiction;
import io.inscope.snapshot.network.policy.IgnoredPolicy;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.PodFacts;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.PolicyDialect;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import io.inscope.snapshot.network.policy.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// All policies of a snapshot, compiled: which may select a pod, in the order of evaluation, and
/// what is doubtful because policies were rejected, not read, or are of a kind that is not
/// evaluated.
public final class PolicySet {
  private static final Comparator<AppliedPolicy> ORDER = Comparator.comparing(AppliedPolicy::rank);

  private final List<PolicyDialect> dialects;
  private final PeerSets peers;
  private final RelevantLabels relevantLabels = new RelevantLabels();
  private final Set<NamedPort> namedPorts = new HashSet<>();
  private final Map<String, List<AppliedPolicy>> applied = new HashMap<>();
  private final List<RejectedPolicy> rejected = new ArrayList<>();
  private final Map<String, List<RejectedPolicy>> rejectedHere = new HashMap<>();
  private final TreeSet<String> remarks = new TreeSet<>();
  private final List<Doubt> unread = new ArrayList<>();
  private final Map<String, Optional<Doubt>> notRead = new ConcurrentHashMap<>();
  private final ClusterSnapshot snapshot;
  private final boolean live;
  private final UnevaluatedPolicies unevaluated;
  private boolean usesFacts;
  private boolean usesNamesOfDialects;

  /// @param live whether the snapshot shows a cluster, not declared intent
  PolicySet(ClusterSnapshot snapshot, boolean live, PluginFacts plugin, CalicoObjects calico) {
    this.snapshot = snapshot;
    this.live = live;
    this.peers = new PeerSets(new NamedAddresses(snapshot, calico));
    remarks.addAll(calico.limits());
    dialects = Dialects.all(snapshot, plugin.switches());
    unevaluated = UnevaluatedPolicies.in(snapshot, dialects);
    TreeSet<String> notAsked = new TreeSet<>();
    for (PolicyDialect dialect : dialects) {
      remarks.addAll(dialect.limits());
      String unsure = PolicyPlugins.doubt(dialect.kinds().getFirst(), plugin);
      dialect.standing().forEach(compiled -> add(compiled, unsure));
      for (GroupKind kind : dialect.kinds()) {
        String doubt = PolicyPlugins.doubt(kind, plugin);
        snapshot
            .all(kind)
            .forEach(
                resource -> dialect.compile(resource).forEach(compiled -> add(compiled, doubt)));
        if (!doubt.isEmpty() && snapshot.all(kind).findAny().isPresent()) {
          remarks.add(doubt + ": what it decides is UNKNOWN.");
        }
        if (live && dialect.onlyForbids()) {
          addGap(kind);
        } else if (live && doubt.isEmpty() && !kind.equals(Kinds.NETWORK_POLICY)) {
          addCoverage(kind, notAsked);
        }
      }
    }
    if (hasAny(snapshot, "AdminNetworkPolicy") && hasAny(snapshot, "ClusterNetworkPolicy")) {
      remarks.add(
          "AdminNetworkPolicy and ClusterNetworkPolicy are both there and evaluated together; a"
              + " plugin may apply only one of these kinds.");
    }
    if (!notAsked.isEmpty()) {
      remarks.add(
          "What was handed over does not tell whether there are policies of these kinds, which"
              + " could permit or deny more: "
              + String.join(", ", notAsked)
              + ".");
    }
  }

  private static boolean hasAny(ClusterSnapshot snapshot, String kind) {
    return snapshot.all(new GroupKind(AdminNetworkPolicyDialect.GROUP, kind)).findAny().isPresent();
  }

  /// Most clusters do not have these kinds, so that nobody asked for them proves little; that
  /// somebody asked in vain shows that they are there. What decides nothing needs no reading, and
  /// what was read in one API group need not be read in another.
  private void addCoverage(GroupKind kind, Set<String> notAsked) {
    boolean elsewhere =
        CalicoObjects.GROUPS.contains(kind.group())
            && CalicoObjects.GROUPS.stream()
                .map(group -> snapshot.coverage(new GroupKind(group, kind.kind()), ""))
                .anyMatch(Coverage.Read.class::isInstance);
    if (elsewhere || kind.kind().startsWith("Staged")) {
      return;
    }
    Coverage coverage = snapshot.coverage(kind, "");
    switch (coverage) {
      case Coverage.Read _ -> {}
      case Coverage.NotAsked _ -> {
        if (!Defined.isNothing(snapshot, kind.group())) {
          notAsked.add(kind.toString());
        }
      }
      case Coverage.Refused _, Coverage.Failed _ ->
          unread.add(new Doubt(Doubt.Reach.ALL, kind + " is not known: " + coverage.gap()));
    }
  }

  /// What can only forbid makes nothing reachable that was not, so a gap is said and no more.
  private void addGap(GroupKind kind) {
    Coverage coverage = snapshot.coverage(kind, "");
    if (coverage instanceof Coverage.Refused || coverage instanceof Coverage.Failed) {
      remarks.add(
          "%s is not known (%s); it could only forbid more than is said here."
              .formatted(kind, coverage.gap()));
    }
  }

  private void add(Compiled compiled, String doubt) {
    switch (compiled) {
      case Policy policy -> {
        addLabels(policy.subject());
        Contradiction.in(policy.subject())
            .ifPresent(key -> remarks.add(contradicted(policy.ref().spoken() + " selects", key)));
        for (Rule rule : policy.rules()) {
          rule.peers().forEach(this::addLabels);
          rule.selves().forEach(this::addLabels);
          rule.ports().names().forEach(this::addName);
          rule.peers().stream()
              .flatMap(peer -> Contradiction.in(peer).stream())
              .forEach(
                  key -> remarks.add(contradicted(rule.citation() + " has a peer that is", key)));
          if (rule.peers().stream().anyMatch(PeerMatcher.Domains.class::isInstance)) {
            remarks.add(rule.citation() + " names domains; which addresses they mean is UNKNOWN.");
          }
          if (!rule.caveat().isEmpty()) {
            remarks.add(rule.citation() + " is not looked at in full: " + rule.caveat() + ".");
          }
        }
        remarks.addAll(policy.remarks());
        file(new AppliedPolicy(policy, doubt.isEmpty() ? policy.doubt() : doubt, peers));
      }
      case RejectedPolicy policy -> {
        addLabels(policy.subject());
        rejected.add(policy);
        if (policy.isNetworkPolicy()) {
          rejectedHere
              .computeIfAbsent(policy.resource().ref().namespace(), _ -> new ArrayList<>())
              .add(policy);
        } else {
          file(AppliedPolicy.unreadable(policy, peers));
        }
      }
      case IgnoredPolicy policy -> {
        if (!policy.remark().isEmpty()) {
          remarks.add(policy.remark());
        }
      }
    }
  }

  private static String contradicted(String what, String key) {
    return "%s nobody: the selector contradicts itself on label %s.".formatted(what, key);
  }

  private void file(AppliedPolicy policy) {
    applied
        .computeIfAbsent(namespaceOf(policy.policy().subject()), _ -> new ArrayList<>())
        .add(policy);
  }

  /// The only namespace whose pods a subject may hold; empty when there is no such.
  private static String namespaceOf(PeerMatcher subject) {
    return switch (subject) {
      case PeerMatcher.PodsHere here -> here.namespace();
      case PeerMatcher.Labelled labelled -> labelled.namespace();
      case PeerMatcher.Each each ->
          each.of().stream()
              .map(PolicySet::namespaceOf)
              .filter(namespace -> !namespace.isEmpty())
              .findFirst()
              .orElse("");
      default -> "";
    };
  }

  private void addName(NamedPort name) {
    namedPorts.add(name);
    usesNamesOfDialects |= name.name().startsWith("(");
  }

  private void addLabels(PeerMatcher matcher) {
    switch (matcher) {
      case PeerMatcher.PodsHere here -> relevantLabels.add(here.pods());
      case PeerMatcher.PodsIn in -> relevantLabels.add(in.pods());
      case PeerMatcher.Labelled labelled -> relevantLabels.add(labelled.selector());
      case PeerMatcher.Named named -> addLabels(named.of());
      case PeerMatcher.Known _ -> usesFacts = true;
      case PeerMatcher.Not not -> addLabels(not.of());
      case PeerMatcher.Each each -> each.of().forEach(this::addLabels);
      case PeerMatcher.Any any -> any.of().forEach(this::addLabels);
      case PeerMatcher.Anyone _,
          PeerMatcher.Addresses _,
          PeerMatcher.Nodes _,
          PeerMatcher.Domains _ -> {}
    }
  }

  PeerSets peers() {
    return peers;
  }

  public RelevantLabels relevantLabels() {
    return relevantLabels;
  }

  Set<NamedPort> namedPorts() {
    return namedPorts;
  }

  /// What the port names mean on a pod that dialects, not containers, give.
  Map<NamedPort, Ports> portsOf(Instance pod) {
    Map<NamedPort, Ports> ports = new HashMap<>();
    if (usesFacts || usesNamesOfDialects) {
      dialects.forEach(dialect -> ports.putAll(dialect.portsOf(pod)));
      ports.keySet().removeIf(name -> !namedPorts.contains(name) && name != Layer.UNGUARDED);
    }
    return ports;
  }

  /// What policies look at in a pod beside its labels and ports.
  PodFacts factsOf(Instance pod) {
    return usesFacts
        ? dialects.stream()
            .map(dialect -> dialect.factsOf(pod))
            .filter(facts -> !facts.equals(PodFacts.NONE))
            .findFirst()
            .orElse(PodFacts.NONE)
        : PodFacts.NONE;
  }

  /// Every policy that has a say, with what it may select.
  public Stream<AppliedPolicy> applied() {
    return applied.values().stream().flatMap(List::stream);
  }

  public Stream<Policy> policies() {
    return applied.values().stream()
        .flatMap(List::stream)
        .filter(AppliedPolicy::isReadable)
        .map(AppliedPolicy::policy);
  }

  public Stream<RejectedPolicy> rejected() {
    return rejected.stream();
  }

  /// What has no effect or is not looked at, in sentences, sorted.
  public Set<String> remarks() {
    return remarks;
  }

  public UnevaluatedPolicies unevaluated() {
    return unevaluated;
  }

  /// The policies that may select pods of a namespace in a direction, in order.
  public List<AppliedPolicy> in(String namespace, Direction direction) {
    Stream<AppliedPolicy> here = applied.getOrDefault(namespace, List.of()).stream();
    Stream<AppliedPolicy> everywhere =
        namespace.isEmpty() ? Stream.empty() : applied.getOrDefault("", List.of()).stream();
    return Stream.concat(here, everywhere)
        .filter(a -> a.policy().directions().contains(direction))
        .sorted(ORDER)
        .toList();
  }

  /// What is doubtful for pods of a namespace, but for the policies that select them.
  List<Doubt> doubts(String namespace, Map<String, String> labels, Direction direction) {
    List<Doubt> doubts = new ArrayList<>(unevaluated.doubts(namespace));
    doubts.addAll(unread);
    for (RejectedPolicy policy : rejectedHere.getOrDefault(namespace, List.of())) {
      if (policy.directions().contains(direction)
          && policy.subject() instanceof PeerMatcher.PodsHere here
          && here.pods().matches(labels)) {
        // A live object got past the API server: then it is we who do not understand it.
        doubts.add(
            new Doubt(
                policy.resource().isLive() ? Doubt.Reach.DENIAL : Doubt.Reach.OPENNESS,
                policy.resource().ref().spoken()
                    + " selects it but is not valid: "
                    + policy.reason()));
      }
    }
    notRead.computeIfAbsent(namespace, this::notRead).ifPresent(doubts::add);
    return doubts;
  }

  private Optional<Doubt> notRead(String namespace) {
    Coverage coverage = snapshot.coverage(Kinds.NETWORK_POLICY, namespace);
    return !live || coverage instanceof Coverage.Read
        ? Optional.empty()
        : Optional.of(
            new Doubt(
                Doubt.Reach.DENIAL,
                "the NetworkPolicies of namespace "
                    + namespace
                    + " are not known: "
                    + coverage.gap()));
  }
}
