package io.inscope.snapshot.network.path;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.inventory.ServicePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/// An Ingress as far as it makes paths. Source:
/// [Ingress](https://kubernetes.io/docs/concepts/services-networking/ingress/).
///
/// @param backends the services it leads to, each once
/// @param tlsHosts hosts for which it has TLS; `*` for any
/// @param clearHosts hosts it serves without
public record IngressView(
    Resource resource,
    List<Backend> backends,
    TreeSet<String> tlsHosts,
    TreeSet<String> clearHosts) {

  /// A service and one of its ports, by name or number.
  record Backend(ResourceRef service, String portName, long portNumber) {}

  private static final List<String> TLS_TO_BACKEND = List.of("HTTPS", "GRPCS");

  /// @throws io.inscope.snapshot.json.WrongShape when it makes no sense
  static IngressView of(Resource ingress) {
    Field spec = ingress.root().at("spec");
    List<Backend> backends = new ArrayList<>();
    TreeSet<String> secured = new TreeSet<>();
    for (Field tls : spec.at("tls").each().toList()) {
      List<String> hosts = tls.at("hosts").each().flatMap(host -> host.text().stream()).toList();
      secured.addAll(hosts.isEmpty() ? List.of("*") : hosts);
    }
    TreeSet<String> hosts = new TreeSet<>();
    for (Field rule : spec.at("rules").each().toList()) {
      hosts.add(rule.at("host").text("*"));
      rule.at("http", "paths")
          .each()
          .flatMap(path -> backend(path.at("backend"), ingress).stream())
          .forEach(backends::add);
    }
    for (String name : List.of("defaultBackend", "backend")) {
      backend(spec.at(name), ingress)
          .ifPresent(
              backend -> {
                backends.add(backend);
                hosts.add("*");
              });
    }
    TreeSet<String> tls = new TreeSet<>(hosts);
    tls.removeIf(host -> !isSecured(host, secured));
    hosts.removeAll(tls);
    return new IngressView(ingress, backends.stream().distinct().toList(), tls, hosts);
  }

  private static boolean isSecured(String host, TreeSet<String> secured) {
    int dot = host.indexOf('.');
    return secured.contains(host)
        || secured.contains("*")
        || (dot > 0 && secured.contains("*" + host.substring(dot)));
  }

  /// A backend in the form of v1, or of v1beta1, which old exports hold.
  private static Optional<Backend> backend(Field field, Resource ingress) {
    Field service = field.at("service");
    String name = service.at("name").text(field.at("serviceName").text(""));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    ResourceRef ref = ResourceRef.of(Kinds.SERVICE, ingress.ref().namespace(), name);
    Field old = field.at("servicePort");
    if (old.isPresent()) {
      return Optional.of(
          old.value() instanceof String text
              ? new Backend(ref, text, 0)
              : new Backend(ref, "", old.number().orElse(0)));
    }
    Field port = service.at("port");
    return Optional.of(
        new Backend(ref, port.at("name").text(""), port.at("number").number().orElse(0)));
  }

  public String named() {
    return resource.ref().spoken();
  }

  /// Whether hosts with TLS are served without it as well: only where an annotation says so do we
  /// know.
  boolean alsoClear() {
    return "false".equals(resource.annotations().get("nginx.ingress.kubernetes.io/ssl-redirect"))
        && !"true"
            .equals(resource.annotations().get("nginx.ingress.kubernetes.io/force-ssl-redirect"));
  }

  /// Who may use it; empty when anybody.
  public Optional<AddressSet> sources() {
    String written =
        resource
            .annotations()
            .getOrDefault(
                "nginx.ingress.kubernetes.io/whitelist-source-range",
                resource
                    .annotations()
                    .getOrDefault("nginx.ingress.kubernetes.io/allowlist-source-range", ""));
    List<AddressRange> ranges = new ArrayList<>();
    for (String one : written.split(",")) {
      AddressRange.parse(one.strip()).ifPresent(ranges::add);
    }
    return ranges.isEmpty() ? Optional.empty() : Optional.of(AddressSet.of(ranges));
  }

  /// How the way from the controller to the backend is protected.
  ServicePath.Declared toBackend() {
    SortedMap<String, String> annotations = resource.annotations();
    for (String key :
        List.of(
            "nginx.ingress.kubernetes.io/backend-protocol",
            "alb.ingress.kubernetes.io/backend-protocol")) {
      String value = annotations.getOrDefault(key, "");
      if (TLS_TO_BACKEND.contains(value)) {
        return new ServicePath.Declared(
            Protection.TLS, named() + " declares " + key + ": " + value);
      }
    }
    for (String key :
        List.of(
            "nginx.ingress.kubernetes.io/ssl-passthrough",
            "haproxy.org/ssl-passthrough",
            "haproxy.org/server-ssl",
            "ingress.kubernetes.io/secure-backends")) {
      if ("true".equals(annotations.get(key))) {
        return new ServicePath.Declared(Protection.TLS, named() + " declares " + key + ": true");
      }
    }
    return new ServicePath.Declared(
        Protection.CLEAR, named() + " does not declare TLS towards its backends");
  }
}
