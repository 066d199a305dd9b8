package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.PluginSwitches.Setting;
import io.inscope.snapshot.network.PluginSwitches.Source;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import java.util.List;
import java.util.Optional;

/// Which network plugins make which kinds of policies true. Source: the plugins' own documentation,
/// and the [list of the network policy
/// API](https://network-policy-api.sigs.k8s.io/implementations/).
public final class PolicyPlugins {
  /// The switches that tell which kinds are made true.
  static final List<PluginSwitch> KINDS =
      List.of(
          PluginSwitch.ADMIN_NETWORK_POLICY,
          PluginSwitch.CLUSTER_NETWORK_POLICY,
          PluginSwitch.CALICO_POLICY,
          PluginSwitch.CILIUM_POLICY);

  private PolicyPlugins() {}

  /// Why it is not known whether the plugin applies policies of a kind; empty when it does, or when
  /// no plugin was found: then nothing is known to be enforced anyway.
  public static String doubt(GroupKind kind, PluginFacts plugin) {
    Optional<PluginSwitch> key = key(kind);
    if (key.isEmpty()) {
      return ofOnePlugin(kind, plugin);
    }
    Setting setting = plugin.switches().get(key.get());
    boolean assumed = setting.source() == Source.ASSUMED;
    if (setting.value() != Tristate.UNKNOWN || (plugin.name().equals("unknown") && !assumed)) {
      return "";
    }
    return "%s (%s) is evaluated, but %s"
        .formatted(
            kind.kind(),
            kind.group(),
            assumed
                ? "the user assumes %s=unknown".formatted(key.get().key())
                : "%s %s is not known to enforce it"
                    .formatted(plugin.name(), plugin.version())
                    .replace("  ", " "));
  }

  /// Kinds that belong to one plugin, and that no switch is about.
  private static String ofOnePlugin(GroupKind kind, PluginFacts plugin) {
    String owner =
        switch (kind.group()) {
          case "k8s.ovn.org" -> "OVN-Kubernetes";
          case "network.openshift.io" -> "OpenShift SDN";
          default -> "";
        };
    return plugin.name().equals("unknown") || plugin.name().contains(owner)
        ? ""
        : "%s (%s) is evaluated, but it is a matter of %s, and the network plugin is %s"
            .formatted(kind.kind(), kind.group(), owner, plugin.name());
  }

  /// Why nobody applies policies of a kind; empty when somebody does, or when that is not known.
  public static String refusal(GroupKind kind, PluginFacts plugin) {
    Optional<PluginSwitch> key = key(kind);
    if (key.isEmpty() || plugin.switches().value(key.get()) != Tristate.NO) {
      return "";
    }
    return plugin.switches().get(key.get()).source() == Source.ASSUMED
        ? "the user assumes %s=no".formatted(key.get().key())
        : "%s does not know %s (%s)"
            .formatted((plugin.name() + " " + plugin.version()).trim(), kind.kind(), kind.group());
  }

  private static Optional<PluginSwitch> key(GroupKind kind) {
    if (CalicoObjects.GROUPS.contains(kind.group())) {
      return Optional.of(PluginSwitch.CALICO_POLICY);
    }
    return switch (kind.group()) {
      case "cilium.io" -> Optional.of(PluginSwitch.CILIUM_POLICY);
      case "policy.networking.k8s.io" ->
          Optional.of(
              kind.kind().equals("ClusterNetworkPolicy")
                  ? PluginSwitch.CLUSTER_NETWORK_POLICY
                  : PluginSwitch.ADMIN_NETWORK_POLICY);
      default -> Optional.empty();
    };
  }
}
