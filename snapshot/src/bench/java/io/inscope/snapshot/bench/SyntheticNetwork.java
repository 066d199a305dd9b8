package io.inscope.snapshot.bench;

import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A made-up cluster with as many namespaces as wanted, of which network policies keep most apart:
/// for each namespace six workloads of five pods and three policies. One namespace of a hundred
/// holds card data, one of fifty may call it, one of ten has no policies. The same number of
/// namespaces gives the same objects.
final class SyntheticNetwork {
  private static final List<String> APPS =
      List.of("gateway", "api", "worker", "cache", "store", "report");
  private static final int REPLICAS = 5;
  private static final int NODES = 1_000;

  private final List<Resource> resources = new ArrayList<>();
  private final int namespaces;
  private int serial;

  private SyntheticNetwork(int namespaces) {
    this.namespaces = namespaces;
  }

  static ClusterSnapshot of(int namespaces) {
    SyntheticNetwork network = new SyntheticNetwork(namespaces);
    network.shared();
    for (int n = 0; n < namespaces; n++) {
      network.namespace(n);
    }
    Map<GroupKind, Coverage> read =
        List.of(Kinds.NAMESPACE, Kinds.POD, Kinds.NETWORK_POLICY, Kinds.SERVICE).stream()
            .collect(Collectors.toMap(kind -> kind, _ -> new Coverage.Read(0)));
    return new InMemorySnapshot(
        new SnapshotInfo(1, "bench", Instant.EPOCH, "bench", "", "v1.33.2", ""),
        network.resources,
        read);
  }

  /// The workloads of the namespaces that hold card data.
  static Set<ResourceRef> cde(ClusterSnapshot snapshot) {
    Set<String> holding =
        snapshot
            .all(Kinds.NAMESPACE)
            .filter(namespace -> namespace.labels().containsKey("pci"))
            .map(namespace -> namespace.ref().name())
            .collect(Collectors.toSet());
    return snapshot.workloads().stream()
        .map(workload -> workload.ref())
        .filter(ref -> holding.contains(ref.namespace()))
        .collect(Collectors.toSet());
  }

  private void shared() {
    add(
        """
        {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"kube-system","uid":"u","labels":{}}}
        """);
    workload("kube-system", "DaemonSet", "calico-node", "k8s-app", NODES, true);
    workload("kube-system", "Deployment", "coredns", "k8s-app", 10, false);
    add(
        """
        {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"monitoring","uid":"u","labels":{"team":"ops"}}}
        """);
    workload("monitoring", "Deployment", "prometheus", "app", 2, false);
  }

  private void namespace(int n) {
    String name = "team-%03d-ns-%04d".formatted(n / 10, n);
    add(
        """
        {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s","uid":"u","labels":{"team":"t%d","stage":"%s"%s%s}}}
        """
            .formatted(
                name,
                n / 10,
                n % 3 == 0 ? "prod" : "test",
                n % 100 == 7 ? ",\"pci\":\"cde\"" : "",
                n % 50 == 9 ? ",\"may-pay\":\"yes\"" : ""));
    for (String app : APPS) {
      boolean stateful = app.equals("store") || app.equals("cache");
      workload(name, stateful ? "StatefulSet" : "Deployment", app, "app", REPLICAS, false);
      add(
          """
          {"apiVersion":"v1","kind":"Service","metadata":{"name":"%s","namespace":"%s","uid":"u"},"spec":{"selector":{"app":"%s"},"ports":[{"port":80,"targetPort":8080}]}}
          """
              .formatted(app, name, app));
    }
    if (n % 10 != 3) {
      policies(name, n);
    }
  }

  private void policies(String name, int n) {
    policy(
        name,
        "default-deny",
        """
        {"podSelector":{},"policyTypes":["Ingress","Egress"],"egress":[{"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"kube-system"}},"podSelector":{"matchLabels":{"k8s-app":"coredns"}}}],"ports":[{"port":53,"protocol":"UDP"},{"port":53}]}]}
        """);
    String caller =
        n % 100 == 7
            ? "{\"namespaceSelector\":{\"matchLabels\":{\"may-pay\":\"yes\"}},\"podSelector\":{\"matchLabels\":{\"app\":\"gateway\"}}}"
            : "{\"namespaceSelector\":{\"matchLabels\":{\"team\":\"t%d\"}}}".formatted(n / 10);
    policy(
        name,
        "front",
        """
        {"podSelector":{"matchExpressions":[{"key":"app","operator":"In","values":["gateway","api"]}]},"policyTypes":["Ingress"],"ingress":[{"from":[%s,{"namespaceSelector":{"matchLabels":{"team":"ops"}}}],"ports":[{"port":8080},{"port":%d}]}]}
        """
            .formatted(caller, 9000 + n % 50));
    policy(
        name,
        "inner",
        """
        {"podSelector":{"matchLabels":{"part":"inner"}},"policyTypes":["Ingress","Egress"],"ingress":[{"from":[{"podSelector":{}}]}],"egress":[{"to":[{"podSelector":{}}]},{"to":[{"ipBlock":{"cidr":"198.51.%d.0/24"}}],"ports":[{"port":443}]}]}
        """
            .formatted(n % 200));
  }

  private void policy(String namespace, String name, String spec) {
    add(
        """
        {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"%s","namespace":"%s","uid":"u"},"spec":%s}
        """
            .formatted(name, namespace, spec));
  }

  private void workload(
      String namespace, String kind, String name, String label, int replicas, boolean host) {
    String part = name.equals("store") || name.equals("cache") ? "inner" : "outer";
    add(
        """
        {"apiVersion":"apps/v1","kind":"%s","metadata":{"name":"%s","namespace":"%s","uid":"u"},"spec":{"template":{"metadata":{"labels":{"%s":"%s","part":"%s"}},"spec":{"hostNetwork":%b,"containers":[{"name":"calico-node","image":"example.com/calico/node:v3.29.1","ports":[{"name":"http","containerPort":8080}]}]}}},"status":{"desiredNumberScheduled":%d,"numberReady":%d}}
        """
            .formatted(kind, name, namespace, label, name, part, host, replicas, replicas));
    for (int i = 0; i < replicas; i++) {
      int number = serial++;
      add(
          """
          {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s-%d","namespace":"%s","uid":"u","labels":{"%s":"%s","part":"%s","%s":"%s"},"ownerReferences":[{"apiVersion":"apps/v1","kind":"%s","name":"%s","controller":true}]},"spec":{"nodeName":"node-%d","hostNetwork":%b,"containers":[{"name":"main","image":"example.com/%s:1","ports":[{"name":"http","containerPort":8080}]}]},"status":{"phase":"Running","podIP":"10.%d.%d.%d"}}
          """
              .formatted(
                  name,
                  number,
                  namespace,
                  label,
                  name,
                  part,
                  kind.equals("StatefulSet")
                      ? "statefulset.kubernetes.io/pod-name"
                      : "pod-template-hash",
                  kind.equals("StatefulSet")
                      ? name + "-" + i
                      : Integer.toHexString(namespace.hashCode()),
                  kind,
                  name,
                  number % NODES,
                  host,
                  name,
                  number / 65_536 + (host ? 100 : 0),
                  number / 256 % 256,
                  number % 256));
    }
  }

  private void add(String json) {
    resources.add(
        Resource.of(
                JsonTree.parse(json.getBytes(StandardCharsets.UTF_8)), new Origin("bench.json", 1))
            .orElseThrow());
  }
}
