package io.inscope.snapshot.importing.request;

import io.inscope.snapshot.model.GroupKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A kind that a client can be asked for.
///
/// @param resource the plural under which the API serves it
/// @param presence in which clusters it is served
public record RequestedKind(GroupKind kind, String resource, Presence presence) {
  /// Where a kind is to be expected.
  public enum Presence {
    /// In every cluster.
    ALWAYS,
    /// In every cluster, and read by nothing of ours yet: worth asking for along with everything
    /// else, but no reason to ask again.
    ALONGSIDE,
    /// Where an add-on defines it.
    ADD_ON,
    /// On OpenShift.
    OPENSHIFT
  }

  /// All, in the order in which they are asked for. ConfigMaps and the names of Secrets come last:
  /// those are what clients hesitate about.
  public static final List<RequestedKind> ALL = all();

  private static List<RequestedKind> all() {
    List<RequestedKind> all = new ArrayList<>();
    add(all, "", Presence.ALWAYS, "Namespace namespaces, Node nodes, Pod pods, Service services");
    add(all, "", Presence.ALWAYS, "ServiceAccount serviceaccounts");
    add(all, "", Presence.ALWAYS, "ReplicationController replicationcontrollers");
    add(all, "", Presence.ALONGSIDE, "PersistentVolume persistentvolumes");
    add(all, "", Presence.ALONGSIDE, "PersistentVolumeClaim persistentvolumeclaims");
    add(all, "apps", Presence.ALWAYS, "Deployment deployments, StatefulSet statefulsets");
    add(all, "apps", Presence.ALWAYS, "DaemonSet daemonsets, ReplicaSet replicasets");
    add(all, "batch", Presence.ALWAYS, "Job jobs, CronJob cronjobs");
    add(all, "networking.k8s.io", Presence.ALWAYS, "NetworkPolicy networkpolicies");
    add(
        all,
        "networking.k8s.io",
        Presence.ALWAYS,
        "Ingress ingresses, IngressClass ingressclasses");
    add(all, "discovery.k8s.io", Presence.ALONGSIDE, "EndpointSlice endpointslices");
    String rbac = "rbac.authorization.k8s.io";
    add(all, rbac, Presence.ALWAYS, "Role roles, RoleBinding rolebindings");
    add(all, rbac, Presence.ALWAYS, "ClusterRole clusterroles");
    add(all, rbac, Presence.ALWAYS, "ClusterRoleBinding clusterrolebindings");
    String definitions = "CustomResourceDefinition customresourcedefinitions";
    add(all, "apiextensions.k8s.io", Presence.ALWAYS, definitions);
    add(all, "", Presence.ALWAYS, "ConfigMap configmaps, Secret secrets");

    String admin = "policy.networking.k8s.io";
    add(all, admin, Presence.ADD_ON, "AdminNetworkPolicy adminnetworkpolicies");
    add(all, admin, Presence.ADD_ON, "BaselineAdminNetworkPolicy baselineadminnetworkpolicies");
    add(all, admin, Presence.ADD_ON, "ClusterNetworkPolicy clusternetworkpolicies");
    add(all, "cilium.io", Presence.ADD_ON, "CiliumNetworkPolicy ciliumnetworkpolicies");
    String wide = "CiliumClusterwideNetworkPolicy ciliumclusterwidenetworkpolicies";
    add(all, "cilium.io", Presence.ADD_ON, wide);
    add(all, "crd.projectcalico.org", Presence.ADD_ON, "NetworkPolicy networkpolicies");
    String global = "GlobalNetworkPolicy globalnetworkpolicies";
    add(all, "crd.projectcalico.org", Presence.ADD_ON, global);
    add(all, "crd.antrea.io", Presence.ADD_ON, "NetworkPolicy networkpolicies");
    add(all, "crd.antrea.io", Presence.ADD_ON, "ClusterNetworkPolicy clusternetworkpolicies");
    add(
        all,
        "gateway.networking.k8s.io",
        Presence.ADD_ON,
        "Gateway gateways, HTTPRoute httproutes");
    add(all, "security.istio.io", Presence.ADD_ON, "PeerAuthentication peerauthentications");
    add(all, "security.istio.io", Presence.ADD_ON, "AuthorizationPolicy authorizationpolicies");

    add(all, "route.openshift.io", Presence.OPENSHIFT, "Route routes");
    String constraints = "SecurityContextConstraints securitycontextconstraints";
    add(all, "security.openshift.io", Presence.OPENSHIFT, constraints);
    add(all, "config.openshift.io", Presence.OPENSHIFT, "ClusterVersion clusterversions");
    add(all, "k8s.ovn.org", Presence.OPENSHIFT, "EgressFirewall egressfirewalls");
    return List.copyOf(all);
  }

  private static void add(
      List<RequestedKind> all, String group, Presence presence, String kindsAndPlurals) {
    for (String pair : kindsAndPlurals.split(", ", -1)) {
      String[] names = pair.split(" ", -1);
      all.add(new RequestedKind(new GroupKind(group, names[0]), names[1], presence));
    }
  }

  /// The one that a file is named after.
  static Optional<RequestedKind> of(String resource, String group) {
    return ALL.stream()
        .filter(one -> one.resource.equals(resource) && one.kind.group().equals(group))
        .findFirst();
  }

  /// As kubectl takes it, and how the file of the answer is called: `pods`,
  /// `networkpolicies.networking.k8s.io`.
  public String name() {
    return Stream.of(resource, kind.group())
        .filter(part -> !part.isEmpty())
        .reduce((a, b) -> a + "." + b)
        .orElse("");
  }

  /// Whether there are sound clusters that do not serve it.
  boolean isOptional() {
    return presence == Presence.ADD_ON || presence == Presence.OPENSHIFT;
  }

  /// Whether only the names and keys are asked for, and no value.
  public boolean namesOnly() {
    return resource.equals("secrets");
  }
}
