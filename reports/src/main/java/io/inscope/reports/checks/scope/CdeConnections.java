package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.scope.Proof;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Connections between the CDE and a workload that nobody has put into scope, in one direction.
final class CdeConnections {
  private CdeConnections() {}

  /// @param side which side of a connection the workload is
  static Outcome check(
      Workload workload, Audit audit, Function<Connection, Endpoint> side, String fact) {
    Optional<Outcome> instead = Outside.unless(workload, audit);
    if (instead.isPresent()) {
      return instead.get();
    }
    Outside outside = Outside.of(workload, audit);
    List<Connection> connections =
        outside.proofs().stream()
            .flatMap(
                proof ->
                    proof instanceof Proof.ByNetwork network
                        ? Stream.of(network.connection())
                        : Stream.empty())
            .filter(connection -> side.apply(connection).ref().equals(workload.ref()))
            .toList();
    List<Evidence> allowed =
        connections.stream()
            .filter(connection -> connection.verdict() == Answer.ALLOWED)
            .<Evidence>map(Evidence.Reach::new)
            .toList();
    if (!allowed.isEmpty()) {
      return new Outcome.Fail(outside.but(fact), allowed);
    }
    return connections.isEmpty() ? ifEnforced(audit) : unknown(connections.getFirst());
  }

  private static Outcome unknown(Connection connection) {
    return new Outcome.NotAssessed(
        "%s to %s on %s is not provably forbidden: %s"
            .formatted(
                connection.from().spoken(),
                connection.to().spoken(),
                connection.ports(),
                connection.unknown()));
  }

  /// That policies forbid something is worth what enforces them.
  private static Outcome ifEnforced(Audit audit) {
    return audit.connectivity().plugin().enforcesNetworkPolicy() == Enforcement.YES
        ? Outcome.pass()
        : new Outcome.NotAssessed(
            "policies forbid it, but nothing shows that they are enforced: "
                + audit.connectivity().plugin().evidence());
  }
}
