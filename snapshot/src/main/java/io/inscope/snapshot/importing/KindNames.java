package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which kind a plural in a path means: the built-in kinds, and those of the definitions of custom
/// resources met so far.
public final class KindNames {
  private record Plural(String group, String plural) {}

  private static final Map<Plural, GroupKind> BUILT_IN = new HashMap<>();

  /// Kinds that no server lists: one is only written, the other is made up on request.
  private static final Set<String> UNLISTED = Set.of("Binding", "ComponentStatus");

  /// Kinds of OpenShift that an export may hold without naming them.
  private static final Map<Plural, GroupKind> OPENSHIFT = new HashMap<>();

  static {
    put("", "bindings Binding, componentstatuses ComponentStatus, configmaps ConfigMap");
    put("", "endpoints Endpoints, events Event, limitranges LimitRange, namespaces Namespace");
    put("", "nodes Node, persistentvolumeclaims PersistentVolumeClaim, pods Pod");
    put("", "persistentvolumes PersistentVolume, podtemplates PodTemplate, secrets Secret");
    put("", "replicationcontrollers ReplicationController, resourcequotas ResourceQuota");
    put("", "serviceaccounts ServiceAccount, services Service");
    put("apps", "controllerrevisions ControllerRevision, daemonsets DaemonSet");
    put("apps", "deployments Deployment, replicasets ReplicaSet, statefulsets StatefulSet");
    put("batch", "cronjobs CronJob, jobs Job");
    put("autoscaling", "horizontalpodautoscalers HorizontalPodAutoscaler");
    put("coordination.k8s.io", "leases Lease");
    put("discovery.k8s.io", "endpointslices EndpointSlice");
    put("events.k8s.io", "events Event");
    put("networking.k8s.io", "ingresses Ingress, ingressclasses IngressClass");
    put("networking.k8s.io", "networkpolicies NetworkPolicy, ipaddresses IPAddress");
    put("networking.k8s.io", "servicecidrs ServiceCIDR");
    put("extensions", "ingresses Ingress, networkpolicies NetworkPolicy, deployments Deployment");
    put("extensions", "daemonsets DaemonSet, replicasets ReplicaSet");
    put("policy", "poddisruptionbudgets PodDisruptionBudget");
    put("policy", "podsecuritypolicies PodSecurityPolicy");
    put("rbac.authorization.k8s.io", "clusterroles ClusterRole, roles Role");
    put("rbac.authorization.k8s.io", "clusterrolebindings ClusterRoleBinding");
    put("rbac.authorization.k8s.io", "rolebindings RoleBinding");
    put("scheduling.k8s.io", "priorityclasses PriorityClass");
    put("storage.k8s.io", "storageclasses StorageClass, volumeattachments VolumeAttachment");
    put("storage.k8s.io", "csidrivers CSIDriver, csinodes CSINode");
    put("storage.k8s.io", "csistoragecapacities CSIStorageCapacity");
    put("node.k8s.io", "runtimeclasses RuntimeClass");
    put("certificates.k8s.io", "certificatesigningrequests CertificateSigningRequest");
    put("apiregistration.k8s.io", "apiservices APIService");
    put("apiextensions.k8s.io", "customresourcedefinitions CustomResourceDefinition");
    put(
        "admissionregistration.k8s.io",
        "mutatingwebhookconfigurations MutatingWebhookConfiguration");
    put(
        "admissionregistration.k8s.io",
        "validatingwebhookconfigurations ValidatingWebhookConfiguration");
    put("admissionregistration.k8s.io", "validatingadmissionpolicies ValidatingAdmissionPolicy");
    put(
        "admissionregistration.k8s.io",
        "validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding");
    put("flowcontrol.apiserver.k8s.io", "flowschemas FlowSchema");
    put("flowcontrol.apiserver.k8s.io", "prioritylevelconfigurations PriorityLevelConfiguration");

    openShift("config.openshift.io", "apiservers APIServer, authentications Authentication");
    openShift("config.openshift.io", "clusteroperators ClusterOperator, images Image");
    openShift("config.openshift.io", "clusterversions ClusterVersion, featuregates FeatureGate");
    openShift("config.openshift.io", "infrastructures Infrastructure, ingresses Ingress");
    openShift("config.openshift.io", "networks Network, oauths OAuth, proxies Proxy");
    openShift("config.openshift.io", "schedulers Scheduler, dnses DNS, consoles Console");
    openShift("machineconfiguration.openshift.io", "machineconfigs MachineConfig");
    openShift("machineconfiguration.openshift.io", "machineconfigpools MachineConfigPool");
    openShift("machine.openshift.io", "machines Machine, machinesets MachineSet");
    openShift("network.openshift.io", "hostsubnets HostSubnet, netnamespaces NetNamespace");
    openShift("network.openshift.io", "clusternetworks ClusterNetwork");
    openShift("network.openshift.io", "egressnetworkpolicies EgressNetworkPolicy");
    openShift("route.openshift.io", "routes Route");
    openShift("apps.openshift.io", "deploymentconfigs DeploymentConfig");
    openShift("build.openshift.io", "builds Build, buildconfigs BuildConfig");
    openShift("image.openshift.io", "imagestreams ImageStream");
    openShift("security.openshift.io", "securitycontextconstraints SecurityContextConstraints");
  }

  /// Custom kinds that matter to us and whose definitions are often left out of an export.
  private static final Map<Plural, GroupKind> WELL_KNOWN = new HashMap<>();

  static {
    known("crd.projectcalico.org", "networkpolicies NetworkPolicy, networksets NetworkSet");
    known("crd.projectcalico.org", "globalnetworkpolicies GlobalNetworkPolicy, tiers Tier");
    known("crd.projectcalico.org", "globalnetworksets GlobalNetworkSet, ippools IPPool");
    known("crd.projectcalico.org", "hostendpoints HostEndpoint");
    known("cilium.io", "ciliumnetworkpolicies CiliumNetworkPolicy, ciliumnodes CiliumNode");
    known("cilium.io", "ciliumclusterwidenetworkpolicies CiliumClusterwideNetworkPolicy");
    known("cilium.io", "ciliumendpoints CiliumEndpoint, ciliumidentities CiliumIdentity");
    known("cilium.io", "ciliumcidrgroups CiliumCIDRGroup");
    known("cilium.io", "ciliumegressgatewaypolicies CiliumEgressGatewayPolicy");
    known("gateway.networking.k8s.io", "gateways Gateway, gatewayclasses GatewayClass");
    known("gateway.networking.k8s.io", "httproutes HTTPRoute, grpcroutes GRPCRoute");
    known("gateway.networking.k8s.io", "tlsroutes TLSRoute, tcproutes TCPRoute");
    known("gateway.networking.k8s.io", "udproutes UDPRoute, referencegrants ReferenceGrant");
    known("policy.networking.k8s.io", "adminnetworkpolicies AdminNetworkPolicy");
    known("policy.networking.k8s.io", "baselineadminnetworkpolicies BaselineAdminNetworkPolicy");
  }

  private final Map<Plural, GroupKind> custom = new HashMap<>();

  private static void known(String group, String pairs) {
    put(WELL_KNOWN, group, pairs);
  }

  private static void put(String group, String pairs) {
    put(BUILT_IN, group, pairs);
  }

  private static void openShift(String group, String pairs) {
    put(OPENSHIFT, group, pairs);
  }

  private static void put(Map<Plural, GroupKind> target, String group, String pairs) {
    for (String pair : pairs.split(", ", -1)) {
      String[] names = pair.split(" ", -1);
      target.put(new Plural(group, names[0]), new GroupKind(group, names[1]));
    }
  }

  /// The kinds that every cluster can be asked for, as they are filed, with the plural of each.
  public static SortedMap<GroupKind, String> builtIn() {
    SortedMap<GroupKind, String> kinds = new TreeMap<>();
    BUILT_IN.forEach(
        (plural, kind) -> {
          if (!UNLISTED.contains(kind.kind())) {
            kinds.put(Namespacing.canonical(kind), plural.plural());
          }
        });
    return kinds;
  }

  /// The kind whose lists are called by a plural; case does not matter.
  public Optional<GroupKind> kind(String group, String plural) {
    Plural key = new Plural(group, plural.toLowerCase(Locale.ROOT));
    return Stream.of(BUILT_IN, custom, OPENSHIFT, WELL_KNOWN)
        .filter(names -> names.containsKey(key))
        .map(names -> names.get(key))
        .findFirst();
  }

  /// The built-in kind of a plural that comes without its group; `events` and `ingresses` were
  /// served by two, and are one kind.
  public static Optional<GroupKind> builtIn(String plural) {
    return BUILT_IN.entrySet().stream()
        .filter(entry -> entry.getKey().plural().equals(plural))
        .map(entry -> Namespacing.canonical(entry.getValue()))
        .findAny();
  }

  /// Learns the name of a custom kind; what is known stays.
  public void learn(String group, String plural, String kind) {
    custom.putIfAbsent(
        new Plural(group, plural.toLowerCase(Locale.ROOT)), new GroupKind(group, kind));
  }

  /// Learns the names of a custom kind.
  ///
  /// @param definition a CustomResourceDefinition
  void learn(Field definition) {
    Field spec = definition.at("spec");
    String group = spec.at("group").text("");
    String plural = spec.at("names", "plural").text("");
    String kind = spec.at("names", "kind").text("");
    if (!plural.isEmpty() && !kind.isEmpty()) {
      custom.put(new Plural(group, plural.toLowerCase(Locale.ROOT)), new GroupKind(group, kind));
    }
  }
}
