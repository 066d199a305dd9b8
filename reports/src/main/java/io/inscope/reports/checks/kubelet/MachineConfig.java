package io.inscope.reports.checks.kubelet;

import io.inscope.reports.checks.controlplane.Embedded;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/// The MachineConfig that a node of OpenShift says it runs: the file `/etc/kubernetes/kubelet.conf`
/// in it is the kubelet's configuration, and the unit `kubelet.service` how it is started.
///
/// Source: [machine
/// configuration](https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/machine_configuration/).
///
/// @param config the rendered MachineConfig
record MachineConfig(Resource config) {
  private static final GroupKind KIND =
      new GroupKind("machineconfiguration.openshift.io", "MachineConfig");
  private static final String PREFIX = "machineconfiguration.openshift.io/";
  private static final String FILE = "/etc/kubernetes/kubelet.conf";
  private static final String UNIT = "kubelet.service";

  /// Empty when the node names none, is still on its way to one, or it was not handed over.
  static Optional<MachineConfig> of(Resource node, ClusterSnapshot snapshot) {
    String current = node.annotations().getOrDefault(PREFIX + "currentConfig", "");
    return Optional.of(node)
        .filter(n -> "Done".equals(n.annotations().get(PREFIX + "state")))
        .filter(_ -> !current.isEmpty())
        .flatMap(_ -> snapshot.find(ResourceRef.of(KIND, "", current)))
        .map(MachineConfig::new);
  }

  /// What the kubelet's file says; empty when it is not there or cannot be read.
  Optional<Function<Option, Optional<Kubelet.Setting>>> kubelet() {
    return config
        .root()
        .at("spec", "config", "storage", "files")
        .each()
        .filter(file -> file.at("path").text("").equals(FILE))
        .map(file -> file.at("contents", "source"))
        .findFirst()
        .flatMap(this::read);
  }

  private Optional<Function<Option, Optional<Kubelet.Setting>>> read(Field source) {
    return decoded(source.text(""))
        .flatMap(
            text -> {
              try {
                return Optional.of(Field.root(YamlTree.parseOne(text)));
              } catch (YamlProblem e) {
                return Optional.empty();
              }
            })
        .map(root -> Kubelet.tree(root, new Embedded(config, source, root)::evidence));
  }

  /// The content of a data URL ([RFC 2397](https://www.rfc-editor.org/rfc/rfc2397)).
  private static Optional<String> decoded(String url) {
    int comma = url.indexOf(',');
    if (!url.startsWith("data:") || comma < 0) {
      return Optional.empty();
    }
    String data = url.substring(comma + 1);
    try {
      return Optional.of(
          url.substring(0, comma).endsWith(";base64")
              ? new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8)
              : URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// How the kubelet is started; empty when the unit is not there.
  Optional<Field> unit() {
    return config
        .root()
        .at("spec", "config", "systemd", "units")
        .each()
        .filter(unit -> unit.at("name").text("").equals(UNIT))
        .map(unit -> unit.at("contents"))
        .filter(Field::isPresent)
        .findFirst();
  }
}
