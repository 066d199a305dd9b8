package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.PluginSwitches.Setting;
import io.inscope.snapshot.network.PluginSwitches.Source;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Kinds of policies that may permit what a NetworkPolicy denies, and which network plugins make
/// them true. Whoever says "denied" must have seen those of the cluster's plugin.
///
/// Sources: [admin policies](https://network-policy-api.sigs.k8s.io/api-overview/) go first, [those
/// of Calico](https://docs.tigera.io/calico/latest/network-policy/policy-tiers/tiered-policy) go by
/// tier and order, [those of Cilium](https://docs.cilium.io/en/stable/security/policy/intro/) are
/// added up with NetworkPolicies, [those of
/// Antrea](https://antrea.io/docs/main/docs/antrea-network-policy/) go by tier, [those of
/// EKS](https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html) likewise, and
/// [those with names](https://cloud.google.com/kubernetes-engine/docs/how-to/fqdn-network-policies)
/// of GKE are added up.
public final class PermittingKinds {
  private static final Map<PluginSwitch, List<GroupKind>> BY_SWITCH =
      Map.of(
          PluginSwitch.ADMIN_NETWORK_POLICY,
          kinds("policy.networking.k8s.io", "AdminNetworkPolicy"),
          PluginSwitch.CLUSTER_NETWORK_POLICY,
          kinds("policy.networking.k8s.io", "ClusterNetworkPolicy"),
          PluginSwitch.CALICO_POLICY,
          kinds("crd.projectcalico.org", "GlobalNetworkPolicy", "NetworkPolicy"),
          PluginSwitch.CILIUM_POLICY,
          kinds("cilium.io", "CiliumClusterwideNetworkPolicy", "CiliumNetworkPolicy"));

  private static final Map<String, List<GroupKind>> BY_PLUGIN =
      Map.of(
          "Antrea",
          kinds("crd.antrea.io", "ClusterNetworkPolicy", "NetworkPolicy"),
          CloudEngines.AWS,
          kinds("networking.k8s.aws", "ApplicationNetworkPolicy", "ClusterNetworkPolicy"),
          "GKE Dataplane V2",
          kinds("networking.gke.io", "FQDNNetworkPolicy"));

  private PermittingKinds() {}

  private static List<GroupKind> kinds(String group, String... names) {
    return List.of(names).stream().map(name -> new GroupKind(group, name)).toList();
  }

  /// Those that the plugin makes true, or may make true; all where it is not known. Calico's are
  /// there in the API group in which the API server keeps them.
  public static SortedSet<GroupKind> of(PluginFacts plugin) {
    TreeSet<GroupKind> kinds = new TreeSet<>();
    BY_SWITCH.forEach(
        (key, of) -> {
          if (mayHonour(key, plugin)) {
            kinds.addAll(of);
          }
        });
    BY_PLUGIN.forEach(
        (name, of) -> {
          if (isUnknown(plugin) || plugin.name().contains(name)) {
            kinds.addAll(of);
          }
        });
    return Collections.unmodifiableSortedSet(kinds);
  }

  /// Kinds of one plugin count until somebody shows that it is not there. Those of the network
  /// policy API are optional everywhere: with a plugin of which nothing says that it has them, they
  /// are left out.
  private static boolean mayHonour(PluginSwitch key, PluginFacts plugin) {
    Setting setting = plugin.switches().get(key);
    boolean optional =
        key == PluginSwitch.ADMIN_NETWORK_POLICY || key == PluginSwitch.CLUSTER_NETWORK_POLICY;
    return switch (setting.value()) {
      case YES -> true;
      case NO -> false;
      case UNKNOWN -> !optional || setting.source() != Source.DEFAULT || isUnknown(plugin);
    };
  }

  private static boolean isUnknown(PluginFacts plugin) {
    return plugin.name().equals("unknown");
  }
}
