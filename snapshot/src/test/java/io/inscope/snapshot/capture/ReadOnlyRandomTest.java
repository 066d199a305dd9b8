package io.inscope.snapshot.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Random requests, most of them odd, against what an API server would make of them: whatever may
/// be sent only reads.
class ReadOnlyRandomTest {
  private static final int REQUESTS = 400_000;

  private static final List<String> SEGMENTS =
      List.of(
          "api",
          "apis",
          "version",
          "v1",
          "v1beta1",
          "apps",
          "rbac.authorization.k8s.io",
          "authentication.k8s.io",
          "authorization.k8s.io",
          "selfsubjectreviews",
          "selfsubjectaccessreviews",
          "selfsubjectrulesreviews",
          "subjectaccessreviews",
          "namespaces",
          "namespaces",
          "pods",
          "nodes",
          "services",
          "deployments",
          "shop",
          "web",
          "web:80",
          "https:web:443",
          "system:node",
          "exec",
          "attach",
          "portforward",
          "proxy",
          "log",
          "watch",
          "redirect",
          "ephemeralcontainers",
          "eviction",
          "binding",
          "token",
          "status",
          "scale",
          "finalize",
          "configz",
          "logs",
          "metrics",
          "healthz",
          "EXEC",
          "Proxy",
          "Watch",
          "..",
          ".",
          "...",
          "",
          "%2e%2e",
          "%2E.",
          "p%72oxy",
          "%65xec",
          "pods%2Fweb%2Fexec",
          "web%2fproxy",
          "web\\proxy",
          "web;proxy",
          "web proxy",
          "web\tproxy",
          "\u0000",
          "pr\u043Exy",
          "~",
          "-",
          "_",
          "@",
          "a@b",
          "#",
          "*",
          "\r\nGET /");

  private static final List<String> QUERIES =
      List.of(
          "limit=500",
          "limit=",
          "continue=eyJ2IjoibWV0YSJ9",
          "continue=a%2Fb%3D",
          "resourceVersion=7",
          "resourceVersionMatch=Exact",
          "includeObject=None",
          "watch",
          "watch=",
          "watch=true",
          "watch=1",
          "Watch=true",
          "WATCH=TRUE",
          "w%61tch=true",
          "%77atch=1",
          "watch%3Dtrue",
          "limit=5;watch=true",
          "limit=5%26watch=true",
          "allowWatchBookmarks=true",
          "sendInitialEvents=true",
          "follow=true",
          "command=id",
          "stdin=true",
          "tty=1",
          "container=web",
          "dryRun=All",
          "force=true",
          "limit",
          "limit=a b",
          "limit=5#watch",
          "limit=5?watch=true",
          "timeoutSeconds=9",
          "",
          "&");

  private static final List<String> METHODS =
      List.of(
          "GET", "GET", "GET", "GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD",
          "OPTIONS", "CONNECT", "TRACE", "get", "post", "Get", " GET", "GET ", "", "WATCH");

  private static final Set<String> REVIEWS =
      Set.of(
          "/apis/authentication.k8s.io/v1/selfsubjectreviews",
          "/apis/authentication.k8s.io/v1beta1/selfsubjectreviews",
          "/apis/authentication.k8s.io/v1alpha1/selfsubjectreviews",
          "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
          "/apis/authorization.k8s.io/v1beta1/selfsubjectaccessreviews",
          "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
          "/apis/authorization.k8s.io/v1beta1/selfsubjectrulesreviews");

  private static boolean passes(String method, String target) {
    try {
      ReadOnly.check(method, target);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static <T> T one(List<T> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  private static String target(SplittableRandom random) {
    StringBuilder target = new StringBuilder();
    switch (random.nextInt(6)) {
      case 0 -> target.append("/api/v1");
      case 1 -> target.append("/apis/apps/v1");
      case 2 -> target.append("/api/v1/namespaces/shop");
      case 3 -> target.append("/apis/").append(one(SEGMENTS, random)).append("/v1");
      case 4 -> target.append(random.nextInt(20) == 0 ? "http://other.example" : "");
      default -> {}
    }
    for (int n = random.nextInt(5); n > 0; n--) {
      target.append('/').append(one(SEGMENTS, random));
    }
    String separator = "?";
    for (int n = random.nextInt(6) - 3; n > 0; n--) {
      target.append(separator).append(one(QUERIES, random));
      separator = random.nextInt(9) == 0 ? ";" : "&";
    }
    return target.toString();
  }

  /// What a server does with a request, by the rules of the API server ([API
  /// URIs](https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris), legacy
  /// watches and proxies included), after a proxy on the way cleaned its path as generously as any.
  private static String verb(String target) {
    String decoded = decoded(decoded(target)).replace('\\', '/').toLowerCase(Locale.ROOT);
    int question = decoded.indexOf('?');
    String query = question < 0 ? "" : decoded.substring(question + 1);
    List<String> parts = new ArrayList<>();
    for (String part : (question < 0 ? decoded : decoded.substring(0, question)).split("[/;]")) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    if (Arrays.stream(query.split("[&;?#]")).anyMatch(name -> name.matches("watch(=.*)?"))) {
      return "watch";
    }
    return switch (parts.isEmpty() ? "" : parts.removeFirst()) {
      case "version" -> parts.isEmpty() ? "get" : "other";
      case "api" -> verb(parts, 1);
      case "apis" -> verb(parts, 2);
      default -> "other";
    };
  }

  private static String verb(List<String> parts, int before) {
    if (parts.size() <= before) {
      return "get"; // a document of discovery
    }
    List<String> rest = parts.subList(before, parts.size());
    if (rest.getFirst().equals("watch") || rest.getFirst().equals("proxy")) {
      return rest.getFirst();
    }
    if (rest.getFirst().equals("namespaces") && rest.size() > 2) {
      if (Set.of("status", "finalize").contains(rest.get(2))) {
        return "below an object: " + rest.get(2);
      }
      rest = rest.subList(2, rest.size());
    }
    return rest.size() > 2 ? "below an object: " + rest.get(2) : rest.size() == 2 ? "get" : "list";
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  @Test
  void whatever_may_be_sent_only_reads() {
    SplittableRandom random = new SplittableRandom(20261121);
    int sent = 0;
    int posted = 0;
    int refused = 0;
    for (int i = 0; i < REQUESTS; i++) {
      String method = one(METHODS, random);
      String target =
          random.nextInt(40) == 0
              ? one(REVIEWS.stream().sorted().toList(), random)
                  + one(List.of("", "", "/", "?"), random)
              : target(random);
      if (!passes(method, target)) {
        refused++;
      } else if (method.equals("POST")) {
        assertThat(REVIEWS).contains(target);
        posted++;
      } else {
        assertThat(method).as(target).isEqualTo("GET");
        assertThat(verb(target)).as(target).isIn("get", "list");
        assertThat(target).doesNotContainPattern("[\\s\\\\;#]|//|/\\.\\.?(/|$|\\?)|[^\\x21-\\x7e]");
        assertThat(target.replaceFirst("\\?.*", "")).doesNotContain("%");
        sent++;
      }
    }
    assertThat(sent).isGreaterThan(10_000);
    assertThat(posted).isGreaterThan(100);
    assertThat(refused).isGreaterThan(200_000);
  }

  @Test
  void every_list_and_every_object_may_be_read() {
    for (String root : List.of("/api/v1", "/apis/apps/v1", "/apis/a-b.example.com/v2alpha1")) {
      for (String within : List.of("", "/namespaces/shop", "/namespaces/log", "/namespaces/exec")) {
        for (String plural : List.of("pods", "deployments", "things")) {
          for (String name : List.of("", "/web", "/log", "/system:node:a", "/a.b-c")) {
            for (String query : List.of("", "?limit=500", "?limit=500&continue=a%2Fb%3D")) {
              ReadOnly.check("GET", root + within + "/" + plural + name + query);
            }
          }
        }
      }
    }
  }

  @Test
  void a_review_of_oneself_has_one_path_and_no_other() {
    for (String review : REVIEWS) {
      ReadOnly.check("POST", review);
      for (String other :
          List.of(
              review + "/",
              review + "?",
              review + "?dryRun=All",
              review + "/x",
              review.replace("self", ""),
              review.replace("reviews", "review"),
              review.toUpperCase(Locale.ROOT),
              review.replace("/v1", "/v2"),
              "/" + review,
              review.replace("/v1", "/v1/namespaces/shop"),
              review.replaceFirst("self", "%73elf"),
              "http://other.example" + review)) {
        assertThatIllegalArgumentException()
            .as(other)
            .isThrownBy(() -> ReadOnly.check("POST", other));
      }
      for (String method : List.of("PUT", "PATCH", "DELETE", "post", "HEAD", "OPTIONS", "")) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReadOnly.check(method, review));
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ReadOnly.check(
                    "POST",
                    "/apis/authorization.k8s.io/v1/namespaces/a/localsubjectaccessreviews"));
  }
}
