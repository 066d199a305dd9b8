package io.inscope.snapshot.network.path.ingress;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.path.entry.Servers;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.reach.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds the pods that serve an Ingress: its class, the class's controller, the controller's pods.
/// Source: [ingress
/// class](https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class).
final class IngressControllers {
  private static final String DEFAULT = "ingressclass.kubernetes.io/is-default-class";
  private static final String LEGACY = "kubernetes.io/ingress.class";

  /// Controllers we know by what their pods run.
  ///
  /// @param controller how `spec.controller` of their classes begins
  /// @param className their customary class, for Ingresses whose class was not handed over
  /// @param image a part of the image of the pods that carry the traffic
  private record Known(String controller, String className, String image) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known("k8s.io/ingress-nginx", "nginx", "ingress-nginx/controller"),
          new Known("k8s.io/ingress-nginx", "nginx", "nginx-ingress-controller"),
          new Known("nginx.org/ingress-controller", "nginx", "nginx-ingress"),
          new Known("traefik.io/ingress-controller", "traefik", "traefik"),
          new Known("haproxy.org/ingress-controller", "haproxy", "kubernetes-ingress"),
          new Known("haproxy-ingress.github.io/controller", "haproxy", "haproxy-ingress"),
          new Known("projectcontour.io/", "contour", "envoyproxy/envoy"),
          new Known("ingress-controllers.konghq.com/", "kong", "kong"),
          new Known("istio.io/ingress-controller", "istio", "istio/proxyv2"),
          new Known("openshift.io/ingress-to-route", "openshift-default", "haproxy-router"));

  /// Of these several may run side by side, each told on its command line which controller it is.
  private static final List<String> NGINX =
      List.of("ingress-nginx/controller", "nginx-ingress-controller");

  private static final String NGINX_CONTROLLER = "k8s.io/ingress-nginx";

  private final Servers servers;
  private final Map<String, Resource> classes = new TreeMap<>();
  private final Map<String, List<Member>> serving = new HashMap<>();

  IngressControllers(Surroundings around) {
    servers = around.servers();
    around.each(
        Kinds.INGRESS_CLASS,
        one -> {
          one.root().at("spec", "controller").text();
          classes.put(one.ref().name(), one);
        });
  }

  /// The class an Ingress asks for; empty when neither it nor a default names one. An empty
  /// annotation asks for none, as an old way to turn the default off.
  Optional<String> classOf(Resource ingress) {
    return ingress
        .root()
        .at("spec", "ingressClassName")
        .text()
        .or(() -> Optional.ofNullable(ingress.annotations().get(LEGACY)))
        .or(
            () ->
                classes.values().stream()
                    .filter(c -> "true".equals(c.annotations().get(DEFAULT)))
                    .map(c -> c.ref().name())
                    .findFirst())
        .filter(name -> !name.isEmpty());
  }

  /// The workloads that serve a class; empty when none is known, as for the load balancers of
  /// clouds.
  List<Member> serving(String className) {
    return serving.computeIfAbsent(className, this::find);
  }

  private List<Member> find(String className) {
    Optional<String> controller =
        Optional.ofNullable(classes.get(className))
            .flatMap(c -> c.root().at("spec", "controller").text());
    List<Member> nginx =
        servers.running(NGINX).stream()
            .filter(member -> serves(member, controller, className))
            .toList();
    if (!nginx.isEmpty()) {
      return nginx;
    }
    List<String> images =
        KNOWN.stream()
            .filter(
                known ->
                    controller
                        .map(name -> name.startsWith(known.controller()))
                        .orElse(known.className().equals(className)))
            .map(Known::image)
            .filter(image -> !NGINX.contains(image))
            .toList();
    return images.isEmpty() ? List.of() : servers.running(images);
  }

  /// The workloads that also serve what names no class, having been told so.
  List<Member> servingUnclaimed() {
    return servers.running(NGINX).stream()
        .filter(member -> Servers.option(member, "watch-ingress-without-class").equals("true"))
        .toList();
  }

  /// Whether those who serve heed what the annotations of ingress-nginx say.
  boolean isNginx(List<Member> serving) {
    return !serving.isEmpty() && servers.running(NGINX).containsAll(serving);
  }

  /// Source: [several
  /// controllers](https://kubernetes.github.io/ingress-nginx/user-guide/multiple-ingress/).
  private static boolean serves(Member member, Optional<String> controller, String className) {
    String told = Servers.option(member, "controller-class");
    String mine = told.isEmpty() ? NGINX_CONTROLLER : told;
    String only = Servers.option(member, "ingress-class");
    return controller
        .map(mine::equals)
        .orElseGet(() -> className.equals(only.isEmpty() ? "nginx" : only));
  }
}
