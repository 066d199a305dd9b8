package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// *Read:* the namespaces in which workloads run, apart from the cluster's own.
///
/// *Allowed:* at least two, none of them `default`. With one people have to tell whether it is
/// enough.
public final class NamespaceSeparation implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ns-separation",
          "Applications, teams or environments have namespaces of their own",
          Severity.INFO,
          Set.of(),
          "Rights, quotas and network policies go by namespaces: what shares one is hard to keep"
              + " apart.",
          "Give each application, team or environment a namespace of its own.",
          "Whether they follow the organisation is for a person to judge.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    SortedMap<String, Evidence> used = new TreeMap<>();
    for (Workload workload : audit.snapshot().workloads()) {
      if (!SystemNamespaces.contain(workload.namespace())) {
        used.computeIfAbsent(workload.namespace(), _ -> evidence(workload));
      }
    }
    Evidence unnamed = used.get("default");
    if (unnamed != null) {
      return new Outcome.Fail("runs workloads in the namespace default", List.of(unnamed));
    }
    Optional<String> gap = UnseenPods.why(audit);
    if (gap.isPresent()) {
      return new Outcome.NotAssessed(gap.get());
    }
    if (used.isEmpty()) {
      return new Outcome.NotApplicable("only the cluster itself runs workloads");
    }
    List<Evidence> places = List.copyOf(used.values());
    return places.size() > 1
        ? new Outcome.Pass(places)
        : new Outcome.Manual(
            "Is all that runs one application of one team in one environment?", places);
  }

  private static Evidence evidence(Workload workload) {
    return Evidence.of(workload.owner(), workload.owner().root().at("metadata", "namespace"));
  }
}
