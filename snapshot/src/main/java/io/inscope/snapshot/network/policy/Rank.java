package io.inscope.snapshot.network.policy;

import java.util.Comparator;

/// The place of a policy in the order of evaluation.
///
/// @param order within the tier, lower first; infinite when none is given
/// @param name decides between policies of one order; empty when nothing does, and then which of
///   them comes first is not defined
/// @param words for citations: `priority 10`; empty when order does not matter
public record Rank(Tier tier, double order, String name, String words) implements Comparable<Rank> {
  /// Of a NetworkPolicy, and of what Cilium permits beside: all of them are one, in no order.
  public static final Rank NETWORK_POLICY = new Rank(Tier.DEFAULT, 1_000, "", "");

  private static final Comparator<Rank> ORDER =
      Comparator.comparing(Rank::tier).thenComparingDouble(Rank::order).thenComparing(Rank::name);

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }
}
