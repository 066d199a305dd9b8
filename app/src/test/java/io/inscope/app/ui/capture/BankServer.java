package io.inscope.app.ui.capture;

import com.sun.net.httpserver.HttpExchange;
import io.inscope.app.cli.LiveServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A bank's cluster on this computer: two dozen kinds, pods in pages, and two kinds that the
/// auditor may not list. The last page of the pods can be held back.
public final class BankServer implements AutoCloseable {
  private static final int PAGE = 500;
  private static final List<String> NAMESPACES =
      List.of("cards", "kube-system", "payments", "shop");
  private static final Set<String> REFUSED = Set.of("secrets", "clusterrolebindings");

  private record Kind(String plural, String kind, boolean namespaced, int count) {}

  private final LiveServer server;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch lastPage = new CountDownLatch(1);
  private volatile boolean holds;

  public BankServer(int pods) throws IOException {
    server = new LiveServer();
    Map<String, List<Kind>> groups = kinds(pods);
    server.at("/api", LiveServer.json(200, discovery(Map.of("", groups.get("")))));
    groups.remove("");
    server.at("/apis", LiveServer.json(200, discovery(groups)));
    kinds(pods).forEach((group, kinds) -> kinds.forEach(kind -> serve(group, kind)));
    server.at(
        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
        exchange -> review(exchange).answer(exchange));
    server.at(
        "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
        LiveServer.json(
            201,
            """
            {"kind":"SelfSubjectRulesReview","status":{"incomplete":false,"nonResourceRules":[],
            "resourceRules":[{"verbs":["get","list"],"apiGroups":[""],"resources":["pods"]}]}}\
            """));
  }

  private static Map<String, List<Kind>> kinds(int pods) {
    Map<String, List<Kind>> groups = new LinkedHashMap<>();
    groups.put(
        "",
        List.of(
            new Kind("namespaces", "Namespace", false, NAMESPACES.size()),
            new Kind("pods", "Pod", true, pods),
            new Kind("services", "Service", true, 41),
            new Kind("serviceaccounts", "ServiceAccount", true, 64),
            new Kind("secrets", "Secret", true, 0),
            new Kind("configmaps", "ConfigMap", true, 212),
            new Kind("nodes", "Node", false, 9),
            new Kind("resourcequotas", "ResourceQuota", true, 3),
            new Kind("limitranges", "LimitRange", true, 0)));
    groups.put(
        "apps",
        List.of(
            new Kind("deployments", "Deployment", true, 96),
            new Kind("replicasets", "ReplicaSet", true, 310),
            new Kind("statefulsets", "StatefulSet", true, 12),
            new Kind("daemonsets", "DaemonSet", true, 7)));
    groups.put(
        "batch",
        List.of(new Kind("jobs", "Job", true, 5), new Kind("cronjobs", "CronJob", true, 3)));
    groups.put(
        "networking.k8s.io",
        List.of(
            new Kind("networkpolicies", "NetworkPolicy", true, 38),
            new Kind("ingresses", "Ingress", true, 14)));
    groups.put(
        "rbac.authorization.k8s.io",
        List.of(
            new Kind("roles", "Role", true, 52),
            new Kind("rolebindings", "RoleBinding", true, 61),
            new Kind("clusterroles", "ClusterRole", false, 88),
            new Kind("clusterrolebindings", "ClusterRoleBinding", false, 0)));
    return groups;
  }

  private static String discovery(Map<String, List<Kind>> groups) {
    String items =
        groups.entrySet().stream()
            .map(
                group ->
                    """
                    {"metadata":{"name":"%s"},"versions":[{"version":"v1","freshness":"Current",
                    "resources":[%s]}]}\
                    """
                        .formatted(
                            group.getKey(),
                            group.getValue().stream()
                                .map(BankServer::discovered)
                                .collect(Collectors.joining(","))))
            .collect(Collectors.joining(","));
    return """
    {"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","metadata":{},
    "items":[%s]}\
    """
        .formatted(items);
  }

  private static String discovered(Kind kind) {
    return """
    {"resource":"%s","responseKind":{"group":"","version":"","kind":"%s"},"scope":"%s",
    "verbs":["get","list"]}\
    """
        .formatted(kind.plural(), kind.kind(), kind.namespaced() ? "Namespaced" : "Cluster");
  }

  private void serve(String group, Kind kind) {
    String root = group.isEmpty() ? "/api/v1/" : "/apis/" + group + "/v1/";
    if (REFUSED.contains(kind.plural())) {
      server.at(root + kind.plural(), LiveServer.refused(kind.plural()));
      NAMESPACES.forEach(
          namespace ->
              server.at(
                  root + "namespaces/" + namespace + "/" + kind.plural(),
                  LiveServer.refused(kind.plural())));
    } else {
      server.at(
          root + kind.plural(),
          exchange -> LiveServer.json(200, page(kind, exchange.getRequestURI())).answer(exchange));
    }
  }

  private String page(Kind kind, URI target) {
    String query = String.valueOf(target.getQuery());
    int from =
        query.contains("continue=")
            ? Integer.parseInt(query.replaceAll(".*continue=(\\d+).*", "$1"))
            : 0;
    int to = Math.min(from + PAGE, kind.count());
    if (kind.plural().equals("pods") && to == kind.count()) {
      lastPage.countDown();
      hold();
    }
    return """
    {"kind":"%sList","apiVersion":"v1","metadata":{"resourceVersion":"9"%s},"items":[%s]}\
    """
        .formatted(
            kind.kind(),
            to < kind.count()
                ? ",\"continue\":\"%d\",\"remainingItemCount\":%d".formatted(to, kind.count() - to)
                : "",
            IntStream.range(from, to)
                .mapToObj(number -> item(kind, number))
                .collect(Collectors.joining(",")));
  }

  private void hold() {
    try {
      if (holds) {
        held.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String item(Kind kind, int number) {
    String namespace = NAMESPACES.get(number % NAMESPACES.size());
    String name =
        kind.plural().equals("namespaces")
            ? namespace
            : "%s-%04d".formatted(kind.kind().toLowerCase(java.util.Locale.ROOT), number);
    String spec =
        switch (kind.plural()) {
          case "pods" ->
              ",\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"registry.example/app:1\"}]},"
                  + "\"status\":{\"phase\":\"Running\"}";
          default -> "";
        };
    return """
    {"metadata":{"name":"%s","uid":"u-%s-%d","resourceVersion":"7"%s}%s}\
    """
        .formatted(
            name,
            kind.plural(),
            number,
            kind.namespaced() ? ",\"namespace\":\"" + namespace + "\"" : "",
            spec);
  }

  /// Allows what is not refused; says why not as RBAC does.
  private static LiveServer.Route review(HttpExchange exchange) throws IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean refused = REFUSED.stream().anyMatch(plural -> asked.contains("\"" + plural + "\""));
    return LiveServer.json(
        201,
        """
        {"kind":"SelfSubjectAccessReview","status":{"allowed":%s,"reason":"%s"}}\
        """
            .formatted(!refused, refused ? "no RBAC policy matched" : ""));
  }

  /// From now on the last page of the pods is kept back, until [#letGo].
  public BankServer holdLastPage() {
    holds = true;
    return this;
  }

  /// Waits until somebody asks for the last page of the pods.
  public void awaitLastPage() throws InterruptedException {
    if (!lastPage.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody asked for the last page of the pods");
    }
  }

  public void letGo() {
    holds = false;
    held.countDown();
  }

  /// What came, in the order of coming.
  public List<String> requests() {
    return server.requests();
  }

  public LiveServer at(String path, LiveServer.Route route) {
    return server.at(path, route);
  }

  /// A kubeconfig with three contexts: this server; one that wants a program to run; and one that
  /// says not to verify the server.
  public Path kubeconfig(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        current-context: bank-prod
        contexts:
        - {name: bank-prod, context: {cluster: prod, user: auditor, namespace: payments}}
        - {name: bank-test, context: {cluster: test, user: eks}}
        - {name: bank-old, context: {cluster: old, user: auditor}}
        clusters:
        - {name: prod, cluster: {server: '%s'}}
        - {name: test, cluster: {server: 'https://bank-test.example:6443'}}
        - {name: old, cluster: {server: 'https://10.20.0.7:6443', insecure-skip-tls-verify: true}}
        users:
        - {name: auditor, user: {token: abc}}
        - name: eks
          user:
            exec:
              apiVersion: client.authentication.k8s.io/v1
              command: aws
              args: [eks, get-token, --cluster-name, bank test]
              env: [{name: AWS_PROFILE, value: audit}]
        """
            .formatted(server.url()));
  }

  @Override
  public void close() {
    letGo();
    server.close();
  }
}
