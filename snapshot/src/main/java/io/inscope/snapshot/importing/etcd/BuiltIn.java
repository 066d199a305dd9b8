package io.inscope.snapshot.importing.etcd;

import io.inscope.snapshot.model.GroupKind;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The resources every cluster has: their plural, which their keys begin with, and their kind.
final class BuiltIn {
  private static final Map<String, GroupKind> KINDS =
      """
      configmaps ConfigMap
      endpoints Endpoints
      events Event
      limitranges LimitRange
      namespaces Namespace
      nodes Node
      persistentvolumeclaims PersistentVolumeClaim
      persistentvolumes PersistentVolume
      pods Pod
      podtemplates PodTemplate
      replicationcontrollers ReplicationController
      resourcequotas ResourceQuota
      secrets Secret
      serviceaccounts ServiceAccount
      services Service
      mutatingwebhookconfigurations MutatingWebhookConfiguration admissionregistration.k8s.io
      validatingwebhookconfigurations ValidatingWebhookConfiguration admissionregistration.k8s.io
      validatingadmissionpolicies ValidatingAdmissionPolicy admissionregistration.k8s.io
      validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding admissionregistration.k8s.io
      customresourcedefinitions.apiextensions.k8s.io CustomResourceDefinition apiextensions.k8s.io
      apiservices.apiregistration.k8s.io APIService apiregistration.k8s.io
      controllerrevisions ControllerRevision apps
      daemonsets DaemonSet apps
      deployments Deployment apps
      replicasets ReplicaSet apps
      statefulsets StatefulSet apps
      horizontalpodautoscalers HorizontalPodAutoscaler autoscaling
      cronjobs CronJob batch
      jobs Job batch
      certificatesigningrequests CertificateSigningRequest certificates.k8s.io
      leases Lease coordination.k8s.io
      endpointslices EndpointSlice discovery.k8s.io
      flowschemas FlowSchema flowcontrol.apiserver.k8s.io
      prioritylevelconfigurations PriorityLevelConfiguration flowcontrol.apiserver.k8s.io
      ingressclasses IngressClass networking.k8s.io
      ingresses Ingress networking.k8s.io
      ipaddresses IPAddress networking.k8s.io
      networkpolicies NetworkPolicy networking.k8s.io
      servicecidrs ServiceCIDR networking.k8s.io
      runtimeclasses RuntimeClass node.k8s.io
      poddisruptionbudgets PodDisruptionBudget policy
      podsecuritypolicies PodSecurityPolicy policy
      clusterrolebindings ClusterRoleBinding rbac.authorization.k8s.io
      clusterroles ClusterRole rbac.authorization.k8s.io
      rolebindings RoleBinding rbac.authorization.k8s.io
      roles Role rbac.authorization.k8s.io
      priorityclasses PriorityClass scheduling.k8s.io
      csidrivers CSIDriver storage.k8s.io
      csinodes CSINode storage.k8s.io
      csistoragecapacities CSIStorageCapacity storage.k8s.io
      storageclasses StorageClass storage.k8s.io
      volumeattachments VolumeAttachment storage.k8s.io
      """
          .lines()
          .map(line -> line.split(" "))
          .collect(
              Collectors.toUnmodifiableMap(
                  words -> words[0],
                  words -> new GroupKind(words.length > 2 ? words[2] : "", words[1])));

  private BuiltIn() {}

  /// The kind of a resource as [ResourceKey] writes it.
  static Optional<GroupKind> kind(String resource) {
    return Optional.ofNullable(KINDS.get(resource));
  }

  static Collection<GroupKind> kinds() {
    return KINDS.values();
  }
}
