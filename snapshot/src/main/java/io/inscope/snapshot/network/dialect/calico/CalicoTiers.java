package io.inscope.snapshot.network.dialect.calico;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.Tier;
import java.util.HashMap;
import java.util.Map;

/// The tiers of a cluster with Calico, and the places of policies in them. Source: [Calico's
/// reference](https://docs.tigera.io/calico/latest/reference/resources/tier).
public final class CalicoTiers {
  /// Those that every cluster has, by the names of several releases.
  private static final Map<String, Tier> BUILT_IN =
      Map.of(
          "default", Tier.DEFAULT,
          "kube-admin", Tier.ADMIN,
          "adminnetworkpolicy", Tier.ADMIN,
          "kube-baseline", Tier.BASELINE,
          "baselineadminnetworkpolicy", Tier.BASELINE);

  private final Map<String, Tier> tiers = new HashMap<>();

  CalicoTiers(ClusterSnapshot snapshot) {
    CalicoObjects.all(snapshot, "Tier")
        .forEach(
            tier -> {
              try {
                tiers.put(tier.ref().name(), tier(tier));
              } catch (InvalidPolicy | WrongShape e) {
                // A policy in a tier of which nothing is known is not applied.
              }
            });
    tiers.putAll(BUILT_IN);
  }

  private static Tier tier(Resource tier) {
    Field action = tier.root().at("spec", "defaultAction");
    boolean closes =
        switch (action.text("Deny")) {
          case "Deny" -> true;
          case "Pass" -> false;
          default -> throw new InvalidPolicy(action, "is neither Deny nor Pass");
        };
    return new Tier(
        Layer.NETWORK, tier.ref().name(), order(tier.root().at("spec", "order")), closes);
  }

  /// @throws InvalidPolicy when its tier is not in the snapshot
  Rank rank(Resource policy) {
    Field named = policy.root().at("spec", "tier");
    String name = named.text("").isEmpty() ? "default" : named.text("");
    Tier tier = tiers.get(name);
    if (tier == null) {
      throw new InvalidPolicy(named, "is '" + name + "', a tier that is not in the snapshot");
    }
    Field order = policy.root().at("spec", "order");
    String own = policy.ref().name();
    String within = own.startsWith(name + ".") ? own.substring(name.length() + 1) : own;
    return new Rank(
        tier,
        order(order),
        String.join("\n", within, policy.ref().namespace(), policy.ref().kind()),
        "tier %s, %s".formatted(name, order.isMissing() ? "no order" : "order " + order.value()));
  }

  private static double order(Field order) {
    return switch (order.value()) {
      case null -> Double.POSITIVE_INFINITY;
      case Number number -> number.doubleValue();
      default -> throw new InvalidPolicy(order, "is not a number");
    };
  }
}
