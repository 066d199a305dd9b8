package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which kind a plural in a path means: the built-in kinds, and those of the definitions of custom
/// resources met so far.
public final class KindNames {
  private record Plural(String group, String plural) {}

  private static final Map<Plural, GroupKind> BUILT_IN = new HashMap<>();

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
  }

  private final Map<Plural, GroupKind> custom = new HashMap<>();

  private static void put(String group, String pairs) {
    for (String pair : pairs.split(", ", -1)) {
      String[] names = pair.split(" ", -1);
      BUILT_IN.put(new Plural(group, names[0]), new GroupKind(group, names[1]));
    }
  }

  /// The kind whose lists are called by a plural; case does not matter.
  public Optional<GroupKind> kind(String group, String plural) {
    Plural key = new Plural(group, plural.toLowerCase(Locale.ROOT));
    GroupKind known = BUILT_IN.get(key);
    return Optional.ofNullable(known != null ? known : custom.get(key));
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
