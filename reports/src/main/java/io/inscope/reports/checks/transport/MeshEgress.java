package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `outboundTrafficPolicy` in the settings of an Istio mesh, the ConfigMap `istio`, and
/// ServiceEntries.
///
/// *Allowed:* `REGISTRY_ONLY`. Not saying so means `ALLOW_ANY`. Not applicable in clusters without
/// a mesh.
///
/// Source: [accessing external
/// services](https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/).
public final class MeshEgress implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "mesh-egress-any",
          "Proxies of the mesh pass on calls to known hosts only",
          Severity.MEDIUM,
          Set.of(Kinds.CONFIG_MAP, Kinds.POD),
          "A pod that was taken over sends what it has found to any host of the Internet, through"
              + " the proxy.",
          "Set meshConfig.outboundTrafficPolicy.mode: REGISTRY_ONLY, and declare the hosts as"
              + " ServiceEntries.",
          "It is configuration, not a security boundary: pods that leave their proxy are stopped by"
              + " network policies only. Sidecar resources may say otherwise for some workloads.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    Istio istio = audit.view(Istio.class, Istio::of);
    Optional<Resource> map = istio.config().map();
    if (map.isEmpty()) {
      if (!istio.mesh().isThere()) {
        return new Outcome.NotApplicable("nothing in the cluster speaks of a mesh");
      }
      return new Outcome.NotAssessed(
          istio.config().limits().isEmpty()
              ? "the settings of the mesh, the ConfigMap istio, are not in the snapshot"
              : String.join(" ", istio.config().limits()));
    }
    String mode = istio.config().outbound();
    if (!mode.equals("REGISTRY_ONLY")) {
      Field settings = map.get().root().at("data", "mesh");
      return new Outcome.Fail(
          "has a mesh whose proxies pass on calls to any host",
          List.of(
              new Evidence.Value(
                  map.get().ref(),
                  settings.pointer(),
                  "outboundTrafficPolicy.mode: " + (mode.isEmpty() ? "(not set)" : mode),
                  map.get().place(settings),
                  "")));
    }
    try (Stream<Resource> entries = audit.snapshot().all(Istio.SERVICE_ENTRY)) {
      return new Outcome.Pass(
          entries.map(entry -> Evidence.of(entry, entry.root().at("spec", "hosts"))).toList());
    }
  }
}
