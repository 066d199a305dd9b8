package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.dialect.istio.PodPorts.Identity;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PodFacts;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the mesh of a snapshot knows of pods.
final class Mesh {
  private static final String ANNOTATION = "traffic.sidecar.istio.io/";

  /// With any of these, not all that a pod sends goes through its proxy.
  private static final List<String> OUTBOUND =
      List.of(
          "excludeOutboundPorts",
          "excludeOutboundIPRanges",
          "includeOutboundPorts",
          "includeOutboundIPRanges");

  private static final GroupKind GATEWAY = new GroupKind("gateway.networking.k8s.io", "Gateway");

  private final ClusterSnapshot snapshot;
  private final MeshConfig config;
  private final Membership membership;
  private final PeerAuthentications mtls;
  private final ServicePorts services;
  private final Map<String, Set<NamedPort>> seen = new HashMap<>();
  private final Set<Tristate> proxied = EnumSet.noneOf(Tristate.class);
  private final Set<Tristate> identified = EnumSet.noneOf(Tristate.class);
  private final TreeSet<String> limits = new TreeSet<>();

  Mesh(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    config = MeshConfig.of(snapshot);
    membership = new Membership(snapshot);
    mtls = new PeerAuthentications(snapshot, config.rootNamespace());
    services = new ServicePorts(snapshot);
    limits.addAll(config.limits());
    for (Workload workload : snapshot.workloads()) {
      for (Instance pod : Instance.of(workload)) {
        see(workload, pod);
      }
    }
  }

  private void see(Workload workload, Instance pod) {
    PodFacts facts = facts(pod);
    proxied.add(facts.proxied());
    identified.add(facts.identified());
    if (facts.proxied() == Tristate.NO) {
      return;
    }
    portsOf(pod)
        .forEach(
            (name, ports) -> {
              if (!ports.isEmpty()) {
                seen.computeIfAbsent(pod.namespace(), _ -> new HashSet<>()).add(name);
                seen.computeIfAbsent("", _ -> new HashSet<>()).add(name);
              }
            });
    addBypasses(workload, pod);
  }

  private void addBypasses(Workload workload, Instance pod) {
    String who = workload.namespace() + "/" + workload.ref().name();
    String at =
        workload
            .template()
            .place(
                workload.podMetadata().isObject()
                    ? workload.podMetadata().at("annotations")
                    : workload.podMetadata());
    Ports bypass = unguarded(pod);
    if (!bypass.isEmpty()) {
      limits.add(
          "%s keeps %s from its proxy (its annotations at %s): no policy of the mesh holds there."
              .formatted(who, bypass, at));
    }
    if (mayLeave(pod)) {
      limits.add(
          "%s does not send everything through its proxy (annotations %s at %s): whether it proves who it is, is UNKNOWN."
              .formatted(who, ANNOTATION + "...Outbound...", at));
    }
    if (pod.annotation(ANNOTATION + "excludeInterfaces").isPresent()) {
      limits.add(
          "%s keeps interfaces from its proxy (annotation %sexcludeInterfaces at %s): no policy of the mesh holds there."
              .formatted(who, ANNOTATION, at));
    }
    if (membership.hasWaypoint(pod)) {
      limits.add(
          "%s is behind a waypoint (istio.io/use-waypoint): what the waypoint itself permits or denies is not evaluated; it can only forbid more."
              .formatted(who));
    }
  }

  MeshConfig config() {
    return config;
  }

  /// Whether a Gateway of the Gateway API is a waypoint: then its policies are for what goes
  /// through it, not for its own pods.
  boolean isWaypoint(String namespace, String gateway) {
    return snapshot
        .find(ResourceRef.of(GATEWAY, namespace, gateway))
        .filter(found -> found.root().at("spec").isObject())
        .filter(
            found -> "istio-waypoint".equals(found.root().at("spec", "gatewayClassName").value()))
        .isPresent();
  }

  /// The names of port sets that mean anything on the pods of a namespace with a proxy; of all
  /// namespaces when empty.
  Set<NamedPort> seen(String namespace) {
    return seen.getOrDefault(namespace, Set.of());
  }

  /// Whether some pod is known to have a proxy, or not known to.
  boolean hasProxied(Tristate state) {
    return proxied.contains(state);
  }

  /// Whether the snapshot has settings of mTLS.
  boolean isDeclared() {
    return mtls.isDeclared();
  }

  /// Whether of some pod it is not known if it uses mTLS.
  boolean hasDoubtfulCallers() {
    return identified.contains(Tristate.UNKNOWN);
  }

  /// In sentences, sorted.
  List<String> limits() {
    return List.copyOf(limits);
  }

  PodFacts facts(Instance pod) {
    Tristate proxy = membership.of(pod).proxied();
    if (proxy == Tristate.NO) {
      return PodFacts.NONE;
    }
    return new PodFacts(
        pod.namespace(),
        pod.serviceAccount().orElse(""),
        proxy,
        mayLeave(pod) ? proxy.and(Tristate.UNKNOWN) : proxy);
  }

  private static boolean mayLeave(Instance pod) {
    return OUTBOUND.stream()
        .map(name -> pod.annotation(ANNOTATION + name))
        .flatMap(Optional::stream)
        .anyMatch(value -> !value.isBlank() && !value.equals("*"));
  }

  ServicePorts.Declared declared(Instance pod) {
    return services.of(pod);
  }

  List<PeerAuthentications.Applied> settings(Instance pod) {
    return mtls.of(pod);
  }

  /// What the names of [PodPorts] mean on a pod.
  Map<NamedPort, Ports> portsOf(Instance pod) {
    Membership.Mode mode = membership.of(pod);
    if (mode == Membership.Mode.NONE) {
      return Map.of();
    }
    ServicePorts.Declared declared = declared(pod);
    Map<NamedPort, Ports> ports = new HashMap<>();
    boolean ambient = mode == Membership.Mode.AMBIENT;
    ports.put(
        PodPorts.TCP_ONLY,
        ambient ? Ports.all(Protocol.TCP) : declared.tcp().without(declared.other()));
    ports.put(PodPorts.MIXED, ambient ? Ports.NONE : declared.tcp().and(declared.other()));
    ports.put(Layer.UNGUARDED, ambient ? Ports.NONE : unguarded(pod));
    identities(pod, declared, ports).forEach((set, of) -> ports.put(set.port(), of));
    return ports;
  }

  private Map<Identity, Ports> identities(
      Instance pod, ServicePorts.Declared declared, Map<NamedPort, Ports> ports) {
    Map<Identity, Ports> sets = new EnumMap<>(Identity.class);
    for (PeerAuthentications.Applied applied : mtls.of(pod)) {
      Identity set =
          switch (applied.mode()) {
            case STRICT -> Identity.STRICT;
            case PERMISSIVE, UNSET -> Identity.PERMISSIVE;
            case DISABLE -> Identity.NONE;
            case UNSURE -> Identity.UNSURE;
          };
      sets.merge(set, applied.ports(), Ports::or);
      if (set == Identity.STRICT && applied.by() != null) {
        ports.merge(PodPorts.requiredBy(applied.by()), applied.ports(), Ports::or);
      }
    }
    move(sets, declared.told(), Identity.UNSURE);
    if (membership.hasWaypoint(pod)) {
      move(sets, Ports.all(Protocol.TCP), Identity.WAYPOINT);
    }
    return sets;
  }

  /// Into another set, except where mTLS is off anyway.
  private static void move(Map<Identity, Ports> sets, Ports ports, Identity to) {
    Ports moved = ports.without(sets.getOrDefault(Identity.NONE, Ports.NONE));
    sets.replaceAll((set, of) -> of.without(moved));
    sets.merge(to, moved, Ports::or);
  }

  /// The ports that the proxy is told not to take. Source: the [annotations of
  /// Istio](https://istio.io/latest/docs/reference/config/annotations/).
  private static Ports unguarded(Instance pod) {
    if (pod.annotation("sidecar.istio.io/interceptionMode").orElse("").equals("NONE")) {
      return Ports.all(Protocol.TCP);
    }
    Ports out = list(pod.annotation(ANNOTATION + "excludeInboundPorts").orElse(""));
    return pod.annotation(ANNOTATION + "includeInboundPorts")
        .filter(value -> !value.equals("*"))
        .map(value -> out.or(Ports.all(Protocol.TCP).without(list(value))))
        .orElse(out);
  }

  private static Ports list(String written) {
    List<PortRange> ports = new ArrayList<>();
    for (String one : written.split(",")) {
      String text = one.strip();
      int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
      if (number >= 1 && number <= 65535) {
        ports.add(new PortRange(Protocol.TCP, number, number));
      }
    }
    return Ports.of(ports);
  }
}
