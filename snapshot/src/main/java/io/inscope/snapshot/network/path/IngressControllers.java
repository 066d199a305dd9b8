package io.inscope.snapshot.network.path;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import java.util.List;
import java.util.Optional;

/// Finds the pods that serve an Ingress: its class, the class's controller, the controller's pods.
/// Source: [ingress
/// class](https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class).
public final class IngressControllers {
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

  private final ClusterSnapshot snapshot;
  private final Cluster cluster;

  IngressControllers(ClusterSnapshot snapshot, Cluster cluster) {
    this.snapshot = snapshot;
    this.cluster = cluster;
  }

  /// The class an Ingress asks for; empty when neither it nor a default names one.
  Optional<String> classOf(Resource ingress) {
    return ingress
        .root()
        .at("spec", "ingressClassName")
        .text()
        .or(() -> Optional.ofNullable(ingress.annotations().get("kubernetes.io/ingress.class")))
        .or(
            () ->
                snapshot
                    .all(Kinds.INGRESS_CLASS)
                    .filter(
                        c ->
                            "true"
                                .equals(
                                    c.annotations()
                                        .get("ingressclass.kubernetes.io/is-default-class")))
                    .map(c -> c.ref().name())
                    .findFirst());
  }

  /// The workloads that serve a class; empty when none is known, as for the load balancers of
  /// clouds.
  List<Member> serving(String className) {
    Optional<String> controller =
        snapshot
            .all(Kinds.INGRESS_CLASS)
            .filter(c -> c.ref().name().equals(className))
            .map(c -> String.valueOf(c.root().at("spec", "controller").value()))
            .findFirst();
    List<String> images =
        KNOWN.stream()
            .filter(
                known ->
                    controller
                        .map(name -> name.startsWith(known.controller()))
                        .orElse(known.className().equals(className)))
            .map(Known::image)
            .toList();
    return cluster.members().stream().filter(member -> runs(member, images)).toList();
  }

  private static boolean runs(Member member, List<String> images) {
    try {
      return member
          .workload()
          .podSpec()
          .at("containers")
          .each()
          .map(container -> container.at("image").text(""))
          .anyMatch(image -> images.stream().anyMatch(image::contains));
    } catch (WrongShape e) {
      return false;
    }
  }
}
