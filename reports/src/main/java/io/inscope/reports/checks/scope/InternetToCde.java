package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.checks.network.PublicAddresses;
import io.inscope.reports.checks.network.Published;
import io.inscope.reports.checks.network.Reaches;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.DataRole;
import java.util.List;
import java.util.Set;

/// *Read:* the scope declarations with what each workload does with account data, and all ways from
/// public addresses to the workloads of the CDE.
///
/// *Allowed:* none. By an Ingress or another entry the traffic passes somebody first: whether that
/// is a DMZ only a person can tell, unless the workload stores account data, which no way from
/// outside may lead to. A kind that could lead there and was not handed over: not assessed.
///
/// Source: PCI DSS v4.0.1 1.4.2 and 1.4.4 (v3.2.1 1.3.1, 1.3.2 and 1.3.6).
public final class InternetToCde implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cde-inet-direct",
          "The Internet reaches the CDE through a DMZ only",
          Severity.CRITICAL,
          Set.of(Kinds.POD, Kinds.SERVICE, Kinds.INGRESS, Kinds.NETWORK_POLICY),
          "Whoever finds a hole in the application is in the cardholder data environment "
              + "at once.",
          "Publish a proxy in a zone of its own, and let only it reach the CDE.",
          "What a firewall in front of nodes and load balancers closes is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return CdeOnly.unless(workload, audit).orElseGet(() -> ofCde(workload, audit));
  }

  private static Outcome ofCde(Workload workload, Audit audit) {
    Published published = Published.of(workload, audit, PublicAddresses::isInternet);
    List<Evidence> direct =
        Reaches.evidence(published.direct().stream().filter(Published::isOpen).toList());
    if (!direct.isEmpty()) {
      return new Outcome.Fail(
          "is in the CDE and reachable from the Internet with nothing in between", direct);
    }
    List<Evidence> open = Reaches.evidence(published.open());
    if (open.isEmpty()) {
      return published.closed(workload, audit);
    }
    boolean stores =
        audit.scope().entry(workload.ref()).stream()
            .anyMatch(entry -> entry.dataRole() == DataRole.STORES);
    return stores
        ? new Outcome.Fail("stores account data and is reachable from the Internet", open)
        : new Outcome.Manual("Is what carries this traffic to the CDE a DMZ of its own?", open);
  }
}
