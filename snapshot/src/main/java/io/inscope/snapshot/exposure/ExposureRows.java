package io.inscope.snapshot.exposure;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.reach.AppliedPolicy;
import io.inscope.snapshot.network.reach.AppliedPolicy.AppliedRule;
import io.inscope.snapshot.network.reach.Chain;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Grant;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.reach.Permission;
import io.inscope.snapshot.network.reach.Ruling;
import io.inscope.snapshot.network.row.Reasons;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Puts into words what supposed pods get.
final class ExposureRows {
  private final Cluster cluster;
  private final Makers makers;
  private final SortedSet<String> existing;
  private final Map<List<String>, List<String>> shared = new HashMap<>();
  private final Map<PeerMatcher, List<ResourceRef>> meant = new HashMap<>();

  ExposureRows(Cluster cluster, Makers makers, SortedSet<String> existing) {
    this.cluster = cluster;
    this.makers = makers;
    this.existing = existing;
  }

  Exposure row(Member member, Direction direction, Part part, Found found, Ports ports) {
    Opening opening = part.opening();
    List<String> in =
        shared.computeIfAbsent(List.copyOf(found.namespaces()), namespaces -> namespaces);
    boolean byLabel = opening instanceof Opening.ByRule by && Wording.isByLabel(by.peer());
    return new Exposure(
        member.ref(),
        direction,
        who(member, direction, opening),
        in,
        found.created(),
        part.verdict(),
        ports,
        ports(direction, opening, ports),
        member.parties().getFirst().enforced(direction).state(),
        today(member, direction, opening, ports),
        because(member, direction, opening, found, ports),
        opening instanceof Opening.ByRule by ? by.rule().place() : "",
        found.otherSide(),
        found.example(),
        makers.of(member.ref(), in, byLabel, found.created(), existing),
        part.isSure() ? "" : found.reason());
  }

  /// Whoever may make pods somewhere, or change what stands in their way.
  WhoMay anybodyFor(Member member) {
    return makers.of(member.ref(), List.copyOf(existing), false, true, existing);
  }

  private static String who(Member member, Direction direction, Opening opening) {
    return switch (opening) {
      case Opening.ByRule by -> Wording.of(by.peer());
      case Opening.Open _ ->
          denies(member, direction) ? "any pod that no rule denies" : "any pod anywhere";
      case Opening.Lifted _ -> "any pod that the policies would keep away";
      case Opening.Doubtful _ -> "perhaps any pod";
    };
  }

  private static boolean denies(Member member, Direction direction) {
    return chains(member, direction)
        .flatMap(chain -> Trial.rules(chain, direction))
        .anyMatch(rule -> rule.rule().action() == Action.DENY);
  }

  private static Stream<Chain> chains(Member member, Direction direction) {
    return member.parties().stream().map(party -> party.chain(direction));
  }

  /// Ports that a rule names are whatever the pod that is reached calls so.
  private static String ports(Direction direction, Opening opening, Ports ports) {
    if (direction == Direction.INGRESS
        || !(opening instanceof Opening.ByRule by)
        || by.rule().ports().named().isEmpty()) {
      return ports.toString();
    }
    Ports numbered = ports.and(by.rule().ports().numbered());
    List<String> texts = new ArrayList<>();
    if (!numbered.isEmpty()) {
      texts.add(numbered.toString());
    }
    for (NamedPort name : by.rule().ports().named()) {
      texts.add("whatever it calls " + name);
    }
    return String.join(", ", texts);
  }

  private static String because(
      Member member, Direction direction, Opening opening, Found found, Ports ports) {
    Set<AppliedPolicy> policies = new LinkedHashSet<>();
    chains(member, direction).forEach(chain -> policies.addAll(chain.policies()));
    String name = member.endpoint().spoken();
    Ruling ruling = found.ruling();
    return switch (opening) {
      case Opening.ByRule by -> by.rule().name();
      case Opening.Open _ ->
          ruling != null && ruling.declared().basis() == Grant.Basis.HOST
              ? "host network: policies do not apply to " + name
              : Reasons.open(name, direction, policies);
      case Opening.Lifted _ ->
          ruling == null ? "" : Reasons.lifted(ruling, ports.ranges().getFirst(), policies);
      case Opening.Doubtful _ -> "what is not known of the policies of " + name;
    };
  }

  /// A workload that exists and is one of those meant.
  private String today(Member member, Direction direction, Opening opening, Ports ports) {
    if (opening instanceof Opening.ByRule by) {
      return meant
          .computeIfAbsent(by.peer(), peer -> meant(by.rule(), peer, member, direction))
          .stream()
          .filter(ref -> !ref.equals(member.ref()))
          .findFirst()
          .map(ResourceRef::toString)
          .orElse("");
    }
    return cluster.members().stream()
        .filter(other -> other != member && !other.usesHostNetwork())
        .filter(other -> between(other, member, direction).anyMatch(p -> meets(p, ports)))
        .findFirst()
        .map(other -> other.ref().toString())
        .orElse("");
  }

  private static boolean meets(Ruling ruling, Ports ports) {
    return !ruling.possible().and(ports).isEmpty();
  }

  private Stream<Ruling> between(Member other, Member member, Direction direction) {
    List<Permission> permissions =
        direction == Direction.INGRESS
            ? cluster.permissions().between(other, member)
            : cluster.permissions().between(member, other);
    return permissions.stream().map(permission -> permission.side(direction));
  }

  /// The first two that a peer means for certain: one of them may be the workload itself.
  private List<ResourceRef> meant(Rule rule, PeerMatcher peer, Member member, Direction direction) {
    AppliedRule applied =
        chains(member, direction)
            .flatMap(chain -> Trial.rules(chain, direction))
            .filter(one -> one.rule().equals(rule))
            .findFirst()
            .orElseThrow();
    return cluster.members().stream()
        .filter(other -> other.parties().stream().anyMatch(party -> means(applied, peer, party)))
        .limit(2)
        .map(Member::ref)
        .toList();
  }

  private static boolean means(AppliedRule rule, PeerMatcher peer, Party party) {
    return party.nature() == Party.Nature.POD && rule.meaning(party).get(peer) == Tristate.YES;
  }

  /// Every namespace there is.
  List<String> everywhere() {
    return List.copyOf(new TreeSet<>(existing));
  }
}
