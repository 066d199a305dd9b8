package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.ApiServer.status;
import static io.inscope.snapshot.capture.Reviews.review;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.capture.SelfReviews.Verdict;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.Rights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
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
