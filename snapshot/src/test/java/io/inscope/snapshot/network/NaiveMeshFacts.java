package io.inscope.snapshot.network;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the objects around a pod make of it in a mesh.
final class NaiveMeshFacts {
  private final ClusterSnapshot snapshot;

  NaiveMeshFacts(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  List<Resource> all(String kind) {
    return snapshot.all(new GroupKind("security.istio.io", kind)).toList();
  }

  Tristate inMesh(Resource pod) {
    if (pod.root()
        .at("spec", "containers")
        .each()
        .anyMatch(c -> c.at("name").text("").equals("istio-proxy"))) {
      return Tristate.YES;
    }
    boolean injected =
        snapshot
            .find(ResourceRef.of(Kinds.NAMESPACE, "", pod.ref().namespace()))
            .filter(n -> n.labels().getOrDefault("istio-injection", "").equals("enabled"))
            .isPresent();
    return injected ? Tristate.UNKNOWN : Tristate.NO;
  }

  static Set<Integer> excluded(Resource pod) {
    Set<Integer> ports = new HashSet<>();
    String text =
        pod.annotations().getOrDefault("traffic.sidecar.istio.io/excludeInboundPorts", "");
    Stream.of(text.split(",")).filter(t -> !t.isEmpty()).map(Integer::valueOf).forEach(ports::add);
    return ports;
  }

  String mode(Resource to, int port) {
    String mode = "PERMISSIVE";
    for (int level = 0; level < 3; level++) {
      for (Resource policy : all("PeerAuthentication")) {
        Field spec = policy.root().at("spec");
        boolean root = policy.ref().namespace().equals(NaiveMesh.ROOT);
        boolean selecting = spec.at("selector").isPresent();
        boolean here = policy.ref().namespace().equals(to.ref().namespace());
        boolean meant =
            switch (level) {
              case 0 -> root && !selecting;
              case 1 -> here && !root && !selecting;
              default ->
                  here
                      && !root
                      && selecting
                      && LabelSelector.of(spec.at("selector")).orElseThrow().matches(to.labels());
            };
        // They are sorted by name, and the generator made them in that order: the first is the
        // oldest.
        if (meant) {
          String said = spec.at("mtls", "mode").text("UNSET");
          mode = said.equals("UNSET") ? mode : said;
          String ofPort = spec.at("portLevelMtls", String.valueOf(port), "mode").text("UNSET");
          mode = ofPort.equals("UNSET") ? mode : ofPort;
          break;
        }
      }
    }
    return mode;
  }

  /// Whether Services declare the port as TCP: each answer that some Service gives.
  Set<Boolean> declaredTcp(Resource pod, int port) {
    Set<Boolean> said = new HashSet<>();
    snapshot
        .all(Kinds.SERVICE)
        .filter(service -> service.ref().namespace().equals(pod.ref().namespace()))
        .filter(
            service ->
                Resource.texts(service.root().at("spec", "selector")).entrySet().stream()
                    .allMatch(e -> e.getValue().equals(pod.labels().get(e.getKey()))))
        .flatMap(service -> service.root().at("spec", "ports").each())
        .filter(p -> p.at("targetPort").number().orElse(0) == port)
        .forEach(p -> said.add(p.at("name").text("").startsWith("tcp")));
    return said;
  }
}
