package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.hostNetwork` of workloads that are not out of scope, and what is known of the
/// network plugin.
///
/// *Allowed:* a network of the pod's own. Static pods are parts of the node, and the network plugin
/// makes the network: not applicable.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class HostNetworkBypass implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-hostnetwork-bypass",
          "Network policies reach every pod in scope",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "No policy holds the pod, and whoever takes it over speaks with the address of "
              + "the node, which most policies admit.",
          "Remove hostNetwork, or declare the workload security-impacting and segment its "
              + "nodes.",
          "Policies of some plugins hold nodes as well: see the connections.");

  private static final String MIRROR = "kubernetes.io/config.mirror";

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return InScope.unless(workload, audit).orElseGet(() -> inScope(workload, audit));
  }

  private static Outcome inScope(Workload workload, Audit audit) {
    if (Isolated.isOver(workload)) {
      return new Outcome.NotApplicable("its pods have ended, and none is to come");
    }
    Field field = workload.podSpec().at("hostNetwork");
    if (!field.isTrue()) {
      return Outcome.pass();
    }
    if (workload.podMetadata().at("annotations", MIRROR).isPresent()) {
      return new Outcome.NotApplicable("it is a static pod, a part of its node");
    }
    return audit.connectivity().plugin().evidence().startsWith(workload.ref().spoken() + ",")
        ? new Outcome.NotApplicable("it is the network plugin")
        : new Outcome.Fail(
            "uses the network of its node, past every network policy",
            List.of(Evidence.of(workload.template(), field)));
  }
}
