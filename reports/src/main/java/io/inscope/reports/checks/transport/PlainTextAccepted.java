package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.inventory.ServicePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* what the mesh does for a caller without a proxy on each port of workloads of the CDE:
/// PeerAuthentications of workload, namespace and mesh with their exceptions for ports, annotations
/// that keep ports from the proxy, and DestinationRules.
///
/// *Allowed:* plain text on no port. Without a PeerAuthentication it is accepted beside mutual TLS.
/// Not applicable without a proxy (see `mesh-injection-off`).
///
/// Source:
/// [PeerAuthentication](https://istio.io/latest/docs/reference/config/security/peer_authentication/).
public final class PlainTextAccepted implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "mesh-mtls-not-strict",
          "The CDE accepts mutual TLS of the mesh only",
          Severity.HIGH,
          Set.of(Kinds.POD, Kinds.NAMESPACE, Kinds.SERVICE, Kinds.CONFIG_MAP),
          "Whoever reaches the pod without the mesh talks to it in clear and under no name, past"
              + " every rule about identities.",
          "Set mtls.mode: STRICT for the namespace or the whole mesh, and no exception for a port.",
          "Connections of the kubelet for probes are not meant.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Endpoint STRANGER = Endpoint.ofAddresses("", "");
  private static final PortRange ALL = new PortRange(Protocol.TCP, 1, 65535);

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Istio istio = audit.view(Istio.class, Istio::of);
    Optional<Outcome> instead = istio.unless(workload, audit, istio.unreadMtls());
    if (instead.isPresent()) {
      return instead.get();
    }
    ServicePath.Declared plain =
        istio.mesh().between(STRANGER, Endpoint.of(Endpoint.Type.WORKLOAD, workload.ref()), ALL);
    if (plain.protection() == Protection.CLEAR) {
      return new Outcome.Fail(
          "accepts plain text beside the mutual TLS of the mesh",
          List.of(new Evidence.Absence("mutual TLS that is required: " + plain.evidence())));
    }
    return plain.evidence().isEmpty() ? Outcome.pass() : new Outcome.NotAssessed(plain.evidence());
  }
}
