package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.inventory.ServicePath.Declared;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// How the mesh protects connections on their way: MTLS where caller and destination have a proxy
/// and nothing switches it off, CLEAR where plain text gets through, UNKNOWN where it has nothing
/// to say or that is not known. Where the pods of a workload or the ports differ, the weakest
/// counts. Source: [mutual TLS in
/// Istio](https://istio.io/latest/docs/concepts/security/#mutual-tls-authentication).
public final class MeshProtection {
  private static final Declared SILENT = new Declared(Protection.UNKNOWN, "");
  private static final Comparator<Declared> WEAKEST =
      Comparator.comparing(
              (Declared declared) ->
                  switch (declared.protection()) {
                    case CLEAR -> 0;
                    case UNKNOWN -> 1;
                    default -> 2;
                  })
          .thenComparing(Declared::evidence);

  private final Map<ResourceRef, Set<Pod>> pods = new HashMap<>();
  private final Map<ResourceRef, Set<Tristate>> proxies = new HashMap<>();
  private final boolean isThere;

  /// What counts of a pod.
  private record Pod(Tristate proxied, Tristate identified, List<Setting> settings) {}

  /// What holds on some of its ports.
  private record Setting(Ports ports, Kind kind, String evidence) {}

  private enum Kind {
    REQUIRED,
    ACCEPTED,
    OFF,
    UNGUARDED,
    DOUBTFUL
  }

  public MeshProtection(ClusterSnapshot snapshot) {
    isThere = hasTraces(snapshot);
    if (!isThere) {
      return;
    }
    Mesh mesh = new Mesh(snapshot);
    boolean counts = mesh.hasProxied(Tristate.YES) || mesh.isDeclared();
    for (Workload workload : snapshot.workloads()) {
      for (Instance pod : Instance.of(workload)) {
        Tristate proxied = mesh.facts(pod).proxied();
        proxies.computeIfAbsent(workload.ref(), _ -> EnumSet.noneOf(Tristate.class)).add(proxied);
        if (!counts) {
          continue;
        }
        if (proxied != Tristate.NO) {
          pods.computeIfAbsent(workload.ref(), _ -> new LinkedHashSet<>())
              .add(new Pod(proxied, mesh.facts(pod).identified(), settings(mesh, pod)));
        } else {
          pods.computeIfAbsent(workload.ref(), _ -> new LinkedHashSet<>())
              .add(new Pod(Tristate.NO, Tristate.NO, List.of()));
        }
      }
    }
  }

  /// Whether anything in the snapshot speaks of a mesh.
  public boolean isThere() {
    return isThere;
  }

  /// Whether the pods of a workload have a proxy of the mesh: YES when all have, NO when one is
  /// known to have none, UNKNOWN when there is no pod of it.
  public Tristate proxied(ResourceRef workload) {
    return isThere
        ? proxies.getOrDefault(workload, Set.of(Tristate.UNKNOWN)).stream()
            .reduce(Tristate.YES, Tristate::and)
        : Tristate.NO;
  }

  /// Whether anything speaks of a mesh: objects of its kinds, namespaces labelled for it, or a pod
  /// with a proxy. Saves most clusters a look at each of their pods.
  private static boolean hasTraces(ClusterSnapshot snapshot) {
    return snapshot.kinds().stream().anyMatch(kind -> kind.group().endsWith("istio.io"))
        || snapshot.all(Kinds.NAMESPACE).anyMatch(MeshProtection::isLabelled)
        || snapshot.workloads().stream().anyMatch(MeshProtection::hasProxy);
  }

  private static boolean isLabelled(Resource namespace) {
    try {
      return namespace.labels().keySet().stream().anyMatch(key -> key.startsWith("istio"));
    } catch (WrongShape e) {
      return true;
    }
  }

  /// Of pods of one workload one stands for the others: they come from one template, and what
  /// injects a proxy injects it into each.
  private static boolean hasProxy(Workload workload) {
    return speaksOfMesh(workload.podMetadata(), workload.podSpec())
        || workload.pods().stream()
            .limit(1)
            .anyMatch(pod -> speaksOfMesh(pod.root().at("metadata"), pod.root().at("spec")));
  }

  /// What cannot be read may.
  private static boolean speaksOfMesh(Field metadata, Field spec) {
    try {
      return Stream.of("labels", "annotations")
              .flatMap(name -> metadata.at(name).members())
              .anyMatch(member -> member.key().contains("istio"))
          || Stream.of("containers", "initContainers")
              .flatMap(name -> spec.at(name).each())
              .anyMatch(container -> container.at("name").text("").equals("istio-proxy"));
    } catch (WrongShape e) {
      return true;
    }
  }

  private static List<Setting> settings(Mesh mesh, Instance pod) {
    List<Setting> settings = new ArrayList<>();
    Ports unguarded = mesh.portsOf(pod).getOrDefault(Layer.UNGUARDED, Ports.NONE);
    if (!unguarded.isEmpty()) {
      settings.add(
          new Setting(
              unguarded, Kind.UNGUARDED, "an annotation keeps the port from the proxy of the pod"));
    }
    ServicePorts.Declared declared = mesh.declared(pod);
    declared
        .toldPlain()
        .forEach(
            (port, rule) ->
                settings.add(
                    new Setting(
                        Ports.of(new PortRange(Protocol.TCP, port, port)),
                        Kind.DOUBTFUL,
                        "callers are told not to use the mesh's mTLS: " + rule)));
    Ports elsewhere = unguarded.or(declared.told());
    for (PeerAuthentications.Applied applied : mesh.settings(pod)) {
      Ports rest = applied.ports().without(elsewhere);
      if (!rest.isEmpty()) {
        settings.add(
            switch (applied.mode()) {
              case STRICT -> new Setting(rest, Kind.REQUIRED, said(applied));
              case DISABLE -> new Setting(rest, Kind.OFF, said(applied));
              case PERMISSIVE, UNSET -> new Setting(rest, Kind.ACCEPTED, said(applied));
              case UNSURE ->
                  new Setting(
                      rest,
                      Kind.DOUBTFUL,
                      "which of several PeerAuthentications is the oldest is not known");
            });
      }
    }
    return settings;
  }

  /// `PeerAuthentication pay/default (STRICT) at mesh.yaml:3`
  private static String said(PeerAuthentications.Applied applied) {
    Resource by = applied.by();
    return by == null
        ? "no PeerAuthentication says otherwise"
        : "%s (%s) at %s"
            .formatted(by.ref().spoken(), applied.mode(), by.place(by.root().at("spec")));
  }

  /// What the mesh does for connections between two sides on these ports of the destination.
  ///
  /// @return UNKNOWN without evidence when it has nothing to say
  public Declared between(Endpoint from, Endpoint to, PortRange ports) {
    if (ports.protocol() != Protocol.TCP || !to.isObject()) {
      return SILENT;
    }
    List<Declared> all = new ArrayList<>();
    for (Pod destination : pods.getOrDefault(to.ref(), Set.of())) {
      for (Pod source : callers(from)) {
        addAll(all, source.identified(), destination, ports);
      }
    }
    return all.stream().min(WEAKEST).orElse(SILENT);
  }

  /// Whoever is no workload of the snapshot has no proxy.
  private Set<Pod> callers(Endpoint from) {
    Set<Pod> none = Set.of(new Pod(Tristate.NO, Tristate.NO, List.of()));
    return from.isObject() ? pods.getOrDefault(from.ref(), none) : none;
  }

  private static void addAll(
      List<Declared> all, Tristate caller, Pod destination, PortRange ports) {
    if (destination.proxied() == Tristate.NO) {
      all.add(SILENT);
    }
    for (Setting setting : destination.settings()) {
      if (setting.ports().meets(ports)) {
        all.add(of(caller, destination.proxied(), setting));
      }
    }
  }

  private static Declared of(Tristate caller, Tristate proxied, Setting setting) {
    if (setting.kind() == Kind.DOUBTFUL) {
      return new Declared(Protection.UNKNOWN, setting.evidence());
    }
    if (setting.kind() == Kind.OFF || setting.kind() == Kind.UNGUARDED) {
      return new Declared(Protection.CLEAR, "the mesh does not encrypt it: " + setting.evidence());
    }
    if (caller == Tristate.NO) {
      return setting.kind() == Kind.REQUIRED
          ? SILENT
          : new Declared(
              Protection.CLEAR,
              "the caller has no proxy, and plain text is accepted: " + setting.evidence());
    }
    if (caller == Tristate.UNKNOWN || proxied == Tristate.UNKNOWN) {
      return new Declared(
          Protection.UNKNOWN, "whether both sides have a proxy of the mesh is not known");
    }
    return new Declared(
        Protection.MTLS,
        setting.kind() == Kind.REQUIRED
            ? setting.evidence()
            : "both sides have a proxy of the mesh, and plain text is accepted too: "
                + setting.evidence());
  }
}
