package io.inscope.snapshot.network.engine;

import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.policy.NamespaceLabels;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One side of a question, found in the snapshot.
///
/// @param name as people say it
/// @param member the workload; null for addresses
/// @param parties at least one
public record Asked(String name, @Nullable Member member, List<Party> parties) {

  static Asked find(Peer peer, Cluster cluster) {
    return switch (peer) {
      case Peer.OfObject object -> ofMember(member(object.ref(), cluster));
      case Peer.OfAddress address -> ofAddress(address.cidr(), cluster);
    };
  }

  private static Asked ofMember(Member member) {
    return new Asked(member.endpoint().spoken(), member, member.parties());
  }

  private static Member member(ResourceRef ref, Cluster cluster) {
    return cluster
        .workloadOrPod(ref)
        .orElseThrow(
            () -> {
              List<String> similar =
                  cluster.members().stream()
                      .map(Member::ref)
                      .filter(other -> other.name().equals(ref.name()))
                      .map(ResourceRef::toString)
                      .toList();
              return new IllegalArgumentException(
                  "the snapshot has no workload or running pod '%s'; %s"
                      .formatted(
                          ref,
                          similar.isEmpty()
                              ? "write it as NAMESPACE/KIND.GROUP/NAME, for example"
                                  + " payments/Deployment.apps/gateway"
                              : "did you mean " + String.join(" or ", similar) + "?"));
            });
  }

  private static Asked ofAddress(String text, Cluster cluster) {
    AddressRange range =
        AddressRange.parse(text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s' is not an address; write 203.0.113.7 or 203.0.113.0/24"
                            .formatted(text)));
    Optional<Member> pod =
        range.first().equals(range.last()) ? cluster.withAddress(range.first()) : Optional.empty();
    return pod.map(Asked::ofMember)
        .orElseGet(
            () ->
                new Asked(
                    text, null, cluster.outside(range).stream().map(cluster::party).toList()));
  }

  /// A pod that stands for a party, to tell of its labels.
  @Nullable Instance instance(Party party) {
    Member of = member;
    return of == null ? null : of.instances().get(Math.max(0, of.parties().indexOf(party)));
  }

  /// Why it is not among a rule's peers.
  ///
  /// @param role `the source` or `the destination`
  String mismatch(PeerMatcher matcher, String role, NamespaceLabels namespaces) {
    Member of = member;
    if (of == null) {
      return role + " is outside the cluster, at " + name;
    }
    Instance pod = of.instances().getFirst();
    if (pod.hostNetwork()) {
      return role + " uses the host's network";
    }
    return switch (matcher) {
      case PeerMatcher.Anyone _ -> "";
      case PeerMatcher.PodsHere here ->
          here.namespace().equals(pod.namespace())
              ? role + " has " + labels(here.pods(), pod.labels())
              : role + " is in namespace " + pod.namespace();
      case PeerMatcher.PodsIn in ->
          namespaces.match(pod.namespace(), in.namespaces()) == Tristate.NO
              ? "namespace "
                  + pod.namespace()
                  + " has "
                  + labels(in.namespaces(), namespaces.known(pod.namespace()))
              : role + " has " + labels(in.pods(), pod.labels());
      case PeerMatcher.Labelled _ ->
          role
              + " is in namespace "
              + pod.namespace()
              + " and has "
              + (pod.labels().isEmpty()
                  ? "no labels"
                  : pod.labels().toString().replaceAll("[{}]", ""));
      case PeerMatcher.Known _ -> role + " is " + of.endpoint().spoken();
      case PeerMatcher.Nodes _, PeerMatcher.Domains _ -> role + " is a pod";
      case PeerMatcher.Named named -> mismatch(named.of(), role, namespaces);
      case PeerMatcher.Addresses _, PeerMatcher.Not _, PeerMatcher.Each _, PeerMatcher.Any _ ->
          pod.addresses().isEmpty()
              ? role + " is a pod"
              : role
                  + " has "
                  + pod.addresses().stream()
                      .map(Address::toString)
                      .collect(Collectors.joining(", "));
    };
  }

  /// The labels a selector looks at: `app=cart`, `no label tier`.
  private static String labels(LabelSelector selector, Map<String, String> labels) {
    TreeMap<String, String> seen = new TreeMap<>();
    selector
        .requirements()
        .forEach(
            r ->
                seen.put(
                    r.key(),
                    labels.containsKey(r.key())
                        ? r.key() + "=" + labels.get(r.key())
                        : "no label " + r.key()));
    return seen.isEmpty() ? "no labels to look at" : String.join(", ", seen.values());
  }
}
