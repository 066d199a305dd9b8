package io.inscope.snapshot.network.policy;

import java.util.Comparator;

/// A level of policies. Tiers are asked one after the other, those of lower order first; one that
/// has no policy for a pod is skipped.
///
/// All dialects share one order of tiers: the numbers of the three that are built in are Calico's,
/// which puts its own tiers between them. Source: [Calico's
/// tiers](https://docs.tigera.io/calico/latest/reference/resources/tier) and the [network policy
/// API](https://network-policy-api.sigs.k8s.io/api-overview/).
///
/// @param layer who evaluates its policies
/// @param order among the tiers of its layer; infinite when none is given: last
/// @param closes whether traffic that no rule of its policies matched is denied; otherwise the next
///   tier decides
public record Tier(Layer layer, String name, double order, boolean closes)
    implements Comparable<Tier> {
  /// AdminNetworkPolicy, and ClusterNetworkPolicy of tier Admin.
  public static final Tier ADMIN = new Tier(Layer.NETWORK, "Admin", 1_000, false);

  /// NetworkPolicy, and Calico's policies that name no tier.
  public static final Tier DEFAULT = new Tier(Layer.NETWORK, "default", 1_000_000, true);

  /// BaselineAdminNetworkPolicy, and ClusterNetworkPolicy of tier Baseline.
  public static final Tier BASELINE = new Tier(Layer.NETWORK, "Baseline", 10_000_000, false);

  private static final Comparator<Tier> ORDER =
      Comparator.comparing(Tier::layer).thenComparingDouble(Tier::order).thenComparing(Tier::name);

  @Override
  public int compareTo(Tier other) {
    return ORDER.compare(this, other);
  }
}
