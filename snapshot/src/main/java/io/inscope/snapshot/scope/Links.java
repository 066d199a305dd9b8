package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The connections between the CDE and other workloads, in either direction.
final class Links {
  private final Map<ResourceRef, Connection> first = new HashMap<>();
  private final Map<ResourceRef, Integer> counts = new HashMap<>();

  private Links() {}

  /// @param connections those that touch the CDE
  static Links of(List<Connection> connections, Set<ResourceRef> cde) {
    Links links = new Links();
    for (Connection connection : connections) {
      links.add(connection, connection.from(), connection.to(), cde);
      links.add(connection, connection.to(), connection.from(), cde);
    }
    return links;
  }

  private void add(Connection connection, Endpoint inside, Endpoint other, Set<ResourceRef> cde) {
    if (inside.isObject()
        && cde.contains(inside.ref())
        && other.type() == Endpoint.Type.WORKLOAD
        && !cde.contains(other.ref())) {
      counts.merge(other.ref(), 1, Integer::sum);
      first.merge(
          other.ref(),
          connection,
          (known, next) ->
              known.verdict() != Answer.ALLOWED && next.verdict() == Answer.ALLOWED ? next : known);
    }
  }

  /// The connection that makes a workload connected, with what permits it; an allowed one before
  /// one of which it is not known.
  Optional<String> proof(ResourceRef workload) {
    Connection connection = first.get(workload);
    if (connection == null) {
      return Optional.empty();
    }
    int more = counts.getOrDefault(workload, 1) - 1;
    return Optional.of(
        "connection %s, %s to %s on %s%s: %s; %s%s"
            .formatted(
                connection.id(),
                connection.from().spoken(),
                connection.to().spoken(),
                connection.ports(),
                connection.verdict() == Answer.UNKNOWN ? ", not provably forbidden" : "",
                connection.becauseEgress(),
                connection.becauseIngress(),
                more == 0 ? "" : " (and " + more + " more)"));
  }
}
