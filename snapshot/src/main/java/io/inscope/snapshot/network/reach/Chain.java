package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.Tier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The policies that apply to a party in one direction, in the order in which they are asked. Two
/// chains of the same policies are equal.
public final class Chain {
  static final Chain NONE = new Chain(List.of(), List.of(), Direction.INGRESS);

  private final List<Selected> selected;
  private final List<Doubt> doubts;
  private final Map<Layer, List<Stage>> stages;
  private final Direction direction;
  private final Asked asked;
  private final int hash;

  /// What its rules look at: peers that agree in it get the same answer.
  ///
  /// @param peerSets numbers of peer sets
  /// @param ports names of ports
  /// @param ofSelf whether some rule means only some of its policy's subjects
  record Asked(BitSet peerSets, Set<NamedPort> ports, boolean ofSelf) {}

  /// A policy that applies.
  ///
  /// @param sure whether it does for certain
  record Selected(AppliedPolicy policy, boolean sure) {}

  /// A tier that has a policy for the party.
  ///
  /// @param steps policies in order; which of one step is asked first is not defined
  /// @param sure whether one of its policies applies for certain and closes
  /// @param unread whether it may have policies that permit more, and nobody read them
  record Stage(Tier tier, List<List<Selected>> steps, boolean sure, boolean unread) {}

  private Chain(List<Selected> selected, List<Doubt> doubts, Direction direction) {
    this.selected = selected;
    this.doubts = doubts;
    this.stages = arranged();
    this.direction = direction;
    this.asked = findAsked();
    this.hash = 31 * selected.hashCode() + doubts.hashCode();
  }

  private Asked findAsked() {
    BitSet peerSets = new BitSet();
    Set<NamedPort> ports = new HashSet<>();
    boolean ofSelf = false;
    for (Selected one : selected) {
      for (AppliedPolicy.AppliedRule rule : one.policy().rules(direction)) {
        rule.peerSets().forEach(peerSets::set);
        rule.rule().ports().names().forEach(ports::add);
        ofSelf |= rule.tellsSubjectsApart();
      }
    }
    return new Asked(peerSets, Set.copyOf(ports), ofSelf);
  }

  Asked asked() {
    return asked;
  }

  /// @param selected in order of their rank
  /// @param doubts about them, sorted
  static Chain of(List<Selected> selected, List<Doubt> doubts, Direction direction) {
    return selected.isEmpty() && doubts.isEmpty()
        ? NONE
        : new Chain(List.copyOf(selected), List.copyOf(doubts), direction);
  }

  /// The same but for the policies of a layer. Doubts are about the network's.
  Chain without(Layer layer) {
    return of(
        selected.stream().filter(one -> one.policy().rank().tier().layer() != layer).toList(),
        layer == Layer.NETWORK ? List.of() : doubts,
        direction);
  }

  /// The same but for some policies.
  Chain without(Predicate<AppliedPolicy> some) {
    return of(
        selected.stream().filter(one -> !some.test(one.policy())).toList(), doubts, direction);
  }

  private Map<Layer, List<Stage>> arranged() {
    boolean unread = doubts.stream().anyMatch(d -> d.reach() == Doubt.Reach.DENIAL);
    TreeMap<Tier, List<Selected>> byTier = new TreeMap<>();
    if (unread) {
      byTier.put(Tier.DEFAULT, new ArrayList<>());
    }
    for (Selected one : selected) {
      byTier.computeIfAbsent(one.policy().rank().tier(), _ -> new ArrayList<>()).add(one);
    }
    Map<Layer, List<Stage>> found = new EnumMap<>(Layer.class);
    byTier.forEach(
        (tier, of) ->
            found
                .computeIfAbsent(tier.layer(), _ -> new ArrayList<>())
                .add(
                    new Stage(
                        tier,
                        steps(of),
                        of.stream().anyMatch(one -> one.sure() && one.policy().policy().closes()),
                        unread && tier.equals(Tier.DEFAULT))));
    return found;
  }

  private static List<List<Selected>> steps(List<Selected> ofTier) {
    TreeMap<Double, List<Selected>> byOrder = new TreeMap<>();
    for (Selected one : ofTier) {
      byOrder.computeIfAbsent(one.policy().rank().order(), _ -> new ArrayList<>()).add(one);
    }
    List<List<Selected>> steps = new ArrayList<>();
    for (Map.Entry<Double, List<Selected>> same : byOrder.entrySet()) {
      if (same.getValue().stream().anyMatch(one -> one.policy().rank().name().isEmpty())) {
        steps.add(List.copyOf(same.getValue()));
      } else {
        same.getValue().forEach(one -> steps.add(List.of(one)));
      }
    }
    return List.copyOf(steps);
  }

  /// The tiers of a layer, in order.
  List<Stage> stages(Layer layer) {
    return stages.getOrDefault(layer, List.of());
  }

  public List<Doubt> doubts() {
    return doubts;
  }

  public List<AppliedPolicy> policies() {
    return selected.stream().map(Selected::policy).toList();
  }

  /// Whether no policy applies, as far as known.
  boolean isEmpty() {
    return selected.isEmpty();
  }

  /// Whether it is sure that only what rules permit is permitted.
  public boolean isolates() {
    return selected.stream().anyMatch(one -> one.sure() && one.policy().policy().isolates());
  }

  /// The policies that close the party but for what their rules open.
  public List<AppliedPolicy> isolating() {
    return policies().stream().filter(policy -> policy.policy().isolates()).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || other instanceof Chain that
            && hash == that.hash
            && selected.equals(that.selected)
            && doubts.equals(that.doubts);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
