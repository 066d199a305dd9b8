package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The connections of workloads over the edge of the cluster, each worked out once for all checks.
public final class Edges {
  private final Connectivity connectivity;
  private final Map<ResourceRef, List<Connection>> known = new ConcurrentHashMap<>();

  private Edges(Audit audit) {
    connectivity = audit.connectivity();
  }

  private static List<Connection> of(Workload workload, Audit audit) {
    Edges edges = audit.view(Edges.class, Edges::new);
    return edges.known.computeIfAbsent(workload.ref(), edges.connectivity::edges);
  }

  /// Those that the workload opens.
  public static Stream<Connection> from(Workload workload, Audit audit) {
    return of(workload, audit).stream().filter(row -> isOf(workload, row.from()));
  }

  /// Those through which the outside gets to the workload because somebody published it: a load
  /// balancer, a port of the nodes, an Ingress and the like. That a policy would admit an address
  /// to the pod's own address publishes nothing.
  public static Stream<Connection> published(Workload workload, Audit audit) {
    return of(workload, audit).stream()
        .filter(row -> row.from().type() == Endpoint.Type.ADDRESS)
        .filter(
            row ->
                row.to().type() == Endpoint.Type.ENTRY
                    || (isOf(workload, row.to()) && !isOwnAddress(row.via())));
  }

  /// Connections to the address of its node, of a workload on the network of the node.
  static Stream<Connection> atNode(Workload workload, Audit audit) {
    return of(workload, audit).stream()
        .filter(row -> isOf(workload, row.to()) && row.via().equals("node address"));
  }

  /// Connections from other networks on which the workload has an interface.
  static Stream<Connection> fromNetworks(Workload workload, Audit audit) {
    return of(workload, audit).stream()
        .filter(row -> isOf(workload, row.to()) && row.from().type() == Endpoint.Type.NETWORK);
  }

  /// What passes on to the workload what comes through an entry.
  public static Stream<Connection> passedOn(Workload workload, Audit audit) {
    return of(workload, audit).stream()
        .filter(row -> isOf(workload, row.to()))
        .filter(
            row ->
                row.from().type() == Endpoint.Type.WORKLOAD
                    || row.from().type() == Endpoint.Type.ENTRY);
  }

  private static boolean isOf(Workload workload, Endpoint side) {
    return side.isObject() && side.ref().equals(workload.ref());
  }

  private static boolean isOwnAddress(String via) {
    return via.equals("node address") || via.equals("pod address, if routable");
  }
}
