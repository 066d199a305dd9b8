package io.inscope.snapshot.network;

import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Set;

/// What may talk to what in one snapshot. Immutable once built, safe for several threads.
public interface Connectivity {
  /// Permitted connections with at least one side among the given workloads, sorted. A workload's
  /// connections to itself are left out.
  default List<Connection> touching(Set<ResourceRef> workloads) {
    return touching(workloads, Progress.NONE);
  }

  /// The same, telling how far it is.
  ///
  /// @throws java.util.concurrent.CancellationException when the user stops it
  List<Connection> touching(Set<ResourceRef> workloads, Progress progress);

  /// The part of [Connectivity#touching] one workload that leaves or enters the cluster, or its pod
  /// network, sorted: connections with addresses, names, other networks and the API server, and
  /// those through Ingresses and other entries with the doors of these. What pods open to each
  /// other by themselves is left out, so asking for every workload in turn costs no more than there
  /// is.
  default List<Connection> edges(ResourceRef workload) {
    return touching(Set.of(workload)).stream()
        .filter(row -> !row.via().equals("pod") && !row.via().startsWith("pod, "))
        .toList();
  }

  /// How many ordered pairs of different workloads may talk on some port, as far as policies say:
  /// how long the list of all connections would be, without making it.
  long pairs(Progress progress);

  /// Permitted connections of every workload and address range, sorted.
  ///
  /// @param withSelf also connections between the pods of one workload
  List<Connection> all(boolean withSelf);

  /// Whether policies that isolate this workload in a direction exist, and who says so.
  Isolation isolation(ResourceRef workload, Direction direction);

  /// Whether something makes the policies of this workload true in a direction: the least of what
  /// holds for its pods, since nodes may differ.
  Enforced enforced(ResourceRef workload, Direction direction);

  /// Whether policies isolate every pod of a namespace in a direction, whatever its labels: those
  /// that are not there yet too. Whether these are enforced is a matter of the nodes: see
  /// [Connectivity#enforced].
  Isolation isolationByDefault(String namespace, Direction direction);

  /// Why one connection is permitted or not: every rule considered on both sides, and the one that
  /// decided.
  ///
  /// @param from a workload, or an address
  /// @throws IllegalArgumentException when a side is not in the snapshot; the message says which
  ///   and what to do
  Explanation explain(Peer from, Peer to, Protocol protocol, int port);

  /// Every policy that was read, as it is understood and with whom it selects, sorted. Kinds that
  /// are not evaluated are not among them: see [Connectivity#limits].
  List<PolicyReview> policies();

  /// What was found out about the network plugin, and on what evidence.
  PluginFacts plugin();

  /// What the answers rest on or leave out, in sentences for the diagram and the workbook: kinds
  /// not handed over, policies rejected, policy-like kinds not evaluated. Sorted.
  List<String> limits();
}
