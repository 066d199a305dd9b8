package io.inscope.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// A small cluster on this computer: two namespaces, a pod in each, a policy in one, and a Secret
/// nobody may list.
public final class LiveServer implements AutoCloseable {
  /// Answers one request.
  public interface Route {
    void answer(HttpExchange exchange) throws IOException;
  }

  private record Kind(String group, String kind, boolean namespaced) {}

  private final HttpServer server;
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Kind> kinds = new TreeMap<>();

  public LiveServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    kinds.put("namespaces", new Kind("", "Namespace", false));
    kinds.put("pods", new Kind("", "Pod", true));
    kinds.put("secrets", new Kind("", "Secret", true));
    kinds.put("networkpolicies", new Kind("networking.k8s.io", "NetworkPolicy", true));
    at("/api", json(200, discovery("")));
    at("/apis", json(200, discovery("networking.k8s.io")));
    at("/version", json(200, "{\"gitVersion\":\"v1.33.6\"}"));
    at(
        "/apis/authentication.k8s.io/v1/selfsubjectreviews",
        json(
            201,
            """
            {"kind":"SelfSubjectReview","status":{"userInfo":{"username":"auditor",
            "groups":["readers","system:authenticated"]}}}\
            """));
    at("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", LiveServer::mayList);
    at(
        "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
        json(
            201,
            "{\"status\":{\"resourceRules\":[],\"nonResourceRules\":[],\"incomplete\":false}}"));
    at(
        "/api/v1/namespaces",
        json(200, list("", named("", "kube-system"), named("", "payments"), named("", "shop"))));
    for (String name : List.of("kube-system", "payments", "shop")) {
      at("/api/v1/namespaces/" + name, json(200, "{" + named("", name).substring(1)));
    }
    at("/api/v1/pods", json(200, list("", named("payments", "vault"), named("shop", "web"))));
    at("/api/v1/secrets", refused("secrets"));
    at("/api/v1/namespaces/kube-system/secrets", refused("secrets"));
    at("/api/v1/namespaces/payments/secrets", refused("secrets"));
    at("/api/v1/namespaces/shop/secrets", refused("secrets"));
    at(
        "/apis/networking.k8s.io/v1/networkpolicies",
        json(200, list("networking.k8s.io", named("payments", "deny"))));
  }

  private String discovery(String group) {
    String resources =
        kinds.entrySet().stream()
            .filter(entry -> entry.getValue().group().equals(group))
            .map(
                entry ->
                    """
                    {"resource":"%s","responseKind":{"group":"","version":"","kind":"%s"},
                    "scope":"%s","verbs":["get","list"]}\
                    """
                        .formatted(
                            entry.getKey(),
                            entry.getValue().kind(),
                            entry.getValue().namespaced() ? "Namespaced" : "Cluster"))
            .collect(Collectors.joining(","));
    return """
    {"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","metadata":{},
    "items":[{"metadata":{"name":"%s"},"versions":[{"version":"v1","freshness":"Current",
    "resources":[%s]}]}]}\
    """
        .formatted(group, resources);
  }

  private static String named(String namespace, String name) {
    return """
    {"metadata":{"name":"%s","uid":"u-%s-%s","resourceVersion":"7"%s}}\
    """
        .formatted(
            name,
            namespace,
            name,
            namespace.isEmpty() ? "" : ",\"namespace\":\"" + namespace + "\"");
  }

  private static String list(String group, String... items) {
    return """
    {"kind":"List","apiVersion":"%s","metadata":{"resourceVersion":"9"},"items":[%s]}\
    """
        .formatted(group.isEmpty() ? "v1" : group + "/v1", String.join(",", items));
  }

  private static void mayList(HttpExchange exchange) throws IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean allowed = !asked.contains("\"secrets\"");
    json(201, "{\"status\":{\"allowed\":" + allowed + "}}").answer(exchange);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    Route route = routes.get(exchange.getRequestURI().getPath());
    try (exchange) {
      (route == null ? status(404, "NotFound", "the server could not find it") : route)
          .answer(exchange);
    }
  }

  public LiveServer at(String path, Route route) {
    routes.put(path, route);
    return this;
  }

  public static Route json(int status, String json) {
    return text(status, "application/json", json);
  }

  public static Route text(int status, String type, String text) {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Type", type);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  public static Route status(int code, String reason, String message) {
    return json(
        code,
        """
        {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"%s",
        "reason":"%s","code":%d}\
        """
            .formatted(message, reason, code));
  }

  public static Route refused(String plural) {
    return status(
        403,
        "Forbidden",
        plural + " is forbidden: User \\\"auditor\\\" cannot list resource \\\"" + plural + "\\\"");
  }

  /// Takes the request, and says nothing until the server is closed.
  public static Route silent() {
    return _ -> {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /// What came, in the order of coming: `GET /api`.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// A kubeconfig that leads here.
  public Path kubeconfig(Path folder) throws IOException {
    return kubeconfig(folder, url(), "{token: abc}");
  }

  /// A kubeconfig that leads anywhere.
  public static Path kubeconfig(Path folder, String server, String user) throws IOException {
    return Files.writeString(
        folder.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        current-context: bank
        contexts:
        - {name: bank, context: {cluster: bank, user: auditor, namespace: shop}}
        - {name: other, context: {cluster: bank, user: nobody}}
        clusters: [{name: bank, cluster: {server: '%s'}}]
        users: [{name: auditor, user: %s}]
        """
            .formatted(server, user));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
