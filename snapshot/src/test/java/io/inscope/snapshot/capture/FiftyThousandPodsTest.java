package io.inscope.snapshot.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A large list goes through little memory, and all of it arrives.
class FiftyThousandPodsTest {
  private static final int PODS = 50_000;
  private static final int PAGE = 500;
  private static final String DISCOVERY =
      """
      {"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","metadata":{},"items":[%s]}\
      """;
  private static final String CORE =
      """
      {"metadata":{"name":""},"versions":[{"version":"v1","freshness":"Current","resources":[
      {"resource":"pods","responseKind":{"group":"","version":"","kind":"Pod"},"scope":"Namespaced",
      "singularResource":"pod","verbs":["get","list"]}]}]}\
      """;

  /// 1.8 KB, as small pods are.
  private static final String REST =
      ",\"spec\":{\"containers\":[{\"name\":\"web\",\"image\":\"web:1\",\"env\":["
          + IntStream.range(0, 40)
              .mapToObj(i -> "{\"name\":\"SETTING_" + i + "\",\"value\":\"" + i + "\"}")
              .collect(Collectors.joining(","))
          + "]}],\"nodeName\":\"n\"},\"status\":{\"phase\":\"Running\"}}";

  @TempDir Path folder;

  private static String pod(int i) {
    return """
    {"metadata":{"name":"p%1$d","namespace":"n%2$d","uid":"u%1$d","resourceVersion":"%1$d"}\
    """
        .formatted(i, i % 100);
  }

  private static void pods(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    int at = query.indexOf("continue=");
    int first = at < 0 ? 0 : Integer.parseInt(query.substring(at + "continue=".length()));
    int last = Math.min(PODS, first + PAGE);
    String rest = isMetadata(exchange.getRequestHeaders()) ? "}" : REST;
    String items =
        IntStream.range(first, last).mapToObj(i -> pod(i) + rest).collect(Collectors.joining(","));
    ApiServer.json(
            200,
            """
            {"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"9","continue":"%s"},"items":[%s]}\
            """
                .formatted(last < PODS ? last : "", items))
        .answer(exchange);
  }

  private static boolean isMetadata(Map<String, List<String>> headers) {
    return String.valueOf(headers.get("Accept")).contains("PartialObjectMetadata");
  }

  @Test
  void all_of_them_are_in_the_sealed_project() throws Exception {
    Path file = folder.resolve("pods.inscope");
    try (ApiServer server = new ApiServer()) {
      server
          .at("/api", DISCOVERY.formatted(CORE))
          .at("/apis", DISCOVERY.formatted(""))
          .at("/version", "{\"gitVersion\":\"v1.33.2\"}")
          .at("/api/v1/pods", FiftyThousandPodsTest::pods);
      Path config =
          Files.writeString(
              folder.resolve("config"),
              """
              kind: Config
              current-context: a
              contexts: [{name: a, context: {cluster: c}}]
              clusters: [{name: c, cluster: {server: '%s'}}]
              """
                  .formatted(server.url()));
      assertThat(CaptureProcess.run("-Xmx64m", config, file))
          .isEqualTo("COMPLETE " + server.requests().size());
      long pages =
          IntStream.range(0, server.requests().size())
              .filter(i -> server.requests().get(i).startsWith("GET /api/v1/pods"))
              .filter(i -> !isMetadata(server.headers(i)))
              .count();
      assertThat(pages).isEqualTo(PODS / PAGE);
    }
    try (Project project = Project.openReadOnly(file)) {
      StoredSnapshot snapshot = project.newest();
      assertThat(snapshot.objects())
          .map(row -> row.ref().spoken())
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, PODS).mapToObj(i -> "Pod n" + i % 100 + "/p" + i).toList());
      assertThat(snapshot.coverage(new GroupKind("", "Pod"), ""))
          .isEqualTo(new Coverage.Read(PODS));
      assertThat(project.verify().changes()).isEmpty();
    }
  }
}
