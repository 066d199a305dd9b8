package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the outside gets to a workload that somebody published.
///
/// @param direct by a load balancer or a port of the nodes, with nothing in between that is in the
///   cluster; what declares a port on the network of its node has opened it there
/// @param doors of Ingresses and other entries behind which the workload stands
/// @param passedOn what carries traffic from there to the workload
/// @param isServer whether it is the workload itself that serves the doors
public record Published(
    List<Connection> direct, List<Connection> doors, List<Connection> passedOn, boolean isServer) {

  /// The ways to one workload.
  ///
  /// @param outside who counts as outside
  public static Published of(Workload workload, Audit audit, Predicate<Endpoint> outside) {
    List<Connection> all =
        Edges.published(workload, audit).filter(row -> outside.test(row.from())).toList();
    List<Connection> doors =
        all.stream().filter(row -> row.to().type() == Endpoint.Type.ENTRY).toList();
    Set<Protocol> listening =
        Serving.of(audit)
            .declared(workload)
            .map(port -> port.range().protocol())
            .collect(Collectors.toSet());
    Stream<Connection> atNode =
        Edges.atNode(workload, audit)
            .filter(row -> outside.test(row.from()))
            .filter(row -> listening.contains(row.ports().protocol()));
    return new Published(
        Stream.concat(all.stream().filter(row -> row.to().type() != Endpoint.Type.ENTRY), atNode)
            .toList(),
        doors,
        doors.isEmpty() ? List.of() : Edges.passedOn(workload, audit).toList(),
        Edges.from(workload, audit).anyMatch(row -> row.to().type() == Endpoint.Type.WORKLOAD));
  }

  /// The connections that make up open ways: the direct ones, and the doors with what is passed on
  /// from there. To whoever serves the doors nothing has to be passed on.
  public List<Connection> open() {
    boolean through = isServer || passedOn.stream().anyMatch(Published::isOpen);
    return Stream.concat(
            direct.stream(),
            through ? Stream.concat(doors.stream(), passedOn.stream()) : Stream.of())
        .filter(Published::isOpen)
        .toList();
  }

  public static boolean isOpen(Connection row) {
    return row.verdict() == Answer.ALLOWED;
  }

  /// Of a workload to which no open way leads: that there is none, or why that is not known.
  public Outcome closed(Workload workload, Audit audit) {
    if (Isolated.isOver(workload)) {
      return new Outcome.NotApplicable("its pods have ended, and none is to come");
    }
    Optional<Connection> doubtful =
        Stream.of(direct, doors, passedOn, Edges.fromNetworks(workload, audit).toList())
            .flatMap(List::stream)
            .filter(row -> !isOpen(row))
            .findFirst();
    if (doubtful.isPresent()) {
      return Outbound.notForbidden(doubtful.get());
    }
    if (Edges.atNode(workload, audit).findAny().isPresent()
        && Serving.of(audit).declared(workload).findAny().isEmpty()) {
      return new Outcome.NotAssessed(
          "it uses the network of its node, and what it listens on there is not known");
    }
    String gap = audit.view(EntryKinds.class, EntryKinds::of).gap();
    if (!gap.isEmpty()) {
      return new Outcome.NotAssessed("no way in was found, but " + gap);
    }
    // Where no policy says anything of the workload, none can have closed a way to it.
    Isolation isolation = audit.connectivity().isolation(workload.ref(), Direction.INGRESS);
    if (doors.isEmpty()
        && isolation.state() == Isolation.State.NO
        && isolation.reason().isEmpty()) {
      return Outcome.pass();
    }
    Enforced here = audit.connectivity().enforced(workload.ref(), Direction.INGRESS);
    return Outbound.ifEnforced(
        doors.isEmpty() ? here : Enforced.weaker(here, audit.connectivity().plugin().enforced()),
        audit);
  }
}
