package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import java.util.List;
import java.util.Set;

/// A compiled policy: rules for the pods it selects, at a place in the order of all policies.
///
/// @param subject the pods it selects
/// @param directions in which it selects them
/// @param rules of these directions, in order
/// @param remarks what in it has no effect or is not looked at, in sentences
/// @param closes whether, in a tier that closes, it closes the pods it selects; otherwise it only
///   opens what other policies close
/// @param doubt why it is not known whether it applies to what it selects; else empty
public record Policy(
    Resource resource,
    Rank rank,
    PeerMatcher subject,
    Set<Direction> directions,
    List<Rule> rules,
    List<String> remarks,
    boolean closes,
    String doubt)
    implements Compiled {
  public Policy(
      Resource resource,
      Rank rank,
      PeerMatcher subject,
      Set<Direction> directions,
      List<Rule> rules,
      List<String> remarks) {
    this(resource, rank, subject, directions, rules, remarks, true, "");
  }

  public Policy(
      Resource resource,
      Rank rank,
      PeerMatcher subject,
      Set<Direction> directions,
      List<Rule> rules,
      List<String> remarks,
      boolean closes) {
    this(resource, rank, subject, directions, rules, remarks, closes, "");
  }

  public Policy {
    directions = Set.copyOf(directions);
    rules = List.copyOf(rules);
    remarks = List.copyOf(remarks);
  }

  public ResourceRef ref() {
    return resource.ref();
  }

  /// Whether its rules have no order: what any of them permits is permitted.
  public boolean isUnion() {
    return rank.compareTo(Rank.NETWORK_POLICY) == 0 || rank.tier().layer() == Layer.MESH;
  }

  /// Whether its layer denies the pods it selects what none of its rules permits.
  public boolean isClosing() {
    return rank.tier().closes() && closes;
  }

  /// Whether it closes the pods it selects to the network but for what its rules open.
  public boolean isolates() {
    return rank.tier().layer() == Layer.NETWORK && isClosing();
  }

  public List<Rule> rules(Direction direction) {
    return rules.stream().filter(rule -> rule.direction() == direction).toList();
  }
}
