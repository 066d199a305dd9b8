package io.inscope.reports.diagram;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The ports that containers say they listen on: `ports[].containerPort`. Nothing makes a container
/// declare a port, and nothing stops it from listening on others:
/// <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports>
///
/// @param byWorkload sorted; a workload that declares none has an empty set, one that was not
///   looked at has none
public record DeclaredPorts(Map<ResourceRef, SortedSet<PortRange>> byWorkload) {
  public static final DeclaredPorts NONE = new DeclaredPorts(Map.of());

  public DeclaredPorts {
    byWorkload = Map.copyOf(byWorkload);
  }

  /// Of these workloads of a snapshot.
  public static DeclaredPorts of(ClusterSnapshot snapshot, Set<ResourceRef> workloads) {
    Map<ResourceRef, SortedSet<PortRange>> ports = new TreeMap<>();
    for (Workload workload : snapshot.workloads()) {
      if (workloads.contains(workload.ref())) {
        SortedSet<PortRange> declared = new TreeSet<>();
        workload
            .containers()
            .flatMap(container -> container.at("ports").each())
            .forEach(port -> read(port).ifPresent(declared::add));
        ports.put(workload.ref(), declared);
      }
    }
    return new DeclaredPorts(ports);
  }

  private static Optional<PortRange> read(Field port) {
    OptionalLong number = port.at("containerPort").number();
    if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > 65535) {
      return Optional.empty();
    }
    int value = (int) number.getAsLong();
    return switch (port.at("protocol").text("TCP")) {
      case "TCP" -> Optional.of(new PortRange(Protocol.TCP, value, value));
      case "UDP" -> Optional.of(new PortRange(Protocol.UDP, value, value));
      case "SCTP" -> Optional.of(new PortRange(Protocol.SCTP, value, value));
      default -> Optional.empty();
    };
  }

  /// `declares TCP 8443, 9090`, `declares no port`; empty for one that was not looked at.
  String of(ResourceRef workload) {
    Collection<PortRange> declared = byWorkload.get(workload);
    if (declared == null) {
      return "";
    }
    return declared.isEmpty() ? "declares no port" : "declares " + PortLabel.list(declared);
  }
}
