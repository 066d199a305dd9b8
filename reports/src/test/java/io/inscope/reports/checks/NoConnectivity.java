package io.inscope.reports.checks;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Explanation;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.Protocol;
import java.util.List;
import java.util.Set;

/// For tests whose checks do not ask about connections: to ask is a defect.
final class NoConnectivity implements Connectivity {
  @Override
  public List<Connection> touching(Set<ResourceRef> workloads) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Connection> all(boolean withSelf) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Isolation isolation(ResourceRef workload, Direction direction) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Explanation explain(Peer from, Peer to, Protocol protocol, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PluginFacts plugin() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> limits() {
    return List.of();
  }
}
