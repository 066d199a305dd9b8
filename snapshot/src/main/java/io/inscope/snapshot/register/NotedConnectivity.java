package io.inscope.snapshot.register;

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
import java.util.stream.Stream;

/// Connectivity under assumptions, which says wherever it tells what it rests on who assumed what,
/// when and why.
record NotedConnectivity(Connectivity answers, List<String> notes) implements Connectivity {

  @Override
  public List<Connection> touching(Set<ResourceRef> workloads) {
    return answers.touching(workloads);
  }

  @Override
  public List<Connection> all(boolean withSelf) {
    return answers.all(withSelf);
  }

  @Override
  public Isolation isolation(ResourceRef workload, Direction direction) {
    return answers.isolation(workload, direction);
  }

  @Override
  public Explanation explain(Peer from, Peer to, Protocol protocol, int port) {
    return answers.explain(from, to, protocol, port);
  }

  @Override
  public PluginFacts plugin() {
    PluginFacts plugin = answers.plugin();
    return new PluginFacts(
        plugin.name(),
        plugin.version(),
        plugin.enforcesNetworkPolicy(),
        plugin.ipBlockMatchesPods(),
        plugin.ipBlockMatchesNodes(),
        plugin.evidence() + " (" + String.join("; ", notes) + ")");
  }

  @Override
  public List<String> limits() {
    return Stream.concat(answers.limits().stream(), notes.stream().map(n -> "Assumption: " + n))
        .sorted()
        .toList();
  }
}
