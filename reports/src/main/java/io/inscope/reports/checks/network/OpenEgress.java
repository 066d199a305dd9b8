package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Direction;
import java.util.Set;

/// *Read:* whether policies isolate every pod of the workload for egress, and whether the network
/// plugin enforces them.
///
/// *Allowed:* every pod is isolated, and something enforces it. A policy of a kind that is not
/// evaluated, a policy that was rejected, and the node's network leave it open: not assessed.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class OpenEgress implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-pod-egress-unrestricted",
          "Every pod is isolated for egress",
          Severity.HIGH,
          Set.of(Kinds.POD, Kinds.NETWORK_POLICY),
          "Data can leave to anywhere, and an attacker inside can look around freely.",
          "Add a NetworkPolicy that selects the pods and allows what is needed.",
          "That a pod is isolated does not say that what is allowed is right: see the "
              + "connections.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Isolated.in(Direction.EGRESS, "may reach every destination", workload, audit);
  }
}
