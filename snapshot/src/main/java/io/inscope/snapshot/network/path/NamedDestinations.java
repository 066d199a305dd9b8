package io.inscope.snapshot.network.path;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.AppliedPolicy;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Evaluation;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.row.ConnectionRows;
import io.inscope.snapshot.network.row.Way;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rows to destinations that policies know by their name. The name is what was permitted, so it
/// is a row of its own; which addresses it has is up to the DNS, so rows to addresses stay UNKNOWN
/// where a name is what permits them.
public final class NamedDestinations {
  private final Cluster cluster;
  private final ConnectionRows rows;
  private final boolean anyNamed;

  public NamedDestinations(Cluster cluster, ConnectionRows rows) {
    this.cluster = cluster;
    this.rows = rows;
    this.anyNamed = cluster.policies().policies().anyMatch(NamedDestinations::names);
  }

  /// @param workloads whose rows are wanted; null for all
  public void addTo(List<Connection> found, @Nullable Set<ResourceRef> workloads) {
    if (!anyNamed) {
      return;
    }
    cluster.members(workloads).forEach(member -> add(found, member));
  }

  private static boolean names(Policy policy) {
    return policy.rules().stream()
        .anyMatch(rule -> rule.peers().stream().anyMatch(PeerMatcher.Domains.class::isInstance));
  }

  private void add(List<Connection> found, Member member) {
    Map<String, Ports> named = new TreeMap<>();
    member.parties().forEach(party -> collect(named, party));
    named.forEach(
        (name, ports) -> {
          Party there = cluster.named(name);
          found.addAll(
              rows.between(
                  ConnectionRows.Side.of(member, Direction.EGRESS),
                  ConnectionRows.Side.outside(
                      new Endpoint(Endpoint.Type.DNS, "", "", "", name, "")),
                  member.parties().stream().map(party -> Evaluation.between(party, there)).toList(),
                  ports,
                  Way.direct("name", List.of())));
        });
  }

  /// The names that rules for a party's traffic name, with the ports they name beside.
  private static void collect(Map<String, Ports> named, Party party) {
    for (AppliedPolicy policy : party.chain(Direction.EGRESS).policies()) {
      for (AppliedPolicy.AppliedRule applied : policy.rules(Direction.EGRESS)) {
        for (PeerMatcher peer : applied.rule().peers()) {
          if (peer instanceof PeerMatcher.Domains domains) {
            domains
                .names()
                .forEach(name -> named.merge(name, applied.rule().ports().numbered(), Ports::or));
          }
        }
      }
    }
  }
}
