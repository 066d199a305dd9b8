package io.inscope.snapshot.network.path;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.inventory.ServiceEndpoint;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.reach.Permission;
import io.inscope.snapshot.network.row.ConnectionRows;
import io.inscope.snapshot.network.row.Way;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The API server, as somebody pods talk to and as somebody who calls webhooks and aggregated APIs
/// in pods. It answers at the endpoints of Service `default/kubernetes`, which are addresses of
/// hosts, and serves nothing but TLS. Sources: [communication between nodes and the control
/// plane](https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/),
/// [access](https://kubernetes.io/docs/concepts/security/controlling-access/#transport-security).
final class ApiServer {
  static final ResourceRef SERVICE = ResourceRef.of(Kinds.SERVICE, "default", "kubernetes");

  private static final Endpoint ENDPOINT =
      new Endpoint(Endpoint.Type.NODE, "", "", "", "Kubernetes API server", "");

  private final Cluster cluster;
  private final ConnectionRows rows;
  private final TreeSet<Address> addresses = new TreeSet<>();
  private final Ports ports;
  private final Set<ResourceRef> itself = new HashSet<>();
  private final ApiServerCalls calls;

  ApiServer(Surroundings around, Services services, ConnectionRows rows) {
    this.cluster = around.cluster();
    this.rows = rows;
    Ports answering = Ports.NONE;
    for (ServiceEndpoint endpoint : services.endpoints(SERVICE)) {
      addresses.addAll(endpoint.addresses());
      for (ServiceEndpoint.Port port : endpoint.ports()) {
        if (port.number() > 0) {
          answering =
              answering.or(Ports.of(new PortRange(port.protocol(), port.number(), port.number())));
        }
      }
    }
    ports = answering;
    around.servers().running(List.of("kube-apiserver")).forEach(m -> itself.add(m.ref()));
    calls = new ApiServerCalls(around);
  }

  /// @param workloads null for all
  void addTo(List<Connection> found, @Nullable Set<ResourceRef> workloads) {
    for (Member member : cluster.members(workloads)) {
      if (!addresses.isEmpty() && !itself.contains(member.ref())) {
        found.addAll(to(member));
      }
      calls.to(member).forEach(call -> found.addAll(from(call)));
    }
  }

  private List<Connection> to(Member member) {
    String at =
        "API server at "
            + addresses.stream().map(Address::toString).collect(Collectors.joining(", "));
    return rows.between(
        ConnectionRows.Side.of(member, Direction.EGRESS),
        ConnectionRows.Side.outside(ENDPOINT),
        permissions(member.parties(), addresses.stream().map(cluster::at).toList()),
        ports,
        new Way("API server", at, List.of(), Protection.TLS, "the API server answers by TLS only"));
  }

  private List<Connection> from(ApiServerCalls.Call call) {
    return rows
        .between(
            ConnectionRows.Side.outside(ENDPOINT),
            ConnectionRows.Side.of(call.target().member(), Direction.INGRESS),
            permissions(sources(), call.target().member().parties()),
            Ports.of(call.target().port()),
            new Way(
                call.kind(),
                call.via(),
                List.of(),
                Protection.TLS,
                "the API server calls by TLS only"))
        .stream()
        .map(ApiServer::ofControlPlane)
        .toList();
  }

  /// Policies see a node where the control plane runs on nodes; where somebody else runs it, its
  /// calls may come from anywhere, even from a pod that relays them.
  private List<Party> sources() {
    return !addresses.isEmpty() && addresses.stream().allMatch(cluster::isNode)
        ? addresses.stream().map(cluster::at).toList()
        : List.of(cluster.stranger());
  }

  private List<Permission> permissions(List<Party> from, List<Party> to) {
    return from.stream()
        .flatMap(f -> to.stream().map(t -> cluster.permissions().between(f, t)))
        .toList();
  }

  private static Connection ofControlPlane(Connection row) {
    return new Connection(
        row.id(),
        row.from(),
        row.to(),
        row.ports(),
        row.verdict(),
        row.enforced(),
        row.via(),
        row.protection(),
        row.protectionEvidence(),
        "no policy applies to the API server",
        row.becauseIngress(),
        row.unknown());
  }
}
