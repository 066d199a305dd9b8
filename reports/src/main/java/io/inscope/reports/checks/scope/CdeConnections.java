package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.checks.network.Outbound;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.scope.Proof;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Connections between the CDE and a workload that nobody has put into scope, in one direction.
final class CdeConnections {
  private CdeConnections() {}

  /// @param direction as seen from the workload
  static Outcome check(Workload workload, Audit audit, Direction direction, String fact) {
    Function<Connection, Endpoint> side =
        direction == Direction.EGRESS ? Connection::from : Connection::to;
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
    return connections.isEmpty()
        ? ifEnforced(workload, direction, audit)
        : unknown(connections.getFirst());
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

  /// That policies forbid something is worth what enforces them, and either side's may be what
  /// forbids it.
  private static Outcome ifEnforced(Workload workload, Direction direction, Audit audit) {
    Enforced here = audit.connectivity().enforced(workload.ref(), direction);
    Enforced both =
        Enforced.weaker(
            here,
            direction == Direction.EGRESS
                ? audit.view(CdeIngress.class, CdeIngress::of).enforced()
                : audit.view(CdeEgress.class, CdeEgress::of).enforced());
    return Outbound.ifEnforced(both, audit);
  }

  private record CdeIngress(Enforced enforced) {
    static CdeIngress of(Audit audit) {
      return new CdeIngress(ofCde(audit, Direction.INGRESS));
    }
  }

  private record CdeEgress(Enforced enforced) {
    static CdeEgress of(Audit audit) {
      return new CdeEgress(ofCde(audit, Direction.EGRESS));
    }
  }

  /// The least of what holds for the workloads of the CDE.
  private static Enforced ofCde(Audit audit, Direction direction) {
    return audit.scope().cde().stream()
        .map(one -> audit.connectivity().enforced(one, direction))
        .reduce(Enforced.NOTHING, Enforced::weaker);
  }
}
