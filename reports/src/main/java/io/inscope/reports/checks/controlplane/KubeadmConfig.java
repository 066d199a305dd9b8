package io.inscope.reports.checks.controlplane;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What people asked kubeadm for: the ConfigMap `kubeadm-config`. Up to v1beta3 the extra arguments
/// are a mapping, from v1beta4 on a list of `name` and `value`. What kubeadm sets itself is not in
/// it, and manifests can be edited afterwards: it tells intent only.
///
/// Source: the
/// [ClusterConfiguration](https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/).
final class KubeadmConfig {
  private static final Map<String, List<String>> SECTIONS =
      Map.of(
          ControlPlane.API_SERVER, List.of("apiServer"),
          ControlPlane.CONTROLLER_MANAGER, List.of("controllerManager"),
          ControlPlane.SCHEDULER, List.of("scheduler"),
          ControlPlane.ETCD, List.of("etcd", "local"));

  private KubeadmConfig() {}

  static Optional<CommandLine> of(ClusterSnapshot snapshot, String component) {
    List<String> section = SECTIONS.getOrDefault(component, List.of());
    return configuration(snapshot)
        .filter(_ -> !section.isEmpty())
        .map(
            config -> {
              Field extra = config.root();
              for (String name : section) {
                extra = extra.at(name);
              }
              extra = extra.at("extraArgs");
              return new CommandLine(
                  "kube-system/kubeadm-config",
                  config.map().place(config.text()),
                  "",
                  words(config, extra).toList(),
                  Map.of(),
                  List.of());
            });
  }

  private static Stream<CommandLine.Word> words(Embedded config, Field extra) {
    return extra.isArray()
        ? extra.each().map(item -> config.word(item.at("name").text(""), item.at("value")))
        : config.words(extra);
  }

  private static Optional<Embedded> configuration(ClusterSnapshot snapshot) {
    return snapshot
        .find(ResourceRef.of(Kinds.CONFIG_MAP, "kube-system", "kubeadm-config"))
        .flatMap(map -> Embedded.in(map, "ClusterConfiguration"));
  }
}
