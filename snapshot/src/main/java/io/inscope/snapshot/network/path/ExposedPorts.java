package io.inscope.snapshot.network.path;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.inventory.ServiceView;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ports that services and containers open to the outside world. Source:
/// [services](https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types).
public final class ExposedPorts {
  /// What cloud providers take for "no public address", by annotation; any of the values will do.
  private static final Map<String, List<String>> INTERNAL =
      Map.of(
          "service.beta.kubernetes.io/aws-load-balancer-internal", List.of("true", "0.0.0.0/0"),
          "service.beta.kubernetes.io/aws-load-balancer-scheme", List.of("internal"),
          "service.beta.kubernetes.io/azure-load-balancer-internal", List.of("true"),
          "service.beta.kubernetes.io/openstack-internal-load-balancer", List.of("true"),
          "service.beta.kubernetes.io/oci-load-balancer-internal", List.of("true"),
          "networking.gke.io/load-balancer-type", List.of("Internal"),
          "cloud.google.com/load-balancer-type", List.of("Internal"),
          "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type", List.of("private"));

  private final Map<ResourceRef, List<ExposedPort>> ports = new LinkedHashMap<>();
  private final Services services;
  private final List<String> limits = new ArrayList<>();

  ExposedPorts(Cluster cluster, Services services) {
    this.services = services;
    for (Member member : cluster.members()) {
      for (ServiceView service : services.candidates(member.instances())) {
        try {
          addService(service, member);
        } catch (WrongShape e) {
          limits.add(
              service.resource().ref().spoken()
                  + " cannot be read, its entry points are missing: "
                  + e.getMessage());
        }
      }
      addHostPorts(member);
    }
  }

  private void add(ExposedPort port) {
    ports.computeIfAbsent(port.target().ref(), _ -> new ArrayList<>()).add(port);
  }

  /// @param workloads null for all
  Stream<ExposedPort> touching(@Nullable Set<ResourceRef> workloads) {
    return workloads == null
        ? ports.values().stream().flatMap(List::stream)
        : workloads.stream().flatMap(w -> ports.getOrDefault(w, List.of()).stream());
  }

  List<String> limits() {
    return limits;
  }

  private void addService(ServiceView service, Member member) {
    Field spec = service.resource().root().at("spec");
    boolean balanced = service.type().equals("LoadBalancer");
    boolean onNodes = balanced || service.type().equals("NodePort");
    boolean keeps = spec.at("externalTrafficPolicy").text("Cluster").equals("Local");
    Optional<AddressSet> sources = balanced ? sources(service, spec) : Optional.empty();
    List<String> external = texts(spec.at("externalIPs").each());
    String nodes = keeps ? nodes(member.instances()) : "";
    for (ServiceView.Port port : service.ports()) {
      for (int target : services.targets(service, port, member.instances())) {
        PortRange range = new PortRange(port.protocol(), target, target);
        if (balanced) {
          String way = "LoadBalancer " + service.label(port.port(), target);
          add(new ExposedPort(member, way, balancer(service), range, sources, keeps));
        }
        if (onNodes && port.nodePort() > 0) {
          String way = "NodePort " + service.label(port.nodePort(), target);
          add(new ExposedPort(member, way, nodes, range, Optional.empty(), keeps));
        }
        if (!external.isEmpty()) {
          String way = "externalIP " + service.label(port.port(), target);
          String at = "at " + String.join(", ", external);
          add(new ExposedPort(member, way, at, range, Optional.empty(), keeps));
        }
      }
    }
  }

  private static List<String> texts(Stream<Field> fields) {
    return fields.flatMap(field -> field.text().stream()).sorted().toList();
  }

  /// Where a load balancer answers, once it does.
  private static String balancer(ServiceView service) {
    List<String> addresses =
        service
            .resource()
            .root()
            .at("status", "loadBalancer", "ingress")
            .each()
            .map(one -> one.at("ip").text(one.at("hostname").text("")))
            .filter(text -> !text.isEmpty())
            .sorted()
            .toList();
    return addresses.isEmpty() ? "" : "at " + String.join(", ", addresses);
  }

  /// The nodes pods run on: `on node-1, node-2`; empty when that is not known of all of them.
  private static String nodes(List<Instance> instances) {
    TreeSet<String> names = new TreeSet<>();
    instances.forEach(instance -> names.add(instance.node()));
    return names.isEmpty() || names.contains("")
        ? ""
        : names.size() > 3
            ? "on %d nodes".formatted(names.size())
            : "on " + String.join(", ", names);
  }

  private Optional<AddressSet> sources(ServiceView service, Field spec) {
    List<AddressRange> ranges = new ArrayList<>();
    for (Field entry : spec.at("loadBalancerSourceRanges").each().toList()) {
      AddressRange.ofCidr(entry.text("").strip())
          .ifPresentOrElse(
              ranges::add,
              () ->
                  limits.add(
                      "%s: %s is '%s', not a CIDR; the entry is left out"
                          .formatted(
                              service.resource().ref().spoken(), entry.pointer(), entry.text(""))));
    }
    if (!ranges.isEmpty()) {
      return Optional.of(AddressSet.of(ranges));
    }
    SortedMap<String, String> annotations = service.resource().annotations();
    boolean internal =
        INTERNAL.entrySet().stream()
            .anyMatch(e -> e.getValue().contains(annotations.getOrDefault(e.getKey(), "")));
    return internal ? Optional.of(Zones.PRIVATE) : Optional.empty();
  }

  private void addHostPorts(Member member) {
    Comparator<Instance.Declared> order =
        Comparator.comparingInt(Instance.Declared::hostPort)
            .thenComparing(Instance.Declared::protocol)
            .thenComparingInt(Instance.Declared::port);
    TreeSet<Instance.Declared> declared = new TreeSet<>(order);
    member.instances().stream()
        .filter(instance -> !instance.hostNetwork())
        .flatMap(Instance::declaredPorts)
        .filter(port -> port.hostPort() > 0 && !port.isLoopback())
        .forEach(declared::add);
    for (Instance.Declared port : declared) {
      String nodes =
          nodes(
              member.instances().stream()
                  .filter(i -> i.declaredPorts().anyMatch(other -> order.compare(port, other) == 0))
                  .toList());
      add(
          new ExposedPort(
              member,
              "hostPort %d->%d".formatted(port.hostPort(), port.port()),
              nodes,
              new PortRange(port.protocol(), port.port(), port.port()),
              Optional.empty(),
              true));
    }
  }
}
