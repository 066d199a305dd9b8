package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.ApiServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.CaptureRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers that are no Kubernetes, that stand elsewhere, and that are older or newer than this
/// program.
class OtherServersTest {
  private static final String PORTAL =
      "A portal, a proxy or a login page answers in its place: log in there with a browser, or"
          + " check the address.";
  private static final String ADDRESS = "Check that the address is that of a Kubernetes API.";

  @TempDir Path folder;
  private ApiServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// A server with no API at all.
  static void minimal(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/version")) {
      json(200, "{\"gitVersion\":\"v1.33.2\"}").answer(exchange);
    } else if (path.endsWith("/api")) {
      json(200, "{\"kind\":\"APIVersions\",\"versions\":[]}").answer(exchange);
    } else if (path.endsWith("/apis")) {
      json(200, "{\"kind\":\"APIGroupList\",\"groups\":[]}").answer(exchange);
    } else {
      json(404, ApiServer.status(404, "NotFound", "not found")).answer(exchange);
    }
  }

  private Path config(String address) throws Exception {
    return Connecting.config(folder, "{server: '" + address + "'}", "{token: abc}");
  }

  /// What connecting says, the address of the server as `SERVER`.
  private String said() throws Exception {
    return Connecting.said(config(server.url())).replace(server.url(), "SERVER");
  }

  @Test
  void a_captive_portal_is_named() throws Exception {
    server.at("/api", text(200, "text/html", "<html>Log in</html>"));
    assertThat(said())
        .isEqualTo(
            "CAPTURE-NOT-KUBERNETES\n"
                + "SERVER answered with a web page instead of JSON (HTTP 200)\n"
                + PORTAL);
    server.at("/api", text(511, "text/html", "<html>Log in</html>"));
    assertThat(said())
        .isEqualTo(
            "CAPTURE-NOT-KUBERNETES\n"
                + "SERVER answered with a web page instead of JSON (HTTP 511)\n"
                + PORTAL);
    for (int redirect : List.of(301, 302, 303, 307, 308)) {
      server.at(
          "/api",
          exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/login");
            exchange.sendResponseHeaders(redirect, -1);
          });
      assertThat(said())
          .isEqualTo(
              "CAPTURE-NOT-KUBERNETES\n"
                  + "SERVER answered with a web page instead of JSON (HTTP %d)\n"
                      .formatted(redirect)
                  + PORTAL);
    }
  }

  @Test
  void a_server_of_something_else_is_named() throws Exception {
    assertThat(said())
        .isEqualTo(
            "CAPTURE-NOT-KUBERNETES\n"
                + "SERVER/api answered with an error: the server could not find the requested"
                + " resource\n"
                + ADDRESS);
    for (String other : List.of("{\"status\":\"green\"}", "{\"kind\":\"Status\"}", "{}")) {
      server.at("/api", other);
      assertThat(said())
          .isEqualTo(
              "CAPTURE-NOT-KUBERNETES\n"
                  + "SERVER/api could not be read: it is not a list of APIs\n"
                  + "Check that the address is that of a Kubernetes API, and try again.");
    }
    server.at("/api", "[]");
    assertThat(said())
        .isEqualTo(
            "CAPTURE-NOT-KUBERNETES\n"
                + "SERVER/api could not be read: it is not a JSON object\n"
                + "Check that the address is that of a Kubernetes API, and try again.");
    server.at("/api", text(200, "text/plain", "It works!"));
    assertThat(said())
        .isEqualTo(
            "CAPTURE-NOT-KUBERNETES\n"
                + "SERVER answered with something else instead of JSON (HTTP 200)\n"
                + ADDRESS);
  }

  @Test
  void a_login_that_is_refused_is_told_from_rights_that_are_missing() throws Exception {
    server.at("/api", json(401, ApiServer.status(401, "Unauthorized", "Unauthorized")));
    assertThat(said())
        .isEqualTo(
            """
            CAPTURE-LOGIN
            SERVER does not accept the login: Unauthorized
            The token or certificate may have expired: get a new one.\
            """);
    server.at("/api", json(403, ApiServer.status(403, "Forbidden", "forbidden: no path /api")));
    assertThat(said())
        .isEqualTo(
            """
            CAPTURE-REFUSED
            SERVER refuses to say what it has (/api): forbidden: no path /api
            The user needs the role system:discovery, which every user usually has.\
            """);
  }

  @Test
  void a_server_below_a_path_is_asked_there() throws Exception {
    String path = "/k8s/clusters/c-m-1";
    for (String document : List.of("/api", "/apis", "/version")) {
      server.at(path + document, OtherServersTest::minimal);
    }
    assertThat(Connecting.said(config(server.url() + path))).isEqualTo("connected to v1.33.2");
    assertThat(Connecting.said(config(server.url() + path + "/")))
        .isEqualTo("connected to v1.33.2");
    assertThat(server.requests()).contains("GET " + path + "/api").doesNotContain("GET /api");
  }

  @Test
  void an_address_of_the_sixth_version_is_asked() throws Exception {
    HttpServer six = HttpServer.create(new InetSocketAddress(InetAddress.getByName("::1"), 0), 0);
    six.createContext(
        "/",
        exchange -> {
          try (exchange) {
            minimal(exchange);
          }
        });
    six.start();
    try {
      String address = "http://[::1]:" + six.getAddress().getPort();
      assertThat(Connecting.said(config(address))).isEqualTo("connected to v1.33.2");
    } finally {
      six.stop(0);
    }
  }

  private static String resources(String groupVersion, String... namesAndKinds) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < namesAndKinds.length; i += 2) {
      list.append(list.isEmpty() ? "" : ",")
          .append(
              "{\"name\":\"%s\",\"singularName\":\"\",\"namespaced\":true,\"kind\":\"%s\",\"verbs\":[\"list\"]}"
                  .formatted(namesAndKinds[i], namesAndKinds[i + 1]));
    }
    return "{\"kind\":\"APIResourceList\",\"groupVersion\":\"%s\",\"resources\":[%s]}"
        .formatted(groupVersion, list);
  }

  private static String groups(String... groupVersions) {
    StringBuilder groups = new StringBuilder();
    for (String groupVersion : groupVersions) {
      String[] parts = groupVersion.split("/");
      String version =
          "{\"groupVersion\":\"%s\",\"version\":\"%s\"}".formatted(groupVersion, parts[1]);
      groups
          .append(groups.isEmpty() ? "" : ",")
          .append(
              "{\"name\":\"%s\",\"versions\":[%s],\"preferredVersion\":%2$s}"
                  .formatted(parts[0], version));
    }
    return "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[%s]}".formatted(groups);
  }

  private static String list(String kind, String... items) {
    return "{\"kind\":\"%s\",\"metadata\":{\"resourceVersion\":\"7\"},\"items\":[%s]}"
        .formatted(kind, String.join(",", items));
  }

  private Recorded read() throws Exception {
    Recorded sink = new Recorded();
    try (LiveCluster cluster = Connecting.connect(config(server.url()), Optional.empty())) {
      CaptureRecord record =
          cluster.read(List.of(), Optional.empty(), sink, _ -> {}, CaptureWatcher.NONE);
      assertThat(record.ending().state().name()).isEqualTo("COMPLETE");
    }
    return sink;
  }

  /// 1.16 to 1.21 have no aggregated discovery and no review of oneself, and kinds that are gone.
  @Test
  void an_old_server_is_read_with_the_kinds_it_has() throws Exception {
    server
        .at("/version", "{\"gitVersion\":\"v1.16.15\"}")
        .at("/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}")
        .at("/api/v1", resources("v1", "pods", "Pod", "pods/exec", "PodExecOptions"))
        .at("/apis", groups("extensions/v1beta1", "policy/v1beta1"))
        .at("/apis/extensions/v1beta1", resources("extensions/v1beta1", "ingresses", "Ingress"))
        .at(
            "/apis/policy/v1beta1",
            resources("policy/v1beta1", "podsecuritypolicies", "PodSecurityPolicy"))
        .at("/api/v1/pods", list("PodList", "{\"metadata\":{\"name\":\"p\",\"namespace\":\"a\"}}"))
        .at(
            "/apis/extensions/v1beta1/ingresses",
            list("IngressList", "{\"metadata\":{\"name\":\"i\",\"namespace\":\"a\"}}"))
        .at(
            "/apis/policy/v1beta1/podsecuritypolicies",
            list("PodSecurityPolicyList", "{\"metadata\":{\"name\":\"s\"}}"));
    Recorded sink = read();
    assertThat(sink.names()).contains("Pod a/p", "Ingress a/i");
    assertThat(sink.names()).anyMatch(name -> name.startsWith("PodSecurityPolicy"));
    assertThat(sink.coverage.values()).containsOnly(new Coverage.Read(1)).hasSize(3);
    assertThat(sink.problems).isEmpty();
  }

  @Test
  void a_newer_server_is_read_with_versions_and_fields_nobody_knows() throws Exception {
    String core =
        """
        {"metadata":{"name":""},"surprise":[1],"versions":[{"version":"v3alpha1","freshness":"Thawing",
        "resources":[{"resource":"pods","responseKind":{"group":"","version":"v9","kind":"Pod"},
        "scope":"Galactic","verbs":["list","adopt"],"color":"red"},
        {"resource":"moods","responseKind":{"group":"","version":"","kind":"Mood"},
        "scope":"Namespaced","verbs":["feel"]}]}]}\
        """;
    String groups =
        "{\"kind\":\"APIGroupDiscoveryList\",\"apiVersion\":\"apidiscovery.k8s.io/v7\",\"items\":[%s]}";
    server
        .at("/version", "{\"gitVersion\":\"v2.0.0\",\"emulationMajor\":\"2\"}")
        .at("/api", groups.formatted(core))
        .at("/apis", groups.formatted(""))
        .at(
            "/api/v3alpha1/pods",
            list(
                "PodList",
                "{\"metadata\":{\"name\":\"p\",\"uid\":\"u\"},\"spec\":{\"new\":{\"a\":[1,null]}},\"aura\":3}"));
    Recorded sink = read();
    assertThat(sink.resources)
        .singleElement()
        .satisfies(
            pod -> {
              assertThat(pod.apiVersion()).isEqualTo("v3alpha1");
              assertThat(pod.root().at("spec", "new", "a").value()).hasToString("[1,null]");
              assertThat(pod.root().at("aura").value()).hasToString("3");
            });
    assertThat(sink.problems).isEmpty();
  }

  @Test
  void a_discovery_in_a_form_nobody_knows_is_no_capture() throws Exception {
    server.at("/api", "{\"kind\":\"APIDirectory\",\"apiVersion\":\"discovery.k8s.io/v9\"}");
    assertThat(said())
        .isEqualTo(
            "CAPTURE-NOT-KUBERNETES\n"
                + "SERVER/api could not be read: it is not a list of APIs\n"
                + "Check that the address is that of a Kubernetes API, and try again.");
  }

  @Test
  void what_can_be_listed_is_asked_for_in_the_version_the_server_offers() throws Exception {
    server
        .at("/api", "{\"kind\":\"APIVersions\",\"versions\":[]}")
        .at("/apis", groups("policy/v9"))
        .at("/apis/policy/v9", resources("policy/v9", "evictions", "Eviction"));
    try (LiveCluster cluster = Connecting.connect(config(server.url()), Optional.empty())) {
      assertThat(cluster.offer().resources())
          .containsExactly(new ApiResource("policy", "v9", "evictions", "Eviction", true, false));
      assertThat(cluster.connection().serverVersion()).isEmpty();
    }
  }
}
