package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* load balancers, ports of nodes, external addresses, Ingresses, Gateways, Routes and the
/// like that lead to a workload, a default backend and TLS that is passed through included, and the
/// policies on the way.
///
/// *Allowed:* none that admits public addresses. Where a kind that could lead there was not handed
/// over: not assessed.
///
/// Source: [services](https://kubernetes.io/docs/concepts/services-networking/service/), PCI DSS
/// v4.0.1 1.4.1 and 1.4.2.
public final class ReachableFromOutside implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "exposed-workload-internet",
          "No workload is reachable from outside the cluster",
          Severity.MEDIUM,
          Set.of(Kinds.POD, Kinds.SERVICE, Kinds.INGRESS, Kinds.NETWORK_POLICY),
          "Everybody outside can try what the workload does with bad input.",
          "Publish only what has to be, limit its sources, and put the reason on record.",
          "What a firewall in front of nodes and load balancers closes is not visible; "
              + "what is meant to be public fails as well.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Published published = Published.of(workload, audit, PublicAddresses::isInternet);
    List<Evidence> open = Reaches.evidence(published.open());
    return open.isEmpty()
        ? published.closed(workload, audit)
        : new Outcome.Fail("is reachable from outside the cluster", open);
  }
}
