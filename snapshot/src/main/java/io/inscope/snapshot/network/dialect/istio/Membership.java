package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.inventory.Instance;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a proxy stands in front of a pod. Sources: [sidecar
/// injection](https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/) and [adding
/// workloads to an ambient mesh](https://istio.io/latest/docs/ambient/usage/add-workloads/).
///
/// A pod that runs shows it: by its container `istio-proxy`, or by the annotation its node sets. A
/// template shows what namespace and pod ask for, and it is decided when the pod is created.
final class Membership {
  enum Mode {
    NONE,
    /// Not known; of that kind if any.
    PERHAPS,
    SIDECAR,
    AMBIENT;

    Tristate proxied() {
      return switch (this) {
        case NONE -> Tristate.NO;
        case PERHAPS -> Tristate.UNKNOWN;
        case SIDECAR, AMBIENT -> Tristate.YES;
      };
    }
  }

  private static final String DATAPLANE = "istio.io/dataplane-mode";
  private static final String REVISION = "istio.io/rev";

  private final Map<String, Map<String, String>> namespaces = new HashMap<>();

  Membership(ClusterSnapshot snapshot) {
    snapshot
        .all(Kinds.NAMESPACE)
        .forEach(
            namespace -> {
              try {
                namespaces.put(namespace.ref().name(), namespace.labels());
              } catch (WrongShape e) {
                // Labels that cannot be read are not known.
              }
            });
  }

  Mode of(Instance pod) {
    if (pod.hostNetwork()) {
      return Mode.NONE;
    }
    try {
      if (hasSidecar(pod)) {
        return Mode.SIDECAR;
      }
    } catch (WrongShape e) {
      return Mode.PERHAPS;
    }
    if (!pod.unreadable().isEmpty()) {
      return Mode.PERHAPS;
    }
    if (pod.isLive()) {
      return pod.annotation("ambient.istio.io/redirection").orElse("").equals("enabled")
          ? Mode.AMBIENT
          : Mode.NONE;
    }
    return mayBeIn(pod) ? Mode.PERHAPS : Mode.NONE;
  }

  private static boolean hasSidecar(Instance pod) {
    return Stream.of("containers", "initContainers")
        .flatMap(list -> pod.spec().at(list).each())
        .anyMatch(container -> container.at("name").text("").equals("istio-proxy"));
  }

  private boolean mayBeIn(Instance pod) {
    Map<String, String> namespace = namespaces.get(pod.namespace());
    String inject =
        pod.labels()
            .getOrDefault(
                "sidecar.istio.io/inject", pod.annotation("sidecar.istio.io/inject").orElse(""));
    if (isAmbient(pod, namespace)) {
      return true;
    }
    return switch (inject) {
      case "true" -> true;
      case "false" -> false;
      default ->
          namespace == null
              || pod.labels().containsKey(REVISION)
              || (!namespace.getOrDefault("istio-injection", "").equals("disabled")
                  && (namespace.containsKey("istio-injection") || namespace.containsKey(REVISION)));
    };
  }

  private static boolean isAmbient(Instance pod, @Nullable Map<String, String> namespace) {
    String own = pod.labels().getOrDefault(DATAPLANE, "");
    return own.equals("ambient")
        || (own.isEmpty()
            && namespace != null
            && namespace.getOrDefault(DATAPLANE, "").equals("ambient"));
  }

  /// Whether calls to a pod go through a waypoint, as its namespace or itself asks for.
  boolean hasWaypoint(Instance pod) {
    String label = "istio.io/use-waypoint";
    String of =
        pod.labels()
            .getOrDefault(
                label, namespaces.getOrDefault(pod.namespace(), Map.of()).getOrDefault(label, ""));
    return !of.isEmpty() && !of.equals("none");
  }
}
