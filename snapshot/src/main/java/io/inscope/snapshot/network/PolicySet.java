package io.inscope.snapshot.network;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// All policies of a snapshot, compiled: which select a pod, and what is doubtful because policies
/// were rejected, not read, or are of a kind that is not evaluated.
final class PolicySet {
  private final PeerSets peers = new PeerSets();
  private final RelevantLabels relevantLabels = new RelevantLabels();
  private final Set<NamedPort> namedPorts = new HashSet<>();
  private final Map<String, List<AppliedPolicy>> applied = new HashMap<>();
  private final Map<String, List<RejectedPolicy>> rejected = new HashMap<>();
  private final ClusterSnapshot snapshot;
  private final boolean live;
  private final UnevaluatedPolicies unevaluated;

  /// @param live whether the snapshot shows a cluster, not declared intent
  PolicySet(ClusterSnapshot snapshot, boolean live) {
    this.snapshot = snapshot;
    this.live = live;
    this.unevaluated = UnevaluatedPolicies.in(snapshot);
    for (PolicyDialect dialect : PolicyDialect.ALL) {
      for (GroupKind kind : dialect.kinds()) {
        snapshot.all(kind).forEach(resource -> add(dialect, resource));
      }
    }
  }

  private void add(PolicyDialect dialect, Resource resource) {
    switch (dialect.compile(resource)) {
      case Policy policy -> {
        relevantLabels.add(policy.subject());
        for (Rule rule : policy.rules()) {
          rule.peers().forEach(this::addLabels);
          namedPorts.addAll(rule.ports().named());
        }
        applied
            .computeIfAbsent(policy.namespace(), _ -> new ArrayList<>())
            .add(new AppliedPolicy(policy, peers));
      }
      case RejectedPolicy policy -> {
        relevantLabels.add(policy.subject());
        rejected.computeIfAbsent(policy.namespace(), _ -> new ArrayList<>()).add(policy);
      }
    }
  }

  private void addLabels(PeerMatcher matcher) {
    switch (matcher) {
      case PeerMatcher.PodsHere here -> relevantLabels.add(here.pods());
      case PeerMatcher.PodsIn in -> relevantLabels.add(in.pods());
      case PeerMatcher.Anyone _, PeerMatcher.Addresses _ -> {}
    }
  }

  PeerSets peers() {
    return peers;
  }

  RelevantLabels relevantLabels() {
    return relevantLabels;
  }

  Set<NamedPort> namedPorts() {
    return namedPorts;
  }

  Stream<Policy> policies() {
    return applied.values().stream().flatMap(List::stream).map(AppliedPolicy::policy);
  }

  Stream<RejectedPolicy> rejected() {
    return rejected.values().stream().flatMap(List::stream);
  }

  UnevaluatedPolicies unevaluated() {
    return unevaluated;
  }

  /// The policies that isolate such a pod, sorted by name.
  List<AppliedPolicy> selecting(String namespace, Map<String, String> labels, Direction direction) {
    return in(namespace, direction).stream()
        .filter(a -> a.policy().subject().matches(labels))
        .toList();
  }

  /// The policies of a namespace that isolate some pods in a direction, sorted by name.
  List<AppliedPolicy> in(String namespace, Direction direction) {
    return applied.getOrDefault(namespace, List.of()).stream()
        .filter(a -> a.policy().isolates().contains(direction))
        .toList();
  }

  List<Doubt> doubts(String namespace, Map<String, String> labels, Direction direction) {
    List<Doubt> doubts = new ArrayList<>(unevaluated.doubts(namespace));
    for (RejectedPolicy policy : rejected.getOrDefault(namespace, List.of())) {
      if (policy.directions().contains(direction) && policy.subject().matches(labels)) {
        // A live object got past the API server: then it is we who do not understand it.
        doubts.add(
            new Doubt(
                policy.resource().isLive() ? Doubt.Reach.DENIAL : Doubt.Reach.OPENNESS,
                policy.resource().ref().spoken()
                    + " selects it but is not valid: "
                    + policy.reason()));
      }
    }
    Coverage coverage = snapshot.coverage(Kinds.NETWORK_POLICY, namespace);
    if (live && !(coverage instanceof Coverage.Read)) {
      doubts.add(
          new Doubt(
              Doubt.Reach.DENIAL,
              "the NetworkPolicies of namespace "
                  + namespace
                  + " are not known: "
                  + coverage.gap()));
    }
    return doubts;
  }
}
