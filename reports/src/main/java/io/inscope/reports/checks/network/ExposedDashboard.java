package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Consoles give whoever opens them power over what they show. They belong behind the network of
/// administrators.
///
/// *Read:* images of containers, of which the names of well-known consoles are known, and all ways
/// from outside to the workload, internal load balancers among them.
///
/// *Allowed:* consoles to which no way leads from outside the cluster. Not applicable to other
/// workloads.
///
/// Source: PCI DSS v4.0.1 1.4.1 and 2.2.4.
public final class ExposedDashboard implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "exposed-dashboard",
          "No console is reachable from outside the cluster",
          Severity.HIGH,
          Set.of(Kinds.POD, Kinds.SERVICE, Kinds.INGRESS, Kinds.NETWORK_POLICY),
          "Consoles have rights over much of the cluster, and weak or no passwords more "
              + "often than not.",
          "Reach it through a port forward or a network of administrators only.",
          "Consoles are known by the names of their images: one that was built under "
              + "another name is not found.");

  private static final Set<String> CONSOLES =
      Set.of(
          "adminer",
          "airflow",
          "alertmanager",
          "argocd",
          "argocli",
          "centraldashboard",
          "minio/console",
          "mher/flower",
          "grafana",
          "headlamp",
          "hubble-ui",
          "jaeger-query",
          "jenkins",
          "jupyterhub",
          "k8s-hub",
          "kiali",
          "kibana",
          "kube-ops-view",
          "kubernetes-dashboard",
          "kubernetes-dashboard-amd64",
          "kubernetesui/dashboard",
          "kubeview",
          "longhorn-ui",
          "minio",
          "mlflow",
          "mongo-express",
          "opensearch-dashboards",
          "pgadmin4",
          "phpmyadmin",
          "portainer",
          "portainer-ce",
          "prometheus",
          "rancher",
          "rancher/dashboard",
          "redis-commander",
          "redisinsight",
          "sonarqube",
          "tensorboard",
          "weaveworks/scope",
          "zipkin");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Optional<Field> console =
        workload
            .containers()
            .map(container -> container.at("image"))
            .filter(image -> isConsole(image.text("")))
            .findFirst();
    if (console.isEmpty()) {
      return new Outcome.NotApplicable("no console is known by the name of its image");
    }
    Published published = Published.of(workload, audit, side -> true);
    List<Evidence> open = Reaches.evidence(published.open());
    return open.isEmpty()
        ? published.closed(workload, audit)
        : new Outcome.Fail("is a console and reachable from outside the cluster", open);
  }

  /// Whether the repository of an image ends with one of the names.
  private static boolean isConsole(String image) {
    String name = image.split("@", 2)[0];
    int colon = name.lastIndexOf(':');
    String repository = colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    return CONSOLES.stream()
        .anyMatch(console -> repository.equals(console) || repository.endsWith("/" + console));
  }
}
