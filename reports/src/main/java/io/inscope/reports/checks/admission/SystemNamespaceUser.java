package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// *Read:* namespace, name and labels of the workload.
///
/// *Allowed:* in `kube-system` the control plane, network and storage plugins, DNS, metrics and
/// what distributors label as their own; of others people have to tell. Nothing in `kube-public`,
/// `kube-node-lease` and other namespaces with the reserved prefix. Not applicable elsewhere.
public final class SystemNamespaceUser implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ns-kube-system-user",
          "Only the cluster's own components run in its namespaces",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "What runs there is often exempt from policies, and its service accounts have rights over"
              + " the cluster.",
          "Move it to a namespace of its own.",
          "Components are told by their names and labels, which anybody may choose.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Pattern COMPONENT =
      Pattern.compile(
          "(kube-(apiserver|controller-manager|scheduler|proxy|dns|flannel|router|multus|ovn|vip)"
              + "|etcd|coredns|dns-|metrics-server|node-?local-?dns|cilium|hubble|calico|canal"
              + "|flannel|weave|antrea|kindnet|multus|whereabouts|aws-|eks-|ebs-|efs-|fsx-|karpenter"
              + "|azure-|cloud-|csi-|konnectivity|gke-|gce-|pdcsi|fluentbit-gke|event-exporter"
              + "|l7-default-backend|snapshot-|volume-snapshot|local-path|storage-provisioner"
              + "|helm-install|helm-delete|svclb|traefik|rke2-|harvester-|k3s-|openstack-|vsphere-"
              + "|cluster-autoscaler|node-problem-detector|nvidia-|snapshot-controller|tigera"
              + "|secrets-store-|ovn|openvswitch|talos|machine-).*");

  private static final Set<String> LABELS =
      Set.of(
          "kubernetes.io/cluster-service",
          "addonmanager.kubernetes.io/mode",
          "eks.amazonaws.com/component",
          "kubernetes.azure.com/managedby",
          "components.gke.io/component-name",
          "objectset.rio.cattle.io/hash");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    String namespace = workload.namespace();
    if (!namespace.startsWith("kube-")) {
      return new Outcome.NotApplicable("it runs in a namespace of the users");
    }
    Evidence place =
        Evidence.of(workload.owner(), workload.owner().root().at("metadata", "namespace"));
    if (isComponent(workload)) {
      return new Outcome.Pass(List.of(place));
    }
    return namespace.equals("kube-system")
        ? new Outcome.Manual("Is it a component of the cluster?", List.of(place))
        : new Outcome.Fail("runs in %s, which is reserved".formatted(namespace), List.of(place));
  }

  private static boolean isComponent(Workload workload) {
    Set<String> keys = new HashSet<>(workload.owner().labels().keySet());
    keys.addAll(Resource.texts(workload.podMetadata().at("labels")).keySet());
    return COMPONENT.matcher(workload.ref().name()).matches()
        || workload.owner().annotations().containsKey("kubernetes.io/config.mirror")
        || !Collections.disjoint(keys, LABELS);
  }
}
