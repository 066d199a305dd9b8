package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The settings of the whole mesh: `data.mesh` of the ConfigMap `istio`, or `istio-` and a
/// revision. Source:
/// [MeshConfig](https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/).
///
/// *Absent means:* no `rootNamespace`: `istio-system`. No `trustDomain`: `cluster.local`.
///
/// @param trustDomains those by which policies may name the identities of this cluster; in policies
///   `cluster.local` always means it
/// @param outbound what proxies do with calls to hosts they do not know: `ALLOW_ANY`,
///   `REGISTRY_ONLY`; empty when it does not say, and then they pass them on
/// @param map where it stands; empty when there is none, or it cannot be read
/// @param limits what in it bears on the answers, in sentences
public record MeshConfig(
    String rootNamespace,
    Set<String> trustDomains,
    String outbound,
    Optional<Resource> map,
    List<String> limits) {
  private static final String DEFAULT_ROOT = "istio-system";
  private static final String DEFAULT_DOMAIN = "cluster.local";

  public static MeshConfig of(ClusterSnapshot snapshot) {
    List<Resource> maps =
        snapshot
            .all(Kinds.CONFIG_MAP)
            .filter(
                map -> map.ref().name().equals("istio") || map.ref().name().startsWith("istio-"))
            .filter(MeshConfig::isMesh)
            .sorted(
                Comparator.comparing((Resource map) -> !map.ref().name().equals("istio"))
                    .thenComparing(map -> !map.ref().namespace().equals(DEFAULT_ROOT))
                    .thenComparing(Resource::ref))
            .toList();
    List<String> limits = new ArrayList<>();
    if (maps.size() > 1) {
      limits.add(
          "There are several settings of the mesh; those of %s are used."
              .formatted(maps.getFirst().ref().spoken()));
    }
    return maps.isEmpty()
        ? new MeshConfig(DEFAULT_ROOT, Set.of(DEFAULT_DOMAIN), "", Optional.empty(), limits)
        : read(maps.getFirst(), limits);
  }

  private static boolean isMesh(Resource map) {
    return map.root().at("data").isObject() && map.root().at("data", "mesh").isPresent();
  }

  private static MeshConfig read(Resource map, List<String> limits) {
    Field root = Field.root(JsonObject.EMPTY);
    try {
      root = Field.root(YamlTree.parseOne(map.root().at("data", "mesh").text("")));
      LinkedHashSet<String> domains = new LinkedHashSet<>();
      domains.add(root.at("trustDomain").text(DEFAULT_DOMAIN));
      root.at("trustDomainAliases").each().forEach(alias -> domains.add(alias.text("")));
      domains.add(DEFAULT_DOMAIN);
      String outbound = root.at("outboundTrafficPolicy", "mode").text("");
      if (outbound.equals("REGISTRY_ONLY")) {
        limits.add(
            "%s at %s says REGISTRY_ONLY: proxies pass on calls to hosts they know only. That is"
                    .formatted(map.ref().spoken(), map.origin().place())
                + " configuration, not a security boundary, and nothing is listed as denied by"
                + " it.");
      }
      return new MeshConfig(
          root.at("rootNamespace").text(DEFAULT_ROOT), domains, outbound, Optional.of(map), limits);
    } catch (YamlProblem | WrongShape e) {
      limits.add(
          "%s at %s cannot be read, so the root namespace of the mesh is taken to be %s: %s"
              .formatted(map.ref().spoken(), map.origin().place(), DEFAULT_ROOT, e.getMessage()));
      return new MeshConfig(DEFAULT_ROOT, Set.of(DEFAULT_DOMAIN), "", Optional.empty(), limits);
    }
  }
}
