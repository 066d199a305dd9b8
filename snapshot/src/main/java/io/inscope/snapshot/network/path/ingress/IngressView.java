package io.inscope.snapshot.network.path.ingress;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.inventory.Alias;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.path.entry.ServicePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An Ingress as far as it makes paths. Source:
/// [Ingress](https://kubernetes.io/docs/concepts/services-networking/ingress/).
///
/// @param backends the services it leads to, each once
/// @param tlsHosts hosts for which it has TLS; `*` for any
/// @param clearHosts hosts it serves without
/// @param mirror who gets a copy of each request; empty when nobody in the cluster does
/// @param remarks what in it is not followed, in sentences
record IngressView(
    Resource resource,
    List<Backend> backends,
    TreeSet<String> tlsHosts,
    TreeSet<String> clearHosts,
    Optional<Backend> mirror,
    List<String> remarks) {

  /// A service and one of its ports.
  record Backend(ResourceRef service, ServicePort port) {}

  private static final String NGINX = "nginx.ingress.kubernetes.io/";

  /// Annotations by which TLS ends in the pods, or begins anew towards them.
  private static final List<String> PASSTHROUGH =
      List.of(NGINX + "ssl-passthrough", "haproxy.org/ssl-passthrough");

  private static final Pattern URL =
      Pattern.compile("https?://(?<host>[A-Za-z0-9.-]+)(?::(?<port>[0-9]{1,5}))?");

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
    if (PASSTHROUGH.stream().noneMatch(key -> "true".equals(ingress.annotations().get(key)))) {
      tls.removeIf(host -> !isSecured(host, secured));
    }
    hosts.removeAll(tls);
    List<String> remarks = new ArrayList<>();
    if (hasResourceBackend(spec)) {
      remarks.add(
          ingress.ref().spoken()
              + " has a backend that is not a Service; where that leads is not known");
    }
    return new IngressView(
        ingress,
        getsNothing(ingress) ? List.of() : backends.stream().distinct().toList(),
        tls,
        hosts,
        mirror(ingress, remarks),
        remarks);
  }

  private static boolean hasResourceBackend(Field spec) {
    return Stream.concat(
            Stream.of(spec.at("defaultBackend")),
            spec.at("rules")
                .each()
                .flatMap(rule -> rule.at("http", "paths").each())
                .map(path -> path.at("backend")))
        .anyMatch(backend -> backend.at("resource").isPresent());
  }

  /// A canary of weight 0 that no header or cookie selects. Source:
  /// [canary](https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary).
  private static boolean getsNothing(Resource ingress) {
    SortedMap<String, String> annotations = ingress.annotations();
    return "true".equals(annotations.get(NGINX + "canary"))
        && annotations.getOrDefault(NGINX + "canary-weight", "0").equals("0")
        && !annotations.containsKey(NGINX + "canary-by-header")
        && !annotations.containsKey(NGINX + "canary-by-cookie");
  }

  /// Source:
  /// [mirror](https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#mirror).
  private static Optional<Backend> mirror(Resource ingress, List<String> remarks) {
    String target = ingress.annotations().getOrDefault(NGINX + "mirror-target", "");
    Matcher url = URL.matcher(target);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    Optional<ResourceRef> service =
        url.lookingAt() ? Alias.serviceNamed(url.group("host")) : Optional.empty();
    if (service.isEmpty()) {
      remarks.add(
          ingress.ref().spoken()
              + " sends a copy of each request to "
              + (url.lookingAt() ? url.group("host") : "a place that cannot be read")
              + ", which is not followed");
      return Optional.empty();
    }
    String port = url.group("port");
    long number = port != null ? Long.parseLong(port) : target.startsWith("https") ? 443 : 80;
    return Optional.of(new Backend(service.get(), new ServicePort.Numbered(number)));
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
    Field port = service.at("port");
    return Optional.of(
        new Backend(
            ref,
            old.value() instanceof String text
                ? new ServicePort.Name(text)
                : old.isPresent()
                    ? new ServicePort.Numbered(old.number().orElse(0))
                    : port.at("name").isPresent()
                        ? new ServicePort.Name(port.at("name").text(""))
                        : new ServicePort.Numbered(port.at("number").number().orElse(0))));
  }

  String named() {
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
  Optional<AddressSet> sources() {
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
            PASSTHROUGH.getFirst(),
            PASSTHROUGH.getLast(),
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
