package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.inTurn;
import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.ApiServer.status;
import static io.inscope.snapshot.capture.Reviews.review;
import static io.inscope.snapshot.capture.Reviews.rules;
import static java.io.OutputStream.nullOutputStream;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.capture.SelfReviews.Verdict;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.Rights;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfReviewsTest {
  private static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod", true, false);
  private static final ApiResource ROUTES =
      new ApiResource("route.openshift.io", "v1", "routes", "Route", true, false);

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

  private <T> T ask(Function<SelfReviews, T> question) throws Exception {
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      return question.apply(new SelfReviews(gateway));
    }
  }

  private Verdict mayList(ApiResource kind) throws Exception {
    return ask(reviews -> reviews.mayList(kind));
  }

  @Test
  void the_server_says_who_we_are() throws Exception {
    server.at(
        Reviews.IDENTITY.formatted("v1"),
        review(
            spec ->
                """
                {"userInfo":{"username":"system:serviceaccount:audit:reader","uid":"u-1",
                 "groups":["system:serviceaccounts","system:authenticated"],
                 "extra":{"authentication.kubernetes.io/credential-id":["JTI=1"]}}}\
                """));
    assertThat(ask(SelfReviews::identity))
        .isEqualTo(
            new Identity(
                "system:serviceaccount:audit:reader",
                "u-1",
                List.of("system:serviceaccounts", "system:authenticated"),
                ""));
    assertThat(server.requests())
        .containsExactly("POST /apis/authentication.k8s.io/v1/selfsubjectreviews");
    assertThat(server.headers(0)).containsEntry("Content-type", List.of("application/json"));
  }

  @Test
  void an_older_server_is_asked_in_its_version() throws Exception {
    server.at(
        Reviews.IDENTITY.formatted("v1alpha1"),
        review(spec -> "{\"userInfo\":{\"username\":\"eve\",\"groups\":[]}}"));
    assertThat(ask(SelfReviews::identity)).isEqualTo(new Identity("eve", "", List.of(), ""));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void a_server_without_the_review_leaves_us_unknown() throws Exception {
    assertThat(ask(SelfReviews::identity))
        .isEqualTo(
            Identity.unknown(
                "the server has no review of who one is (Kubernetes before 1.28 need not have"
                    + " it)"));
  }

  @Test
  void a_server_that_refuses_the_review_is_not_asked_for_other_versions() throws Exception {
    server.at(
        Reviews.IDENTITY.formatted("v1"), json(403, status(403, "Forbidden", "eve may not ask")));
    assertThat(ask(SelfReviews::identity))
        .isEqualTo(Identity.unknown("the server did not say: eve may not ask"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void answers_that_name_nobody_or_make_no_sense_leave_us_unknown() throws Exception {
    server.at(Reviews.IDENTITY.formatted("v1"), review(spec -> "{\"userInfo\":{}}"));
    assertThat(ask(SelfReviews::identity))
        .isEqualTo(Identity.unknown("the server answered, and named nobody"));
    server.at(Reviews.IDENTITY.formatted("v1"), review(spec -> "{\"userInfo\":{\"username\":1}}"));
    assertThat(ask(SelfReviews::identity).unknown()).startsWith("the answer is not understood: ");
    server.at(Reviews.IDENTITY.formatted("v1"), json(201, "{\"kind\":\"SelfSubjectReview\"}"));
    assertThat(ask(SelfReviews::identity))
        .isEqualTo(Identity.unknown("the server did not say: the answer is empty"));
    server.at(Reviews.IDENTITY.formatted("v1"), ApiServer.text(200, "text/html", "<html>"));
    assertThat(ask(SelfReviews::identity).unknown())
        .isEqualTo(
            "the server did not say: "
                + server.url()
                + " answered with a web page instead of JSON (HTTP 200)");
  }

  @Test
  void rights_in_a_namespace_keep_what_the_server_could_not_tell() throws Exception {
    server.at(
        Reviews.RULES,
        review(
            spec ->
                """
                {"resourceRules":[
                  {"verbs":["list"],"apiGroups":["","apps"],"resources":["pods","deployments"]},
                  {"verbs":["get"],"apiGroups":[""],"resources":["secrets"],"resourceNames":["%s"]}],
                 "nonResourceRules":[{"verbs":["get"],"nonResourceURLs":["/version"]}],
                 "incomplete":true,
                 "evaluationError":"webhook authorizer does not support user rule resolution"}\
                """
                    .formatted(spec.at("namespace").text("?"))));
    Rights rights = ask(reviews -> reviews.rights("shop"));
    assertThat(rights)
        .isEqualTo(
            new Rights(
                "shop",
                List.of(
                    new Rights.Rule(
                        List.of("list"),
                        List.of("", "apps"),
                        List.of("pods", "deployments"),
                        List.of(),
                        List.of()),
                    new Rights.Rule(
                        List.of("get"),
                        List.of(""),
                        List.of("secrets"),
                        List.of("shop"),
                        List.of()),
                    new Rights.Rule(
                        List.of("get"), List.of(), List.of(), List.of(), List.of("/version"))),
                true,
                "webhook authorizer does not support user rule resolution"));
  }

  @Test
  void a_review_that_the_server_does_not_give_is_asked_for_once() throws Exception {
    server.at(Reviews.RULES, json(403, status(403, "Forbidden", "no reviews")));
    List<Rights> rights = ask(r -> List.of(r.rights("a"), r.rights("b")));
    assertThat(rights)
        .containsExactly(
            new Rights("a", List.of(), true, "no reviews"),
            new Rights("b", List.of(), true, "no reviews"));
    assertThat(server.requests()).hasSize(1);
  }

  private static final SortedSet<String> MANY =
      IntStream.range(0, 150)
          .mapToObj("n%03d"::formatted)
          .collect(Collectors.toCollection(TreeSet::new));

  private static Rights unknown(String namespace, String why) {
    return new Rights(namespace, List.of(), true, why);
  }

  @Test
  void a_server_that_hangs_costs_three_questions_and_not_one_for_each_namespace() throws Exception {
    Patience soon = new Patience(3, Duration.ofMillis(100), Duration.ofMillis(300));
    List<Rights> rights;
    String address;
    try (RawServer mute =
        new RawServer((_, socket) -> socket.getInputStream().transferTo(nullOutputStream()))) {
      address = mute.address("http");
      KubeContext context =
          KubeConfigs.of(Connecting.config(folder, "{server: '" + address + "'}", "{token: abc}"))
              .choose(Optional.empty());
      try (ReadOnlyGateway gateway = server.gateway(context, 1000)) {
        rights = NamespaceRights.of(new SelfReviews(gateway, soon), MANY, CaptureWatcher.NONE);
      }
      assertThat(mute.connections()).isEqualTo(3);
    }
    String late = address + " cannot be reached: it took the request and did not answer in time";
    assertThat(rights)
        .hasSize(150)
        .startsWith(unknown("n000", late), unknown("n001", late), unknown("n002", late))
        .endsWith(
            unknown("n149", "not asked, because the server had not answered before: " + late));
    assertThat(server.log).hasSize(3);
  }

  @Test
  void a_server_that_is_busy_or_knows_us_no_more_is_left_alone_after_three() throws Exception {
    for (int status : new int[] {401, 429, 500, 503}) {
      server.at(Reviews.RULES, json(status, status(status, "Trouble", "trouble")));
      List<Rights> rights = ask(r -> NamespaceRights.of(r, MANY, CaptureWatcher.NONE));
      assertThat(rights)
          .as("" + status)
          .hasSize(150)
          .contains(
              unknown("n002", "trouble"),
              unknown("n003", "not asked, because the server had not answered before: trouble"));
    }
  }

  @Test
  void one_answer_that_is_missing_is_the_only_one_missing() throws Exception {
    ApiServer.Route broken = json(500, status(500, "InternalError", "broken"));
    ApiServer.Route answer = review(_ -> rules("\"pods\""));
    server.at(
        Reviews.RULES,
        exchange -> {
          boolean fails = server.requests().size() % 9 < 6; // two questions, each asked three times
          (fails ? broken : answer).answer(exchange);
        });
    List<Rights> rights = ask(reviews -> NamespaceRights.of(reviews, MANY, CaptureWatcher.NONE));
    assertThat(rights)
        .filteredOn(Rights::incomplete)
        .isNotEmpty()
        .extracting(Rights::note)
        .containsOnly("broken");
    assertThat(rights).filteredOn(row -> row.allowListing(PODS)).hasSizeGreaterThan(75);
  }

  @Test
  void a_survey_of_a_server_that_dies_in_the_middle_ends_soon() throws Exception {
    ApiServer.Route no = review(_ -> "{\"allowed\":false}");
    ApiServer.Route hangsUp = exchange -> exchange.close();
    server.at(Reviews.ACCESS, inTurn(no, no, hangsUp)).at(Reviews.RULES, hangsUp);
    List<ApiResource> kinds =
        IntStream.range(0, 60)
            .mapToObj(
                i -> new ApiResource("x.example", "v1", "k" + i, "K%02d".formatted(i), true, false))
            .toList();
    Offer offer = new Offer(kinds, new TreeMap<>(), new TreeMap<>(), true);
    List<KindAccess> access;
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      access =
          new AccessSurvey(gateway, offer, List.of("shop"), CaptureWatcher.NONE)
              .preview(Set.of())
              .kinds();
    }
    String broke = server.url() + " cannot be reached: the connection broke";
    assertThat(access)
        .extracting(KindAccess::state)
        .hasSize(60)
        .containsOnly(KindAccess.State.UNKNOWN);
    assertThat(access.get(2).reason()).isEqualTo(broke);
    assertThat(access.get(59).reason())
        .isEqualTo("not asked, because the server had not answered before: " + broke);
    // Two answers, three questions in vain, and one for the namespace: each of those three times.
    assertThat(server.log).hasSize(2 + 4 * 3);
  }

  @Test
  void the_question_of_a_list_is_about_the_whole_cluster() throws Exception {
    server.at(
        Reviews.ACCESS,
        review(
            spec ->
                "{\"allowed\":%s}"
                    .formatted(
                        spec.toString()
                            .equals(
                                "/spec={\"resourceAttributes\":{\"group\":\"route.openshift.io\","
                                    + "\"resource\":\"routes\",\"verb\":\"list\"}}"))));
    assertThat(List.of(mayList(ROUTES), mayList(PODS)))
        .containsExactly(new Verdict(Verdict.Word.YES, ""), new Verdict(Verdict.Word.NO, ""));
  }

  @Test
  void an_authorizer_that_fails_is_no_refusal() throws Exception {
    server.at(
        Reviews.ACCESS,
        review(spec -> "{\"allowed\":false,\"evaluationError\":\"webhook timed out\"}"));
    assertThat(mayList(PODS)).isEqualTo(new Verdict(Verdict.Word.UNKNOWN, "webhook timed out"));
    server.at(
        Reviews.ACCESS,
        review(spec -> "{\"allowed\":false,\"denied\":true,\"reason\":\"not at night\"}"));
    assertThat(mayList(PODS)).isEqualTo(new Verdict(Verdict.Word.NO, "not at night"));
    server.at(Reviews.ACCESS, json(500, status(500, "InternalError", "broken")));
    assertThat(mayList(PODS)).isEqualTo(new Verdict(Verdict.Word.UNKNOWN, "broken"));
  }

  @Test
  void a_rule_for_named_objects_or_other_verbs_allows_no_list() {
    assertThat(allows(rule("list", "", "pods", List.of()))).isTrue();
    assertThat(allows(rule("*", "*", "*", List.of()))).isTrue();
    assertThat(allows(rule("list", "", "pods", List.of("one")))).isFalse();
    assertThat(allows(rule("get", "", "pods", List.of()))).isFalse();
    assertThat(allows(rule("list", "apps", "pods", List.of()))).isFalse();
    assertThat(allows(rule("list", "", "pods/log", List.of()))).isFalse();
  }

  private static boolean allows(Rights.Rule rule) {
    return new Rights("a", List.of(rule), false, "").allowListing(PODS);
  }

  private static Rights.Rule rule(String verb, String group, String resource, List<String> names) {
    return new Rights.Rule(List.of(verb), List.of(group), List.of(resource), names, List.of());
  }
}
