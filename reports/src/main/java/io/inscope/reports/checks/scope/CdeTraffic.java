package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The connections of each workload of the CDE, worked out once.
record CdeTraffic(Map<ResourceRef, List<Connection>> byWorkload) {
  static CdeTraffic of(Audit audit) {
    Set<ResourceRef> cde = audit.scope().cde();
    Map<ResourceRef, List<Connection>> found = new HashMap<>();
    for (Connection row : audit.connectivity().touching(cde)) {
      for (Endpoint side : List.of(row.from(), row.to())) {
        if (side.isObject() && cde.contains(side.ref())) {
          found.computeIfAbsent(side.ref(), _ -> new ArrayList<>()).add(row);
        }
      }
    }
    return new CdeTraffic(found);
  }

  List<Connection> of(ResourceRef workload) {
    return byWorkload.getOrDefault(workload, List.of());
  }
}
