package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which network plugins make which kinds of policies true. Source: the plugins' own documentation,
/// and the [list of the network policy
/// API](https://network-policy-api.sigs.k8s.io/implementations/).
public final class PolicyPlugins {
  private static final Pattern RELEASE = Pattern.compile("v?3\\.(\\d+)(?:\\..*)?");
  private static final List<String> ADMIN =
      List.of("OVN-Kubernetes", "Antrea", "Kube-OVN", "AWS VPC CNI");
  private static final List<String> CLUSTER = List.of("Kube-OVN");

  private PolicyPlugins() {}

  /// Why it is not known whether the plugin applies policies of a kind; empty when it does, or when
  /// no plugin was found: then nothing is known to be enforced anyway.
  public static String doubt(GroupKind kind, PluginFacts plugin) {
    if (plugin.name().equals("unknown") || applies(kind, plugin)) {
      return "";
    }
    return "%s (%s) is evaluated, but %s %s is not known to enforce it"
        .formatted(kind.kind(), kind.group(), plugin.name(), plugin.version())
        .replace("  ", " ");
  }

  private static boolean applies(GroupKind kind, PluginFacts plugin) {
    boolean calico = plugin.name().contains("Calico") || plugin.name().contains("Canal");
    Matcher release = RELEASE.matcher(plugin.version());
    int minor = release.matches() ? Integer.parseInt(release.group(1)) : -1;
    return switch (kind.kind()) {
      case "AdminNetworkPolicy", "BaselineAdminNetworkPolicy" ->
          calico ? minor < 0 || (minor >= 29 && minor < 32) : isOne(plugin, ADMIN);
      case "ClusterNetworkPolicy" -> calico ? minor < 0 || minor >= 32 : isOne(plugin, CLUSTER);
      case "EgressFirewall", "UserDefinedNetwork", "ClusterUserDefinedNetwork" ->
          isOne(plugin, List.of("OVN-Kubernetes"));
      case "EgressNetworkPolicy" -> isOne(plugin, List.of("OpenShift SDN"));
      default -> !CalicoObjects.GROUPS.contains(kind.group()) || calico;
    };
  }

  private static boolean isOne(PluginFacts plugin, List<String> names) {
    return names.stream().anyMatch(plugin.name()::contains);
  }
}
