package io.inscope.reports.diagram;

import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Explanation;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PolicyReview;
import io.inscope.snapshot.network.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Connectivity that is written down instead of worked out.
record DeclaredConnectivity(
    List<Connection> rows,
    Map<ResourceRef, Isolation.State> ingress,
    Map<ResourceRef, Isolation.State> egress,
    Enforcement enforced,
    PluginFacts plugin,
    List<String> limits)
    implements Connectivity {

  @Override
  public List<Connection> touching(Set<ResourceRef> workloads, Progress progress) {
    return rows.stream()
        .filter(r -> workloads.contains(r.from().ref()) || workloads.contains(r.to().ref()))
        .toList();
  }

  @Override
  public long pairs(Progress progress) {
    return rows.size();
  }

  @Override
  public List<Connection> all(boolean withSelf) {
    return rows;
  }

  @Override
  public Isolation isolation(ResourceRef workload, Direction direction) {
    Map<ResourceRef, Isolation.State> states = direction == Direction.INGRESS ? ingress : egress;
    Isolation.State state = states.getOrDefault(workload, Isolation.State.NO);
    ResourceRef policy =
        new ResourceRef(
            "networking.k8s.io", "NetworkPolicy", workload.namespace(), direction.word());
    return new Isolation(
        state, state == Isolation.State.YES ? List.of(policy) : List.of(), enforced, "");
  }

  @Override
  public Enforced enforced(ResourceRef workload, Direction direction) {
    return new Enforced(enforced, "");
  }

  @Override
  public Isolation isolationByDefault(String namespace, Direction direction) {
    Map<ResourceRef, Isolation.State> states = direction == Direction.INGRESS ? ingress : egress;
    boolean some =
        states.entrySet().stream()
            .anyMatch(
                e ->
                    e.getKey().namespace().equals(namespace)
                        && e.getValue() == Isolation.State.YES);
    return new Isolation(some ? Isolation.State.YES : Isolation.State.NO, List.of(), enforced, "");
  }

  @Override
  public Explanation explain(Peer from, Peer to, Protocol protocol, int port) {
    throw new UnsupportedOperationException("not written down");
  }

  @Override
  public List<PolicyReview> policies() {
    return List.of();
  }
}
