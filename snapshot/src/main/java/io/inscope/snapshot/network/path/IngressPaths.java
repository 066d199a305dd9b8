package io.inscope.snapshot.network.path;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.inventory.ServiceView;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.row.ConnectionRows;
import io.inscope.snapshot.network.row.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The two edges of an Ingress: from outside to the Ingress, and from whoever serves it to the
/// backends. The second has to pass the backends' policies with the controller's pods as source.
public final class IngressPaths {
  private final Cluster cluster;
  private final Services services;
  private final ConnectionRows rows;
  private final IngressControllers controllers;
  private final List<Served> served = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();

  /// @param controllers the workloads that serve it; empty when none is in the snapshot
  /// @param unknown why it is not known whether it is served; else empty
  private record Served(
      IngressView view, List<Target> targets, List<Member> controllers, String unknown) {}

  private record Target(Member member, PortRange port) {}

  IngressPaths(ClusterSnapshot snapshot, Cluster cluster, Services services, ConnectionRows rows) {
    this.cluster = cluster;
    this.services = services;
    this.rows = rows;
    this.controllers = new IngressControllers(snapshot, cluster);
    snapshot.all(Kinds.INGRESS).forEach(this::add);
  }

  private void add(Resource ingress) {
    try {
      IngressView view = IngressView.of(ingress);
      Optional<String> className = controllers.classOf(ingress);
      List<Member> serving = className.map(controllers::serving).orElse(List.of());
      boolean hasAddress =
          ingress.root().at("status", "loadBalancer", "ingress").each().findAny().isPresent();
      String unknown =
          !serving.isEmpty() || hasAddress
              ? ""
              : className
                  .map(name -> "no controller that serves class '" + name + "' is in the snapshot")
                  .orElse("it names no class and none is the default: a controller may serve it");
      served.add(new Served(view, targets(view), serving, unknown));
    } catch (WrongShape e) {
      limits.add(
          ingress.ref().spoken() + " cannot be read, its paths are missing: " + e.getMessage());
    }
  }

  private List<Target> targets(IngressView view) {
    List<Target> targets = new ArrayList<>();
    for (IngressView.Backend backend : view.backends()) {
      Optional<ServiceView> service = services.find(backend.service());
      if (service.isEmpty()) {
        limits.add(
            "%s leads to %s, which is not in the snapshot"
                .formatted(view.named(), backend.service().spoken()));
        continue;
      }
      for (Member member : cluster.members()) {
        if (member.ref().namespace().equals(backend.service().namespace())) {
          addTargets(targets, service.get(), backend, member);
        }
      }
    }
    return targets.stream().distinct().toList();
  }

  private static void addTargets(
      List<Target> targets, ServiceView service, IngressView.Backend backend, Member member) {
    for (ServiceView.Port port : service.ports()) {
      boolean meant =
          backend.portName().isEmpty()
              ? port.port() == backend.portNumber()
              : port.name().equals(backend.portName());
      if (meant) {
        for (int target : service.targets(port, member.instances())) {
          targets.add(new Target(member, new PortRange(port.protocol(), target, target)));
        }
      }
    }
  }

  void addTo(List<Connection> found, @Nullable Set<ResourceRef> workloads) {
    for (Served one : served) {
      boolean touched = workloads == null;
      for (Target target : one.targets()) {
        boolean wanted =
            workloads == null
                || workloads.contains(target.member().ref())
                || one.controllers().stream().anyMatch(c -> workloads.contains(c.ref()));
        touched |= wanted;
        if (wanted) {
          addBackend(found, one, target);
        }
      }
      if (touched) {
        addFront(found, one);
      }
    }
  }

  private void addFront(List<Connection> found, Served one) {
    IngressView view = one.view();
    if (!view.tlsHosts().isEmpty()) {
      String hosts = String.join(", ", view.tlsHosts());
      found.addAll(
          rows.toEntry(
              view,
              443,
              Protection.TLS,
              view.named() + " has TLS for " + hosts,
              one.unknown(),
              cluster.usesIpv6()));
    }
    if (!view.clearHosts().isEmpty()) {
      String hosts = String.join(", ", view.clearHosts());
      found.addAll(
          rows.toEntry(
              view,
              80,
              Protection.CLEAR,
              view.named() + " has no TLS for " + hosts,
              one.unknown(),
              cluster.usesIpv6()));
    } else if (view.alsoClear()) {
      found.addAll(
          rows.toEntry(
              view,
              80,
              Protection.CLEAR,
              view.named() + " declares nginx.ingress.kubernetes.io/ssl-redirect: false",
              one.unknown(),
              cluster.usesIpv6()));
    }
  }

  private void addBackend(List<Connection> found, Served one, Target target) {
    ServicePath.Declared declared = one.view().toBackend();
    String way = one.view().named();
    Way through = new Way(way, way, List.of(), declared.protection(), declared.evidence());
    ConnectionRows.Side to = ConnectionRows.Side.of(target.member(), Direction.INGRESS);
    Ports port = Ports.of(target.port());
    for (Member controller : one.controllers()) {
      if (controller != target.member()) {
        found.addAll(
            rows.between(
                ConnectionRows.Side.of(controller, Direction.EGRESS),
                to,
                cluster.permissions().between(controller, target.member()),
                port,
                through));
      }
    }
    if (one.controllers().isEmpty()) {
      found.addAll(
          rows.between(
              ConnectionRows.Side.outside(
                  Endpoint.of(Endpoint.Type.ENTRY, one.view().resource().ref())),
              to,
              target.member().parties().stream()
                  .map(party -> cluster.permissions().between(cluster.stranger(), party))
                  .toList(),
              port,
              through));
    }
  }

  List<String> limits() {
    return limits;
  }
}
