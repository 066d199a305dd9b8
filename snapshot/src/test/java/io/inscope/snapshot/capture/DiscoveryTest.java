package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ApiResource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
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

  private Offer offer() throws Exception {
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      return Discovery.of(gateway);
    }
  }

  private static String groups(String items) {
    return """
    {"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","metadata":{},"items":[%s]}\
    """
        .formatted(items);
  }

  private static String group(String name, String versions) {
    return "{\"metadata\":{\"name\":\"%s\"},\"versions\":[%s]}".formatted(name, versions);
  }

  private static String version(String version, String freshness, String resources) {
    return "{\"version\":\"%s\",\"freshness\":\"%s\",\"resources\":[%s]}"
        .formatted(version, freshness, resources);
  }

  private static String resource(String plural, String kind, String scope, String verbs) {
    return """
    {"resource":"%s","responseKind":{"group":"","version":"","kind":"%s"},"scope":"%s",\
    "singularResource":"","verbs":[%s],"subresources":[{"subresource":"status","verbs":["get"]}]}\
    """
        .formatted(plural, kind, scope, verbs);
  }

  private static final String LIST = "\"get\",\"list\"";

  @Test
  void two_requests_tell_everything_where_the_server_can() throws Exception {
    server.at(
        "/api",
        groups(
            group(
                "",
                version(
                    "v1",
                    "Current",
                    String.join(
                        ",",
                        resource("pods", "Pod", "Namespaced", LIST),
                        resource("bindings", "Binding", "Namespaced", "\"create\""),
                        resource("componentstatuses", "ComponentStatus", "Cluster", LIST),
                        resource("events", "Event", "Namespaced", LIST),
                        resource("namespaces", "Namespace", "Cluster", LIST))))));
    server.at(
        "/apis",
        groups(
            String.join(
                ",",
                group(
                    "autoscaling",
                    version(
                            "v2",
                            "Current",
                            resource("hpas", "HorizontalPodAutoscaler", "Namespaced", LIST))
                        + ","
                        + version(
                            "v1",
                            "Current",
                            resource("hpas", "HorizontalPodAutoscaler", "Namespaced", LIST)
                                + ","
                                + resource("old", "Old", "Cluster", LIST))),
                group(
                    "metrics.k8s.io",
                    version(
                        "v1beta1", "Stale", resource("pods", "PodMetrics", "Namespaced", LIST))),
                group(
                    "stale.example", version("v1", "Stale", resource("as", "A", "Cluster", LIST))),
                group(
                    "events.k8s.io",
                    version("v1", "Current", resource("events", "Event", "Namespaced", LIST))))));
    assertThat(offer())
        .isEqualTo(
            new Offer(
                List.of(
                    new ApiResource("", "v1", "namespaces", "Namespace", false, false),
                    new ApiResource("", "v1", "events", "Event", true, false),
                    new ApiResource("", "v1", "pods", "Pod", true, false),
                    new ApiResource(
                        "autoscaling", "v2", "hpas", "HorizontalPodAutoscaler", true, false),
                    new ApiResource("autoscaling", "v1", "old", "Old", false, false),
                    new ApiResource("stale.example", "v1", "as", "A", false, true)),
                new TreeMap<>(
                    Map.of(
                        new GroupKind("", "ComponentStatus"),
                        "its objects are made up by the server when asked for",
                        new GroupKind("metrics.k8s.io", "PodMetrics"),
                        "its objects are made up by the server when asked for")),
                new TreeMap<>(
                    Map.of(
                        "metrics.k8s.io/v1beta1",
                        "the server says that it does not react (Stale)",
                        "stale.example/v1",
                        "the server says that it does not react (Stale)")),
                true));
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
    assertThat(server.headers(0))
        .hasEntrySatisfying(
            "Accept",
            accept ->
                assertThat(accept.getFirst())
                    .startsWith(
                        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"));
  }

  /// As 1.19 answers.
  private void old() {
    server.at("/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
    server.at(
        "/api/v1",
        """
        {"kind":"APIResourceList","groupVersion":"v1","resources":[
          {"name":"namespaces","singularName":"","namespaced":false,"kind":"Namespace","verbs":["get","list"]},
          {"name":"pods","singularName":"","namespaced":true,"kind":"Pod","verbs":["get","list"]},
          {"name":"pods/log","singularName":"","namespaced":true,"kind":"Pod","verbs":["get","list"]}]}\
        """);
    server.at(
        "/apis",
        """
        {"kind":"APIGroupList","apiVersion":"v1","groups":[
          {"name":"extensions","versions":[{"groupVersion":"extensions/v1beta1","version":"v1beta1"}],
           "preferredVersion":{"groupVersion":"extensions/v1beta1","version":"v1beta1"}},
          {"name":"networking.k8s.io","versions":[
             {"groupVersion":"networking.k8s.io/v1beta1","version":"v1beta1"},
             {"groupVersion":"networking.k8s.io/v1","version":"v1"}],
           "preferredVersion":{"groupVersion":"networking.k8s.io/v1","version":"v1"}},
          {"name":"dead.example","versions":[
             {"groupVersion":"dead.example/v2","version":"v2"},
             {"groupVersion":"dead.example/v1","version":"v1"}],
           "preferredVersion":{"groupVersion":"dead.example/v2","version":"v2"}}]}\
        """);
    server.at(
        "/apis/extensions/v1beta1",
        """
        {"kind":"APIResourceList","groupVersion":"extensions/v1beta1","resources":[
          {"name":"ingresses","namespaced":true,"kind":"Ingress","verbs":["list"]}]}\
        """);
    server.at(
        "/apis/networking.k8s.io/v1",
        """
        {"kind":"APIResourceList","groupVersion":"networking.k8s.io/v1","resources":[
          {"name":"ingresses","namespaced":true,"kind":"Ingress","verbs":["list"]}]}\
        """);
    server.at(
        "/apis/networking.k8s.io/v1beta1",
        """
        {"kind":"APIResourceList","groupVersion":"networking.k8s.io/v1beta1","resources":[
          {"name":"ingresses","namespaced":true,"kind":"Ingress","verbs":["list"]},
          {"name":"ingressclasses","namespaced":false,"kind":"IngressClass","verbs":["list"]}]}\
        """);
  }

  @Test
  void an_old_server_is_asked_for_each_version_of_each_group() throws Exception {
    old();
    server.at("/apis/dead.example/v2", ApiServer.busy(503, "1"));
    Offer offer = offer();
    assertThat(offer.aggregated()).isFalse();
    assertThat(offer.resources())
        .containsExactly(
            new ApiResource("", "v1", "namespaces", "Namespace", false, false),
            new ApiResource("", "v1", "pods", "Pod", true, false),
            new ApiResource(
                "networking.k8s.io", "v1beta1", "ingressclasses", "IngressClass", false, false),
            new ApiResource("networking.k8s.io", "v1", "ingresses", "Ingress", true, false));
    assertThat(offer.dead())
        .isEqualTo(
            Map.of(
                "dead.example/v2",
                "busy",
                "dead.example/v1",
                "not asked, because another version does not react"));
    assertThat(server.ticker.sleeps()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void an_api_that_is_dead_costs_no_more_than_three_seconds() throws Exception {
    old();
    server.at("/apis/dead.example/v2", ApiServer.busy(503, "60"));
    assertThat(offer().dead()).containsEntry("dead.example/v2", "busy");
    assertThat(server.ticker.sleeps()).isEmpty();
    assertThat(Patience.SHORT.whole()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void names_that_cannot_stand_in_a_path_are_passed_over() throws Exception {
    server.at("/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1/../../x\"]}");
    server.at(
        "/apis",
        groups(
            group(
                "a.example",
                version("v1", "Current", resource("../pods", "Pod", "Namespaced", LIST)))));
    assertThat(offer().resources()).isEmpty();
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
  }

  @Test
  void a_login_that_is_not_accepted_is_said_at_once() {
    server.at("/api", json(401, ApiServer.status(401, "Unauthorized", "Unauthorized")));
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(this::offer)
        .withMessage(server.url() + " does not accept the login: Unauthorized")
        .satisfies(e -> assertThat(e.code()).isEqualTo("CAPTURE-LOGIN"));
  }

  @Test
  void a_server_that_is_something_else_is_named() {
    server.at("/api", "[1, 2]");
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(this::offer)
        .withMessage(server.url() + "/api could not be read: it is not a JSON object");
  }
}
