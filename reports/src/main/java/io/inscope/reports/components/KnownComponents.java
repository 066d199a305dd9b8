package io.inscope.reports.components;

import static io.inscope.reports.components.Role.ALERTING;
import static io.inscope.reports.components.Role.ANTI_MALWARE;
import static io.inscope.reports.components.Role.AUTOSCALING;
import static io.inscope.reports.components.Role.BACKUP;
import static io.inscope.reports.components.Role.CERTIFICATES;
import static io.inscope.reports.components.Role.DASHBOARD;
import static io.inscope.reports.components.Role.DATA_SERVICE;
import static io.inscope.reports.components.Role.DNS;
import static io.inscope.reports.components.Role.FILE_INTEGRITY;
import static io.inscope.reports.components.Role.GITOPS;
import static io.inscope.reports.components.Role.INGRESS;
import static io.inscope.reports.components.Role.LOG_SHIPPER;
import static io.inscope.reports.components.Role.METRICS;
import static io.inscope.reports.components.Role.MONITORING;
import static io.inscope.reports.components.Role.NETWORK_PLUGIN;
import static io.inscope.reports.components.Role.OPERATOR;
import static io.inscope.reports.components.Role.POLICY;
import static io.inscope.reports.components.Role.RUNTIME_SECURITY;
import static io.inscope.reports.components.Role.SCANNER;
import static io.inscope.reports.components.Role.SECRETS;
import static io.inscope.reports.components.Role.SERVICE_MESH;
import static io.inscope.reports.components.Role.STORAGE;
import static io.inscope.reports.components.Role.TIME_SYNC;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The list. Its rows are public knowledge: the images of each project's own installation, and the
/// names under which distributions mirror them.
public final class KnownComponents {
  /// In the order of the roles.
  public static final List<KnownComponent> ALL =
      List.of(
          // Agents that watch nodes and containers.
          one("Falco", RUNTIME_SECURITY, "falcosecurity/falco falcosecurity/falco-no-driver"),
          one("Tetragon", RUNTIME_SECURITY, "cilium/tetragon"),
          one("Tracee", RUNTIME_SECURITY, "aquasec/tracee aquasecurity/tracee"),
          one("KubeArmor", RUNTIME_SECURITY, "kubearmor/kubearmor"),
          one("NeuVector", RUNTIME_SECURITY, "neuvector/enforcer neuvector-enforcer"),
          one(
              "StackRox Collector",
              RUNTIME_SECURITY,
              "stackrox-io/collector stackrox-io/collector-slim"
                  + " advanced-cluster-security/rhacs-collector-rhel8"
                  + " advanced-cluster-security/rhacs-collector-slim-rhel8"),
          one("Sysdig", RUNTIME_SECURITY, "sysdig/agent sysdig/agent-slim sysdig/host-shield"),
          one("Aqua Enforcer", RUNTIME_SECURITY, "aquasec/enforcer"),
          one("Prisma Cloud Defender", RUNTIME_SECURITY, "twistlock/private prismacloud/defender"),
          one("Lacework", RUNTIME_SECURITY, "lacework/datacollector"),
          one("Wiz Sensor", RUNTIME_SECURITY, "wizcloud/sensor"),
          one(
              "Amazon GuardDuty agent",
              RUNTIME_SECURITY,
              "eks/aws-guardduty-agent aws-guardduty-agent"),
          one(
              "Microsoft Defender",
              Set.of(RUNTIME_SECURITY, ANTI_MALWARE),
              "azuredefender/stable/security-publisher azuredefender/stable/low-level-collector"),
          one(
              "CrowdStrike Falcon",
              Set.of(RUNTIME_SECURITY, ANTI_MALWARE),
              "falcon-sensor falcon-container falcon-node-sensor"),
          one(
              "SentinelOne",
              Set.of(RUNTIME_SECURITY, ANTI_MALWARE),
              "s1agent sentinelone/s1agent cws-agent"),
          one(
              "Trend Micro",
              Set.of(RUNTIME_SECURITY, ANTI_MALWARE),
              "trendmicro/container-security/scout trendmicro/scout deepsecurity-agent"),
          one("Sophos", Set.of(RUNTIME_SECURITY, ANTI_MALWARE), "sophos/spl sophos-linux-sensor"),
          one("ClamAV", ANTI_MALWARE, "clamav/clamav clamav/clamav-debian mkodockx/docker-clamav"),
          one("Kaspersky", ANTI_MALWARE, "kaspersky/kesl kesl"),
          one(
              "Wazuh agent",
              Set.of(RUNTIME_SECURITY, FILE_INTEGRITY),
              "wazuh/wazuh-agent opennix/wazuh-agent"),
          one("OSSEC", FILE_INTEGRITY, "ossec/ossec-agent atomicorp/ossec-docker"),
          one(
              "File Integrity Operator",
              FILE_INTEGRITY,
              "compliance/openshift-file-integrity-rhel8-operator file-integrity-operator"),
          one("AIDE", FILE_INTEGRITY, "compliance/aide"),
          // Agents that ship logs.
          one(
              "Fluent Bit",
              LOG_SHIPPER,
              "fluent/fluent-bit aws-for-fluent-bit fluent-bit mirrored-fluent-fluent-bit"
                  + " fluent-bit-gke gke-metrics-agent/fluent-bit"),
          one(
              "Fluentd",
              LOG_SHIPPER,
              "fluent/fluentd fluent/fluentd-kubernetes-daemonset fluentd fluentd-gcp"
                  + " openshift-logging/fluentd-rhel8 fluentd-elasticsearch"),
          one("Vector", LOG_SHIPPER, "timberio/vector openshift-logging/vector-rhel8 vector-rhel9"),
          one("Promtail", LOG_SHIPPER, "grafana/promtail"),
          one("Grafana Alloy", LOG_SHIPPER, "grafana/alloy grafana/agent"),
          one("Filebeat", LOG_SHIPPER, "beats/filebeat elastic/filebeat"),
          one("Elastic Agent", LOG_SHIPPER, "elastic-agent/elastic-agent beats/elastic-agent"),
          one("Logstash", LOG_SHIPPER, "logstash/logstash"),
          one(
              "OpenTelemetry Collector",
              LOG_SHIPPER,
              "opentelemetry-collector-contrib opentelemetry-collector-k8s"),
          one("Splunk", LOG_SHIPPER, "splunk/fluentd-hec signalfx/splunk-otel-collector"),
          one("Datadog agent", Set.of(LOG_SHIPPER, MONITORING), "datadog/agent datadoghq/agent"),
          one("Dynatrace", MONITORING, "dynatrace/oneagent dynatrace-codemodules"),
          one("Sumo Logic", LOG_SHIPPER, "sumologic/kubernetes-fluentd sumologic-otel-collector"),
          one(
              "Azure Monitor agent",
              Set.of(LOG_SHIPPER, MONITORING),
              "azuremonitor/containerinsights/ciprod"),
          one("Amazon CloudWatch agent", MONITORING, "cloudwatch-agent/cloudwatch-agent"),
          one("Logging Operator", OPERATOR, "kube-logging/logging-operator"),
          one("chrony", TIME_SYNC, "chrony chronyd cturra/ntp"),
          // Alerts, metrics.
          one(
              "Alertmanager",
              ALERTING,
              "alertmanager ose-prometheus-alertmanager" + " mirrored-prometheus-alertmanager"),
          one(
              "Prometheus",
              MONITORING,
              "prometheus ose-prometheus" + " mirrored-prometheus-prometheus"),
          one(
              "Prometheus Operator",
              OPERATOR,
              "prometheus-operator/prometheus-operator"
                  + " mirrored-prometheus-operator-prometheus-operator"),
          one("Grafana", DASHBOARD, "grafana/grafana mirrored-grafana-grafana"),
          one(
              "Metrics Server",
              METRICS,
              "metrics-server/metrics-server metrics-server mirrored-metrics-server"
                  + " hardened-k8s-metrics-server metrics-server-amd64"),
          one("kube-state-metrics", METRICS, "kube-state-metrics/kube-state-metrics"),
          one(
              "node exporter",
              METRICS,
              "prometheus/node-exporter prom/node-exporter mirrored-prometheus-node-exporter"),
          // Backup, configuration from a repository.
          one("Velero", BACKUP, "velero/velero konveyor/velero oadp/oadp-velero-rhel8"),
          one("Kasten K10", BACKUP, "kasten/executor kanisterio/controller kasten/crypto"),
          one("Stash", BACKUP, "appscode/stash appscode/stash-enterprise"),
          one("K8up", BACKUP, "k8up-io/k8up vshn/k8up"),
          one(
              "Trilio",
              BACKUP,
              "trilio/k8s-triliovault-control-plane k8s-triliovault-control-plane"),
          one("Portworx Backup", BACKUP, "portworx/px-backup"),
          one("Gemini", BACKUP, "fairwinds/gemini"),
          one(
              "Argo CD",
              GITOPS,
              "argoproj/argocd argoproj/argo-cd openshift-gitops-1/argocd-rhel8"),
          one(
              "Flux",
              GITOPS,
              "fluxcd/source-controller fluxcd/kustomize-controller fluxcd/helm-controller"
                  + " fluxcd/flux"),
          one("Fleet", GITOPS, "rancher/fleet rancher/fleet-agent"),
          one(
              "Config Sync",
              GITOPS,
              "config-management-release/reconciler config-management-release/reconciler-manager"),
          // Policies, scanners, certificates, secrets.
          one("Kyverno", POLICY, "kyverno/kyverno"),
          one(
              "Gatekeeper",
              POLICY,
              "openpolicyagent/gatekeeper mirrored-openpolicyagent-gatekeeper"),
          one("Kubewarden", POLICY, "kubewarden/policy-server kubewarden/kubewarden-controller"),
          one("Trivy Operator", SCANNER, "aquasecurity/trivy-operator aquasec/trivy-operator"),
          one("Kubescape", SCANNER, "kubescape/kubescape kubescape/operator"),
          one(
              "Compliance Operator",
              SCANNER,
              "compliance/openshift-compliance-rhel8-operator compliance-operator"),
          one(
              "cert-manager",
              CERTIFICATES,
              "jetstack/cert-manager-controller cert-manager-controller"
                  + " jetstack/cert-manager-webhook jetstack/cert-manager-cainjector"),
          one(
              "External Secrets Operator",
              SECRETS,
              "external-secrets/external-secrets external-secrets/kubernetes-external-secrets"),
          one(
              "Sealed Secrets",
              SECRETS,
              "bitnami/sealed-secrets-controller sealed-secrets-controller"),
          one(
              "Vault",
              SECRETS,
              "hashicorp/vault hashicorp/vault-k8s hashicorp/vault-secrets-operator"),
          one(
              "Secrets Store CSI Driver",
              SECRETS,
              "csi-secrets-store/driver secrets-store-csi-driver/driver"),
          // What a cluster itself is made of.
          one("CoreDNS", DNS, "coredns/coredns coredns mirrored-coredns-coredns hardened-coredns"),
          one("NodeLocal DNSCache", DNS, "dns/k8s-dns-node-cache k8s-dns-node-cache"),
          one(
              "Calico",
              NETWORK_PLUGIN,
              "calico/node calico/kube-controllers calico/typha mirrored-calico-node"
                  + " hardened-calico mirrored-calico-kube-controllers mirrored-calico-operator"
                  + " tigera/operator"),
          one(
              "Cilium",
              NETWORK_PLUGIN,
              "cilium/cilium cilium/operator-generic mirrored-cilium-cilium cilium/operator"),
          one("flannel", NETWORK_PLUGIN, "flannel/flannel flannelcni/flannel hardened-flannel"),
          one("Weave Net", NETWORK_PLUGIN, "weaveworks/weave-kube weaveworks/weave-npc"),
          one("Antrea", NETWORK_PLUGIN, "antrea/antrea-ubuntu antrea/antrea-agent-ubuntu"),
          one("Amazon VPC CNI", NETWORK_PLUGIN, "amazon-k8s-cni"),
          one(
              "Multus",
              NETWORK_PLUGIN,
              "multus-cni hardened-multus-cni k8snetworkplumbingwg/multus-cni"),
          one("kube-router", NETWORK_PLUGIN, "cloudnativelabs/kube-router"),
          one("MetalLB", NETWORK_PLUGIN, "metallb/controller metallb/speaker"),
          one(
              "Amazon EBS CSI driver",
              STORAGE,
              "ebs-csi-driver/aws-ebs-csi-driver aws-ebs-csi-driver"),
          one(
              "Amazon EFS CSI driver",
              STORAGE,
              "efs-csi-driver/amazon/aws-efs-csi-driver aws-efs-csi-driver"),
          one(
              "Azure CSI drivers",
              STORAGE,
              "kubernetes-csi/azuredisk-csi kubernetes-csi/azurefile-csi"),
          one("Google PD CSI driver", STORAGE, "gcp-compute-persistent-disk-csi-driver"),
          one(
              "vSphere CSI driver",
              STORAGE,
              "csi-vsphere/driver cloud-provider-vsphere/csi/driver"),
          one(
              "Longhorn",
              STORAGE,
              "longhornio/longhorn-manager mirrored-longhornio-longhorn-manager"),
          one("Rook Ceph", STORAGE, "rook/ceph"),
          one("OpenEBS", STORAGE, "openebs/provisioner-localpv openebs/mayastor-io-engine"),
          one(
              "Local Path Provisioner",
              STORAGE,
              "local-path-provisioner mirrored-local-path-provisioner"),
          one("NFS provisioner", STORAGE, "nfs-subdir-external-provisioner sig-storage/nfsplugin"),
          one(
              "snapshot controller",
              STORAGE,
              "sig-storage/snapshot-controller csi-snapshot/snapshot-controller"
                  + " hardened-snapshot-controller mirrored-sig-storage-snapshot-controller"),
          one(
              "ingress-nginx",
              INGRESS,
              "ingress-nginx/controller ingress-nginx/controller-chroot nginx-ingress-controller"
                  + " kubernetes-ingress-controller/nginx-ingress-controller"),
          one(
              "NGINX Ingress Controller",
              INGRESS,
              "nginx/nginx-ingress nginx-ic/nginx-plus-ingress"),
          one(
              "Traefik",
              INGRESS,
              "library/traefik mirrored-library-traefik traefik/traefik traefik"),
          one(
              "HAProxy Ingress",
              INGRESS,
              "haproxytech/kubernetes-ingress jcmoraisjr/haproxy-ingress"),
          one("Kong", INGRESS, "kong/kubernetes-ingress-controller kong/kong kong/kong-gateway"),
          one("Contour", INGRESS, "projectcontour/contour"),
          one("AWS Load Balancer Controller", INGRESS, "aws-load-balancer-controller"),
          one("Istio", SERVICE_MESH, "istio/pilot istio/proxyv2 istio/ztunnel istio/install-cni"),
          one(
              "Linkerd",
              SERVICE_MESH,
              "linkerd/controller linkerd/proxy linkerd/policy-controller"),
          one("Consul", SERVICE_MESH, "hashicorp/consul hashicorp/consul-k8s-control-plane"),
          one(
              "Cluster Autoscaler",
              AUTOSCALING,
              "autoscaling/cluster-autoscaler cluster-autoscaler"),
          one("Karpenter", AUTOSCALING, "karpenter/controller"),
          one("KEDA", AUTOSCALING, "kedacore/keda"),
          one(
              "Kubernetes Dashboard",
              DASHBOARD,
              "kubernetesui/dashboard kubernetesui/dashboard-web"),
          one("Rancher", DASHBOARD, "rancher/rancher rancher/rancher-agent"),
          // Operators of data services.
          one("CloudNativePG", Set.of(OPERATOR, DATA_SERVICE), "cloudnative-pg/cloudnative-pg"),
          one(
              "Zalando Postgres Operator",
              Set.of(OPERATOR, DATA_SERVICE),
              "acid/postgres-operator"),
          one(
              "Crunchy Postgres Operator",
              Set.of(OPERATOR, DATA_SERVICE),
              "crunchydata/postgres-operator"),
          one("Strimzi", Set.of(OPERATOR, DATA_SERVICE), "strimzi/operator"),
          one(
              "MongoDB Operator",
              Set.of(OPERATOR, DATA_SERVICE),
              "mongodb/mongodb-kubernetes-operator mongodb/mongodb-enterprise-operator"),
          one("ECK", Set.of(OPERATOR, DATA_SERVICE), "eck/eck-operator"),
          one(
              "RabbitMQ Operator",
              Set.of(OPERATOR, DATA_SERVICE),
              "rabbitmqoperator/cluster-operator"),
          one("Operator Lifecycle Manager", OPERATOR, "operator-framework/olm"),
          one("Crossplane", OPERATOR, "crossplane/crossplane"));

  /// By the last part of the repository's name.
  private static final Map<String, List<KnownComponent>> BY_LAST_PART = index();

  private KnownComponents() {}

  private static KnownComponent one(String name, Role role, String images) {
    return one(name, Set.of(role), images);
  }

  private static KnownComponent one(String name, Set<Role> roles, String images) {
    return new KnownComponent(name, roles, Arrays.asList(images.split(" ", -1)));
  }

  private static Map<String, List<KnownComponent>> index() {
    Map<String, List<KnownComponent>> index = new HashMap<>();
    for (KnownComponent component : ALL) {
      for (String image : component.images()) {
        List<KnownComponent> found = index.computeIfAbsent(lastPart(image), _ -> new ArrayList<>());
        if (!found.contains(component)) {
          found.add(component);
        }
      }
    }
    return index;
  }

  /// What runs from an image, by the end of its repository's name; empty for what is not in the
  /// list.
  ///
  /// @param image as a container names it, with or without registry, tag and digest
  public static Optional<KnownComponent> of(String image) {
    String repository = "/" + repository(image);
    return BY_LAST_PART.getOrDefault(lastPart(repository), List.of()).stream()
        .filter(one -> one.images().stream().anyMatch(end -> repository.endsWith("/" + end)))
        .findFirst();
  }

  private static String repository(String image) {
    int at = image.indexOf('@');
    String name = at < 0 ? image : image.substring(0, at);
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }

  private static String lastPart(String repository) {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }
}
