package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Direction;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The directions that policies deny by default, by namespace.
///
/// @param denied policies that make no sense are left out: they deny nothing
/// @param inhabited namespaces with a workload that has an address of its own
record DefaultDenials(Map<String, Set<Direction>> denied, Set<String> inhabited) {

  static DefaultDenials of(Audit audit) {
    Map<String, Set<Direction>> denied = new HashMap<>();
    try (Stream<Resource> all = audit.snapshot().all(Kinds.NETWORK_POLICY)) {
      all.forEach(
          policy -> {
            for (Direction direction : Direction.values()) {
              if (deniesAll(policy, direction)) {
                denied
                    .computeIfAbsent(policy.ref().namespace(), _ -> EnumSet.noneOf(Direction.class))
                    .add(direction);
              }
            }
          });
    }
    Set<String> inhabited = new HashSet<>();
    for (Workload workload : audit.snapshot().workloads()) {
      if (!usesHostNetwork(workload)) {
        inhabited.add(workload.namespace());
      }
    }
    return new DefaultDenials(denied, inhabited);
  }

  private static boolean deniesAll(Resource policy, Direction direction) {
    try {
      return new PolicyText(policy).deniesAll(direction);
    } catch (WrongShape | InvalidSelector e) {
      return false;
    }
  }

  private static boolean usesHostNetwork(Workload workload) {
    return workload.podSpec().isObject()
        && Boolean.TRUE.equals(workload.podSpec().at("hostNetwork").value());
  }
}
