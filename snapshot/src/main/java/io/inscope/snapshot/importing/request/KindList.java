package io.inscope.snapshot.importing.request;

import io.inscope.snapshot.importing.request.RequestedKind.Presence;
import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.stream.Stream;

/// The kinds that checks and engines read, as text: a line for each API group, with the plurals
/// under which kubectl knows the kinds.
///
/// Not asked for, though something reads them where they are: kinds whose objects may hold secrets
/// in clear (MachineConfig, OnePasswordItem), constraints of Gatekeeper, whose names differ in
/// every cluster, and kinds of API groups that no supported cluster serves any more.
final class KindList {
  private KindList() {}

  static List<RequestedKind> read() {
    return Stream.of(
            parse(Presence.ALWAYS, ALWAYS),
            parse(Presence.BY_VERSION, BY_VERSION),
            parse(Presence.ALWAYS, LAST),
            parse(Presence.ADD_ON, ADD_ONS),
            parse(Presence.OPENSHIFT, OPENSHIFT))
        .flatMap(List::stream)
        .toList();
  }

  private static List<RequestedKind> parse(Presence presence, String text) {
    return text.lines()
        .flatMap(
            line -> {
              String[] parts = line.split(": ", 2);
              String group = parts[0].equals("core") ? "" : parts[0];
              return Stream.of(parts[1].split(", ", -1))
                  .map(pair -> pair.split(" ", 2))
                  .map(pair -> new RequestedKind(new GroupKind(group, pair[0]), pair[1], presence));
            })
        .toList();
  }

  private static final String ALWAYS =
      """
      core: Namespace namespaces, Node nodes, Pod pods, Service services, Endpoints endpoints
      core: ServiceAccount serviceaccounts, ReplicationController replicationcontrollers
      core: LimitRange limitranges, ResourceQuota resourcequotas
      core: PersistentVolume persistentvolumes, PersistentVolumeClaim persistentvolumeclaims
      core: Event events
      apps: Deployment deployments, StatefulSet statefulsets, DaemonSet daemonsets, ReplicaSet replicasets
      batch: Job jobs, CronJob cronjobs
      autoscaling: HorizontalPodAutoscaler horizontalpodautoscalers
      policy: PodDisruptionBudget poddisruptionbudgets
      networking.k8s.io: NetworkPolicy networkpolicies, Ingress ingresses, IngressClass ingressclasses
      discovery.k8s.io: EndpointSlice endpointslices
      rbac.authorization.k8s.io: Role roles, RoleBinding rolebindings
      rbac.authorization.k8s.io: ClusterRole clusterroles, ClusterRoleBinding clusterrolebindings
      certificates.k8s.io: CertificateSigningRequest certificatesigningrequests
      admissionregistration.k8s.io: MutatingWebhookConfiguration mutatingwebhookconfigurations
      admissionregistration.k8s.io: ValidatingWebhookConfiguration validatingwebhookconfigurations
      scheduling.k8s.io: PriorityClass priorityclasses
      node.k8s.io: RuntimeClass runtimeclasses
      storage.k8s.io: StorageClass storageclasses
      apiregistration.k8s.io: APIService apiservices
      apiextensions.k8s.io: CustomResourceDefinition customresourcedefinitions
      """;

  private static final String BY_VERSION =
      """
      admissionregistration.k8s.io: ValidatingAdmissionPolicy validatingadmissionpolicies
      admissionregistration.k8s.io: ValidatingAdmissionPolicyBinding validatingadmissionpolicybindings
      networking.k8s.io: ServiceCIDR servicecidrs
      policy: PodSecurityPolicy podsecuritypolicies
      """;

  /// What clients hesitate about.
  private static final String LAST = "core: ConfigMap configmaps, Secret secrets";

  private static final String ADD_ONS =
      """
      policy.networking.k8s.io: AdminNetworkPolicy adminnetworkpolicies
      policy.networking.k8s.io: BaselineAdminNetworkPolicy baselineadminnetworkpolicies
      policy.networking.k8s.io: ClusterNetworkPolicy clusternetworkpolicies
      cilium.io: CiliumNetworkPolicy ciliumnetworkpolicies
      cilium.io: CiliumClusterwideNetworkPolicy ciliumclusterwidenetworkpolicies
      cilium.io: CiliumCIDRGroup ciliumcidrgroups
      crd.projectcalico.org: NetworkPolicy networkpolicies, GlobalNetworkPolicy globalnetworkpolicies
      crd.projectcalico.org: Tier tiers, NetworkSet networksets, GlobalNetworkSet globalnetworksets
      crd.projectcalico.org: HostEndpoint hostendpoints, FelixConfiguration felixconfigurations
      operator.tigera.io: Installation installations
      crd.antrea.io: NetworkPolicy networkpolicies, ClusterNetworkPolicy clusternetworkpolicies
      networking.k8s.aws: ApplicationNetworkPolicy applicationnetworkpolicies
      networking.k8s.aws: ClusterNetworkPolicy clusternetworkpolicies
      networking.gke.io: FQDNNetworkPolicy fqdnnetworkpolicies
      k8s.cni.cncf.io: NetworkAttachmentDefinition network-attachment-definitions
      k8s.cni.cncf.io: MultiNetworkPolicy multi-networkpolicies
      k8s.ovn.org: UserDefinedNetwork userdefinednetworks
      k8s.ovn.org: ClusterUserDefinedNetwork clusteruserdefinednetworks
      k8s.ovn.org: ClusterNetworkConnect clusternetworkconnects
      kubevirt.io: VirtualMachine virtualmachines, VirtualMachineInstance virtualmachineinstances
      gateway.networking.k8s.io: Gateway gateways, HTTPRoute httproutes, GRPCRoute grpcroutes
      gateway.networking.k8s.io: TLSRoute tlsroutes, TCPRoute tcproutes, UDPRoute udproutes
      gateway.networking.k8s.io: ListenerSet listenersets, ReferenceGrant referencegrants
      gateway.networking.k8s.io: BackendTLSPolicy backendtlspolicies
      networking.istio.io: Gateway gateways, VirtualService virtualservices
      networking.istio.io: DestinationRule destinationrules, ServiceEntry serviceentries
      networking.istio.io: Sidecar sidecars
      security.istio.io: PeerAuthentication peerauthentications
      security.istio.io: AuthorizationPolicy authorizationpolicies
      traefik.io: IngressRoute ingressroutes, IngressRouteTCP ingressroutetcps
      traefik.io: IngressRouteUDP ingressrouteudps, TraefikService traefikservices
      projectcontour.io: HTTPProxy httpproxies
      k8s.nginx.org: VirtualServer virtualservers, VirtualServerRoute virtualserverroutes
      k8s.nginx.org: TransportServer transportservers
      configuration.konghq.com: TCPIngress tcpingresses, UDPIngress udpingresses
      getambassador.io: Mapping mappings, TCPMapping tcpmappings
      cert-manager.io: Certificate certificates
      kyverno.io: ClusterPolicy clusterpolicies, Policy policies
      policies.kyverno.io: ValidatingPolicy validatingpolicies
      policies.kyverno.io: NamespacedValidatingPolicy namespacedvalidatingpolicies
      policies.kyverno.io: ImageValidatingPolicy imagevalidatingpolicies
      policies.kyverno.io: NamespacedImageValidatingPolicy namespacedimagevalidatingpolicies
      templates.gatekeeper.sh: ConstraintTemplate constrainttemplates
      policies.kubewarden.io: AdmissionPolicy admissionpolicies
      policies.kubewarden.io: AdmissionPolicyGroup admissionpolicygroups
      policies.kubewarden.io: ClusterAdmissionPolicy clusteradmissionpolicies
      policies.kubewarden.io: ClusterAdmissionPolicyGroup clusteradmissionpolicygroups
      policy.jspolicy.com: JsPolicy jspolicies
      policy.sigstore.dev: ClusterImagePolicy clusterimagepolicies
      neuvector.com: NvAdmissionControlSecurityRule nvadmissioncontrolsecurityrules
      wgpolicyk8s.io: PolicyReport policyreports, ClusterPolicyReport clusterpolicyreports
      openreports.io: Report reports, ClusterReport clusterreports
      aquasecurity.github.io: VulnerabilityReport vulnerabilityreports
      aquasecurity.github.io: ClusterVulnerabilityReport clustervulnerabilityreports
      aquasecurity.github.io: ConfigAuditReport configauditreports
      aquasecurity.github.io: ClusterConfigAuditReport clusterconfigauditreports
      aquasecurity.github.io: ExposedSecretReport exposedsecretreports
      aquasecurity.github.io: InfraAssessmentReport infraassessmentreports
      aquasecurity.github.io: ClusterInfraAssessmentReport clusterinfraassessmentreports
      aquasecurity.github.io: RbacAssessmentReport rbacassessmentreports
      aquasecurity.github.io: ClusterRbacAssessmentReport clusterrbacassessmentreports
      aquasecurity.github.io: CISKubeBenchReport ciskubebenchreports
      external-secrets.io: ExternalSecret externalsecrets, ClusterExternalSecret clusterexternalsecrets
      bitnami.com: SealedSecret sealedsecrets
      secrets.hashicorp.com: VaultStaticSecret vaultstaticsecrets, VaultDynamicSecret vaultdynamicsecrets
      secrets-store.csi.x-k8s.io: SecretProviderClass secretproviderclasses
      velero.io: Schedule schedules, BackupStorageLocation backupstoragelocations
      config.kio.kasten.io: Policy policies
      k8up.io: Schedule schedules
      stash.appscode.com: BackupConfiguration backupconfigurations
      longhorn.io: RecurringJob recurringjobs
      argoproj.io: Application applications
      kustomize.toolkit.fluxcd.io: Kustomization kustomizations
      monitoring.coreos.com: ServiceMonitor servicemonitors, AlertmanagerConfig alertmanagerconfigs
      capsule.clastix.io: Tenant tenants
      hnc.x-k8s.io: HierarchyConfiguration hierarchyconfigurations
      agents.x-k8s.io: Sandbox sandboxes
      constraints.gatekeeper.sh: K8sAllowedRepos k8sallowedrepos
      operators.coreos.com: ClusterServiceVersion clusterserviceversions
      """;

  private static final String OPENSHIFT =
      """
      route.openshift.io: Route routes
      security.openshift.io: SecurityContextConstraints securitycontextconstraints
      config.openshift.io: ClusterVersion clusterversions, APIServer apiservers
      config.openshift.io: Authentication authentications, OAuth oauths, Backup backups
      config.openshift.io: Infrastructure infrastructures, Network networks, Image images
      operator.openshift.io: Network networks
      quota.openshift.io: ClusterResourceQuota clusterresourcequotas
      network.openshift.io: EgressNetworkPolicy egressnetworkpolicies
      k8s.ovn.org: EgressFirewall egressfirewalls
      """;
}
