package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A Service as far as it makes paths. It gives reachability and names, never permission. Source:
/// [services](https://kubernetes.io/docs/concepts/services-networking/service/).
///
/// @param type `ClusterIP` when none is set
/// @param selector empty when it has none: then nobody but whoever writes its endpoints knows them
public record ServiceView(
    Resource resource, String type, Optional<LabelSelector> selector, List<Port> ports) {

  /// One port.
  ///
  /// @param target where it leads on the pods: a number, or the name of a port of the pod
  public record Port(
      String name, Protocol protocol, int port, Field target, int nodePort, String appProtocol) {
    /// The number it leads to when it is not up to the pod; else 0.
    int numericTarget() {
      return switch (target.value()) {
        case null -> port;
        // As the API server has it: neither is a port, and the Service's own stands in.
        case Long zero when zero == 0 -> port;
        case String empty when empty.isEmpty() -> port;
        case Long number when number >= 1 && number <= 65535 -> number.intValue();
        default -> 0;
      };
    }
  }

  /// @throws io.inscope.snapshot.json.WrongShape when it makes no sense
  public static ServiceView of(Resource service) {
    Field spec = service.root().at("spec");
    Field selector = spec.at("selector");
    selector.members().forEach(Field::text);
    return new ServiceView(
        service,
        spec.at("type").text("ClusterIP"),
        selector.members().findAny().isPresent()
            ? Optional.of(LabelSelector.ofLabels(Resource.texts(selector)))
            : Optional.empty(),
        spec.at("ports").each().flatMap(port -> port(port).stream()).toList());
  }

  /// What is wrong with its ports, in sentences: the API server would not have taken it.
  static List<String> problems(Resource service) {
    List<String> problems = new ArrayList<>();
    service
        .root()
        .at("spec", "ports")
        .each()
        .forEach(
            port -> {
              for (String name : List.of("port", "targetPort", "nodePort")) {
                if (port.at(name).value() instanceof Long number
                    && (number < (name.equals("port") ? 1 : 0) || number > 65535)) {
                  problems.add(
                      "%s: %s is %d, not within 1 to 65535; it is left out"
                          .formatted(service.ref().spoken(), port.at(name).pointer(), number));
                }
              }
            });
    return problems;
  }

  private static Optional<Port> port(Field field) {
    long number = field.at("port").number().orElse(0);
    Optional<Protocol> protocol = Instance.protocolOf(field.at("protocol"));
    if (number < 1 || number > 65535 || protocol.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Port(
            field.at("name").text(""),
            protocol.get(),
            (int) number,
            field.at("targetPort"),
            nodePort(field),
            field.at("appProtocol").text("")));
  }

  private static int nodePort(Field field) {
    long number = field.at("nodePort").number().orElse(0);
    return number >= 1 && number <= 65535 ? (int) number : 0;
  }

  boolean isHeadless() {
    return "None".equals(resource.root().at("spec", "clusterIP").value());
  }

  /// Its own address in the cluster; empty when it has none, or is headless.
  public Optional<Address> address() {
    return resource.root().at("spec", "clusterIP").value() instanceof String text
        ? Address.parse(text)
        : Optional.empty();
  }

  /// Whether it leads to a pod.
  boolean selects(Instance instance) {
    return instance.namespace().equals(resource.ref().namespace())
        && selector.isPresent()
        && selector.get().matches(instance.labels());
  }

  /// The port on a pod, or on pods to come, a port leads to as the specification says; empty when
  /// the pod has no port of the name.
  OptionalInt target(Port port, Instance instance) {
    if (port.numericTarget() > 0) {
      return OptionalInt.of(port.numericTarget());
    }
    return port.target().value() instanceof String name
        ? instance
            .declaredPorts()
            .filter(d -> d.name().equals(name) && d.protocol() == port.protocol())
            .mapToInt(Instance.Declared::port)
            .findFirst()
        : OptionalInt.empty();
  }

  public ResourceRef ref() {
    return resource.ref();
  }

  /// Whether it leads to nodes' neighbours only: clients in the cluster reach the pods on their own
  /// node.
  boolean isLocal() {
    return resource.root().at("spec", "internalTrafficPolicy").text("Cluster").equals("Local");
  }

  /// `payments/gateway 443->8443`
  public String label(int from, int to) {
    return "%s/%s %d->%d".formatted(resource.ref().namespace(), resource.ref().name(), from, to);
  }
}
