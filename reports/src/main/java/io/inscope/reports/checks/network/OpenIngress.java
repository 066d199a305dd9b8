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

/// *Read:* whether policies isolate every pod of the workload for ingress, and whether the network
/// plugin enforces them.
///
/// *Allowed:* every pod is isolated, and something enforces it. A policy of a kind that is not
/// evaluated, a policy that was rejected, and the node's network leave it open: not assessed.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class OpenIngress implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-pod-ingress-unrestricted",
          "Every pod is isolated for ingress",
          Severity.HIGH,
          Set.of(Kinds.POD, Kinds.NETWORK_POLICY),
          "Every pod of the cluster, and whatever reaches the pod network, can connect.",
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
    return Isolated.in(Direction.INGRESS, "is open to every source", workload, audit);
  }
}
