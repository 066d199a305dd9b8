package io.inscope.snapshot.register;

import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Explanation;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PolicyReview;
import io.inscope.snapshot.network.Protocol;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Connectivity under assumptions, which says among its limits who assumed what, when and why. The
/// switches themselves say it too: see [StatedAssumptions#with].
record NotedConnectivity(Connectivity answers, List<String> notes) implements Connectivity {

  @Override
  public List<Connection> touching(Set<ResourceRef> workloads, Progress progress) {
    return answers.touching(workloads, progress);
  }

  @Override
  public List<Connection> edges(ResourceRef workload) {
    return answers.edges(workload);
  }

  @Override
  public long pairs(Progress progress) {
    return answers.pairs(progress);
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
  public Enforced enforced(ResourceRef workload, Direction direction) {
    return answers.enforced(workload, direction);
  }

  @Override
  public Isolation isolationByDefault(String namespace, Direction direction) {
    return answers.isolationByDefault(namespace, direction);
  }

  @Override
  public Explanation explain(Peer from, Peer to, Protocol protocol, int port) {
    return answers.explain(from, to, protocol, port);
  }

  @Override
  public List<PolicyReview> policies() {
    return answers.policies();
  }

  @Override
  public PluginFacts plugin() {
    return answers.plugin();
  }

  @Override
  public List<String> limits() {
    return Stream.concat(answers.limits().stream(), notes.stream().map(n -> "Assumption: " + n))
        .sorted()
        .toList();
  }
}
