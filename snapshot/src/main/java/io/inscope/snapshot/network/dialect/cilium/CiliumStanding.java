package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.IgnoredPolicy;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.Rank;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What Cilium's settings stand for, and its objects that change paths and are not evaluated.
final class CiliumStanding {
  private static final Map<String, String> OTHERS =
      new TreeMap<>(
          Map.of(
              "CiliumLocalRedirectPolicy",
              "it sends traffic for an address or a service to pods of the same node",
              "CiliumEnvoyConfig",
              "it sends traffic through Envoy, and perhaps elsewhere",
              "CiliumClusterwideEnvoyConfig",
              "it sends traffic through Envoy, and perhaps elsewhere",
              "CiliumEgressGatewayPolicy",
              "it changes by which node and address traffic leaves the cluster"));

  private CiliumStanding() {}

  static List<Compiled> of(ClusterSnapshot snapshot, CiliumConfig config) {
    List<Compiled> found = new ArrayList<>();
    config.map().filter(_ -> config.closesAll()).ifPresent(map -> found.add(closed(map)));
    config
        .map()
        .filter(_ -> config.policesOwnNode())
        .ifPresent(
            map ->
                found.add(
                    new IgnoredPolicy(
                        map,
                        map.ref().spoken()
                            + " says allow-localhost: policy, which is not evaluated: traffic from"
                            + " a pod's own node is listed as if it always passed.")));
    OTHERS.forEach(
        (kind, does) ->
            snapshot
                .all(new GroupKind(CiliumDialect.GROUP, kind))
                .forEach(
                    other ->
                        found.add(
                            new IgnoredPolicy(
                                other,
                                "%s at %s is not evaluated: %s."
                                    .formatted(
                                        other.ref().spoken(), other.origin().place(), does)))));
    return found;
  }

  private static Policy closed(Resource map) {
    return new Policy(
        map,
        Rank.NETWORK_POLICY,
        CiliumPeer.PODS,
        EnumSet.allOf(Direction.class),
        List.of(),
        List.of());
  }
}
