package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What policies of kinds that no dialect understands may do. Of known products a table says it. An
/// unknown kind is judged by its name: what calls itself a network policy may permit and deny; what
/// speaks of the network in another way is taken to forbid; what does not speak of it is no matter
/// of connections, as the policies of admission controllers.
final class PolicyKinds {
  enum Effect {
    /// May permit what network policies deny, and the other way round.
    ANY("what it could permit or deny is UNKNOWN"),
    /// Can only take away: an answer that leaves it out errs on the side of ALLOWED.
    FORBIDS("it can only forbid more than is said here"),
    /// Leads traffic elsewhere; who may talk to whom stays as it is.
    LEADS("it changes the way traffic takes, not who may talk to whom");

    private final String said;

    Effect(String said) {
      this.said = said;
    }

    String said() {
      return said;
    }
  }

  private static final Map<String, Effect> KNOWN =
      Map.ofEntries(
          // Antrea
          Map.entry("NetworkPolicy.crd.antrea.io", Effect.ANY),
          Map.entry("ClusterNetworkPolicy.crd.antrea.io", Effect.ANY),
          Map.entry("Egress.crd.antrea.io", Effect.LEADS),
          // Cilium, beside its policies
          Map.entry("CiliumEgressGatewayPolicy.cilium.io", Effect.LEADS),
          Map.entry("CiliumLocalRedirectPolicy.cilium.io", Effect.LEADS),
          // Kuma
          Map.entry("MeshTrafficPermission.kuma.io", Effect.FORBIDS),
          Map.entry("TrafficPermission.kuma.io", Effect.FORBIDS),
          // Linkerd
          Map.entry("Server.policy.linkerd.io", Effect.FORBIDS),
          Map.entry("ServerAuthorization.policy.linkerd.io", Effect.FORBIDS),
          Map.entry("AuthorizationPolicy.policy.linkerd.io", Effect.FORBIDS),
          Map.entry("MeshTLSAuthentication.policy.linkerd.io", Effect.FORBIDS),
          Map.entry("NetworkAuthentication.policy.linkerd.io", Effect.FORBIDS),
          Map.entry("EgressNetwork.policy.linkerd.io", Effect.FORBIDS),
          // Consul, Service Mesh Interface, Open Service Mesh
          Map.entry("ServiceIntentions.consul.hashicorp.com", Effect.FORBIDS),
          Map.entry("TrafficTarget.access.smi-spec.io", Effect.FORBIDS),
          Map.entry("Egress.policy.openservicemesh.io", Effect.FORBIDS),
          Map.entry("IngressBackend.policy.openservicemesh.io", Effect.FORBIDS),
          // Istio, beside its policies
          Map.entry("RequestAuthentication.security.istio.io", Effect.FORBIDS),
          // Kube-OVN
          Map.entry("SecurityGroup.kubeovn.io", Effect.FORBIDS),
          Map.entry("Vpc.kubeovn.io", Effect.FORBIDS),
          // NSX, ACI
          Map.entry("SecurityPolicy.crd.nsx.vmware.com", Effect.ANY),
          Map.entry("SecurityPolicy.nsx.vmware.com", Effect.ANY),
          Map.entry("HostprotPol.aci.aw", Effect.ANY),
          // Clouds
          Map.entry("SecurityGroupPolicy.vpcresources.k8s.aws", Effect.FORBIDS),
          Map.entry("ApplicationNetworkPolicy.networking.k8s.aws", Effect.ANY),
          Map.entry("ClusterNetworkPolicy.networking.k8s.aws", Effect.ANY),
          Map.entry("FQDNNetworkPolicy.networking.gke.io", Effect.ANY),
          // NeuVector
          Map.entry("NvSecurityRule.neuvector.com", Effect.FORBIDS),
          Map.entry("NvClusterSecurityRule.neuvector.com", Effect.FORBIDS),
          // Traefik
          Map.entry("Middleware.traefik.io", Effect.FORBIDS),
          Map.entry("MiddlewareTCP.traefik.io", Effect.FORBIDS),
          // OVN-Kubernetes and OpenShift, beside their policies
          Map.entry("AdminPolicyBasedExternalRoute.k8s.ovn.org", Effect.LEADS),
          Map.entry("EgressIP.k8s.ovn.org", Effect.LEADS),
          Map.entry("EgressService.k8s.ovn.org", Effect.LEADS),
          Map.entry("ClusterNetworkConnect.k8s.ovn.org", Effect.LEADS),
          Map.entry("RouteAdvertisements.k8s.ovn.org", Effect.LEADS),
          Map.entry("IngressNodeFirewall.ingressnodefirewall.openshift.io", Effect.FORBIDS));

  /// Groups whose policies are not about connections, or not read here: what they derive from
  /// others.
  private static final List<String> NOT_NETWORK =
      List.of(
          "kyverno.io",
          "gatekeeper.sh",
          "kubewarden.io",
          "wgpolicyk8s.io",
          "cert-manager.io",
          "karmada.io",
          "open-cluster-management.io",
          "admissionregistration.k8s.io",
          "sriovnetwork.openshift.io",
          "nmstate.io");

  /// Words that show that a kind or its group is about the network.
  private static final List<String> WORDS =
      List.of("network", "traffic", "mesh", "egress", "firewall", "gateway", "ingress", "cni");

  /// Kinds of policies that shape connections, or protect them, and forbid none.
  private static final List<String> SHAPING =
      List.of(
          "TLSPolicy",
          "LBPolicy",
          "LoadBalancerPolicy",
          "DNSPolicy",
          "RetryPolicy",
          "TimeoutPolicy",
          "TracingPolicy",
          "ObservabilityPolicy");

  private static final List<String> ENDINGS =
      List.of(
          "Policy",
          "Policies",
          "Firewall",
          "FirewallRule",
          "NetworkSet",
          "SecurityGroup",
          "SecurityRule",
          "TrafficTarget",
          "TrafficPermission",
          "Intentions");

  private PolicyKinds() {}

  /// Empty for kinds that are no such policies, or that a dialect understands.
  static Optional<Effect> effect(GroupKind kind, Set<GroupKind> understood) {
    if (understood.contains(kind) || !kind.group().contains(".") || isBuiltIn(kind.group())) {
      return Optional.empty();
    }
    Effect known = KNOWN.get(kind.kind() + "." + kind.group());
    if (known != null) {
      return Optional.of(known);
    }
    if (NOT_NETWORK.stream().anyMatch(group -> isOrUnder(kind.group(), group))) {
      return Optional.empty();
    }
    return byName(kind);
  }

  private static boolean isBuiltIn(String group) {
    return group.equals("networking.k8s.io") || group.equals("rbac.authorization.k8s.io");
  }

  private static boolean isOrUnder(String group, String of) {
    return group.equals(of) || group.endsWith("." + of);
  }

  private static Optional<Effect> byName(GroupKind kind) {
    if (kind.kind().endsWith("NetworkPolicy")) {
      return Optional.of(Effect.ANY);
    }
    boolean policy = ENDINGS.stream().anyMatch(kind.kind()::endsWith);
    boolean shaping = SHAPING.stream().anyMatch(kind.kind()::endsWith);
    String text = (kind.kind() + " " + kind.group()).toLowerCase(Locale.ROOT);
    boolean network =
        WORDS.stream().anyMatch(text::contains)
            || kind.kind().endsWith("SecurityGroup")
            || kind.kind().contains("NetworkPolicy");
    return (policy || kind.kind().contains("NetworkPolicy")) && network && !shaping
        ? Optional.of(Effect.FORBIDS)
        : Optional.empty();
  }
}
