package io.inscope.reports.bench;

import io.inscope.snapshot.bench.Exports;
import io.inscope.snapshot.bench.SyntheticCluster;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A [SyntheticCluster] with what checks ask about beside it: a node for each hundred pods; for
/// each namespace a Role, a quota and ranges of limits; for each application an account with a
/// right, a Secret, a disruption budget and, for one of five, an Ingress. The same number of pods
/// gives the same objects.
final class CheckedCluster {
  private static final int PODS_OF_NODE = 100;

  private final BufferedWriter out;
  private int objects;

  private CheckedCluster(BufferedWriter out) {
    this.out = out;
  }

  /// Writes a list in compact JSON.
  ///
  /// @return how many objects it holds
  static int write(int pods, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"apiVersion\":\"v1\",\"items\":[");
      CheckedCluster cluster = new CheckedCluster(out);
      for (int n = 0; n * PODS_OF_NODE < pods; n++) {
        cluster.node(n);
      }
      new SyntheticCluster(pods).each(cluster::object);
      out.write("],\"kind\":\"List\",\"metadata\":{}}\n");
      return cluster.objects;
    }
  }

  private void object(Map<String, Object> object) {
    add(Exports.compact(object));
    Map<?, ?> metadata = (Map<?, ?>) object.get("metadata");
    String name = String.valueOf(metadata.get("name"));
    switch (String.valueOf(object.get("kind"))) {
      case "Namespace" -> namespace(name);
      case "Deployment" -> application(String.valueOf(metadata.get("namespace")), name);
      default -> {}
    }
  }

  private void node(int n) {
    add(
        """
        {"apiVersion":"v1","kind":"Node","metadata":{"name":"node-%d","uid":"u","labels":{"kubernetes.io/os":"linux"}},"spec":{"podCIDR":"10.%d.%d.0/24"},"status":{"addresses":[{"type":"InternalIP","address":"192.168.%d.%d"}],"conditions":[{"type":"Ready","status":"True"}],"nodeInfo":{"kubeletVersion":"v1.33.2","osImage":"Debian GNU/Linux 12 (bookworm)","kernelVersion":"6.1.0-18-amd64","containerRuntimeVersion":"containerd://1.7.20","operatingSystem":"linux","architecture":"amd64"}}}\
        """
            .formatted(n, n / 256, n % 256, n / 256, n % 256));
  }

  private void namespace(String name) {
    add(
        """
        {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"reader","namespace":"%s","uid":"u"},"rules":[{"apiGroups":[""],"resources":["configmaps"],"verbs":["get","list"]}]}\
        """
            .formatted(name));
    add(
        """
        {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"quota","namespace":"%s","uid":"u"},"spec":{"hard":{"pods":"200","requests.cpu":"40"}}}\
        """
            .formatted(name));
    add(
        """
        {"apiVersion":"v1","kind":"LimitRange","metadata":{"name":"limits","namespace":"%s","uid":"u"},"spec":{"limits":[{"type":"Container","default":{"memory":"256Mi"}}]}}\
        """
            .formatted(name));
  }

  private void application(String namespace, String name) {
    add(
        """
        {"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"%s","namespace":"%s","uid":"u"},"automountServiceAccountToken":false}\
        """
            .formatted(name, namespace));
    add(
        """
        {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"%s","namespace":"%s","uid":"u"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"reader"},"subjects":[{"kind":"ServiceAccount","name":"%s"}]}\
        """
            .formatted(name, namespace, name));
    add(
        """
        {"apiVersion":"v1","kind":"Secret","metadata":{"name":"%s-db","namespace":"%s","uid":"u","creationTimestamp":"2026-07-01T08:00:00Z"},"type":"Opaque","data":{"password":"b3BlbiBzZXNhbWU="}}\
        """
            .formatted(name, namespace));
    add(
        """
        {"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"%s","namespace":"%s","uid":"u"},"spec":{"maxUnavailable":1,"selector":{"matchLabels":{"app.kubernetes.io/name":"%s"}}}}\
        """
            .formatted(name, namespace, name));
    if (name.hashCode() % 5 == 0) {
      add(
          """
          {"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"%s","namespace":"%s","uid":"u"},"spec":{"ingressClassName":"nginx","tls":[{"hosts":["%s.example.com"],"secretName":"%s-tls"}],"rules":[{"host":"%s.example.com","http":{"paths":[{"path":"/","pathType":"Prefix","backend":{"service":{"name":"%s","port":{"number":80}}}}]}}]}}\
          """
              .formatted(name, namespace, name, name, name, name));
    }
  }

  private void add(String json) {
    try {
      out.write(objects++ == 0 ? "" : ",\n");
      out.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
