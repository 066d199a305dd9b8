package io.inscope.snapshot.network.engine;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.PolicyReview;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.reach.AppliedPolicy;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads the compiled policies back to whoever reviews them. The work is rules times kinds of pods
/// that policies can tell apart, whatever the number of pods.
final class PolicyReviews {
  /// As policies write every address, be it with exceptions.
  private static final List<String> WHOLE = List.of("0.0.0.0/0", "::/0");

  private final Map<Party, TreeSet<ResourceRef>> members = new HashMap<>();
  private final Map<AppliedPolicy, TreeSet<ResourceRef>> selected = new IdentityHashMap<>();

  private PolicyReviews(Cluster cluster) {
    for (Member member : cluster.members()) {
      for (Party party : member.parties()) {
        members.computeIfAbsent(party, _ -> new TreeSet<>()).add(member.ref());
        for (Direction direction : Direction.values()) {
          party
              .chain(direction)
              .policies()
              .forEach(
                  policy ->
                      selected.computeIfAbsent(policy, _ -> new TreeSet<>()).add(member.ref()));
        }
      }
    }
  }

  /// Sorted by the policies' objects; those of an object in the order in which they are asked.
  static List<PolicyReview> of(Cluster cluster) {
    PolicyReviews reviews = new PolicyReviews(cluster);
    List<PolicyReview> all = new ArrayList<>();
    cluster
        .policies()
        .applied()
        .filter(AppliedPolicy::isReadable)
        .forEach(policy -> all.add(reviews.review(policy)));
    cluster.policies().rejected().forEach(policy -> all.add(rejected(policy)));
    all.sort(
        Comparator.comparing((PolicyReview review) -> review.policy().ref())
            .thenComparing(PolicyReview::order)
            .thenComparing(PolicyReview::selects));
    return List.copyOf(all);
  }

  private PolicyReview review(AppliedPolicy applied) {
    Policy policy = applied.policy();
    List<PolicyReview.Rule> rules = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      applied.rules(direction).forEach(rule -> rules.add(rule(rule)));
    }
    return new PolicyReview(
        policy.resource(),
        policy.rank().words(),
        policy.subject().toString(),
        List.copyOf(selected.getOrDefault(applied, new TreeSet<>())),
        policy.isolates() ? policy.directions() : Set.of(),
        rules,
        policy.remarks(),
        policy.doubt());
  }

  private PolicyReview.Rule rule(AppliedPolicy.AppliedRule applied) {
    Rule rule = applied.rule();
    TreeSet<ResourceRef> meant = new TreeSet<>();
    TreeSet<ResourceRef> perhaps = new TreeSet<>();
    members.forEach(
        (party, refs) -> {
          Tristate means = applied.means(party);
          if (means == Tristate.YES) {
            meant.addAll(refs);
          } else if (means == Tristate.UNKNOWN) {
            perhaps.addAll(refs);
          }
        });
    perhaps.removeAll(meant);
    return new PolicyReview.Rule(
        rule.direction(),
        rule.list(),
        rule.index(),
        rule.does(),
        rule.peers().stream().map(PeerMatcher::toString).toList(),
        List.copyOf(meant),
        perhaps.size(),
        rule.peers().stream().anyMatch(PolicyReviews::isOpen),
        rule.ports().toString(),
        rule.place(),
        rule.caveat());
  }

  private static boolean isOpen(PeerMatcher peer) {
    return switch (peer) {
      case PeerMatcher.Anyone _ -> true;
      case PeerMatcher.PodsIn in -> in.namespaces().isEverything() && in.pods().isEverything();
      case PeerMatcher.Addresses addresses ->
          WHOLE.stream().anyMatch(whole -> addresses.written().startsWith(whole))
              || addresses.set().contains(AddressRange.ALL_V4)
              || addresses.set().contains(AddressRange.ALL_V6);
      case PeerMatcher.Named named -> isOpen(named.of());
      case PeerMatcher.Any any -> any.of().stream().anyMatch(PolicyReviews::isOpen);
      case PeerMatcher.Each each -> each.of().stream().allMatch(PolicyReviews::isOpen);
      case PeerMatcher.PodsHere _,
          PeerMatcher.Labelled _,
          PeerMatcher.Known _,
          PeerMatcher.Not _,
          PeerMatcher.Nodes _,
          PeerMatcher.Domains _ ->
          false;
    };
  }

  private static PolicyReview rejected(RejectedPolicy policy) {
    return new PolicyReview(
        policy.resource(),
        policy.rank().words(),
        policy.subject().toString(),
        List.of(),
        Set.of(),
        List.of(),
        List.of(),
        policy.reason());
  }
}
