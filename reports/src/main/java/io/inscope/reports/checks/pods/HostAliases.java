package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `spec.hostAliases[]`.
///
/// *Allowed:* none.
///
/// Source: [adding entries to
/// /etc/hosts](https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/).
public final class HostAliases implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-host-aliases",
          "No pod has names of hosts written into it",
          Severity.LOW,
          Set.of(Kinds.POD),
          "The names win over DNS: connections, those into the cardholder data "
              + "environment too, go where whoever wrote the pod wanted.",
          "Remove hostAliases and put the names into DNS.",
          "What a container writes into /etc/hosts itself is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "has names of hosts written into it",
        workload
            .podSpec()
            .at("hostAliases")
            .each()
            .map(alias -> alias.at("ip"))
            .map(address -> Evidence.of(workload.template(), address))
            .toList());
  }
}
