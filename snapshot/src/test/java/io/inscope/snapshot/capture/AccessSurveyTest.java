package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.ApiServer.status;
import static io.inscope.snapshot.capture.Reviews.review;
import static io.inscope.snapshot.capture.Reviews.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inscope.snapshot.capture.KindAccess.State;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.record.ApiResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessSurveyTest {
  private static final ApiResource NAMESPACES =
      new ApiResource("", "v1", "namespaces", "Namespace", false, false);
  private static final ApiResource NODES = new ApiResource("", "v1", "nodes", "Node", false, false);
  private static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod", true, false);
  private static final ApiResource SECRETS =
      new ApiResource("", "v1", "secrets", "Secret", true, false);
  private static final ApiResource STALE =
      new ApiResource("s.example", "v1", "as", "A", true, true);

  @TempDir Path folder;
  private ApiServer server;
  private final List<String> steps = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = new ApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private AccessPreview preview(List<String> only, Set<GroupKind> needed, ApiResource... offered)
      throws Exception {
    Offer offer =
        new Offer(
            List.of(offered),
            new TreeMap<>(),
            new TreeMap<>(Map.of("dead.example/v1", "busy")),
            true);
    CaptureWatcher watcher =
        new CaptureWatcher() {
          @Override
          public void step(String what) {
            steps.add(what);
          }
        };
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      return new AccessSurvey(gateway, offer, only, watcher).preview(needed);
    }
  }

  private AccessPreview preview(ApiResource... offered) throws Exception {
    return preview(List.of(), Set.of(), offered);
  }

  /// Lets list some kinds in the whole cluster.
  private void allow(String... plurals) {
    server.at(
        Reviews.ACCESS,
        review(
            spec ->
                "{\"allowed\":%s}"
                    .formatted(
                        List.of(plurals)
                            .contains(spec.at("resourceAttributes", "resource").text("")))));
  }

  private void namespaces(List<String> names) {
    server.at(
        "/api/v1/namespaces",
        "{\"kind\":\"PartialObjectMetadataList\",\"metadata\":{},\"items\":[%s]}"
            .formatted(
                names.stream()
                    .map("{\"metadata\":{\"name\":\"%s\"}}"::formatted)
                    .collect(Collectors.joining(","))));
  }

  private static KindAccess access(
      GroupKind kind, boolean namespaced, State state, List<String> where, String reason) {
    return new KindAccess(kind, namespaced, state, new TreeSet<>(where), reason);
  }

  @Test
  void what_is_allowed_everywhere_takes_one_question_a_kind() throws Exception {
    allow("namespaces", "nodes", "pods", "secrets", "as");
    AccessPreview preview = preview(NAMESPACES, NODES, PODS, SECRETS, STALE);
    assertThat(preview.kinds())
        .containsExactly(
            access(
                STALE.groupKind(),
                true,
                State.UNKNOWN,
                List.of(),
                "the server says that its API does not react"),
            access(Kinds.NAMESPACE, false, State.ALLOWED, List.of(), ""),
            access(Kinds.NODE, false, State.ALLOWED, List.of(), ""),
            access(Kinds.POD, true, State.ALLOWED, List.of(), ""),
            access(Kinds.SECRET, true, State.ALLOWED, List.of(), "their values are not asked for"));
    assertThat(preview.rights()).isEmpty();
    assertThat(server.requests()).hasSize(5).containsOnly("POST " + Reviews.ACCESS);
    assertThat(steps.getLast()).isEqualTo("Asking for rights to 5 of 5 kinds");
  }

  @Test
  void rights_in_namespaces_alone_are_not_taken_for_rights_in_the_cluster() throws Exception {
    allow("namespaces");
    namespaces(List.of("shop", "bank"));
    server.at(
        Reviews.RULES,
        review(spec -> rules(spec.at("namespace").text("").equals("shop") ? "\"pods\"" : "")));
    AccessPreview preview = preview(NAMESPACES, NODES, PODS, SECRETS);
    assertThat(preview.kinds())
        .containsExactly(
            access(Kinds.NAMESPACE, false, State.ALLOWED, List.of(), ""),
            access(Kinds.NODE, false, State.REFUSED, List.of(), "the server would refuse it"),
            access(Kinds.POD, true, State.PARTLY, List.of("shop"), "not in the whole cluster"),
            access(
                Kinds.SECRET,
                true,
                State.REFUSED,
                List.of(),
                "neither in the whole cluster nor in any namespace"));
    assertThat(preview.rights()).extracting("namespace").containsExactly("bank", "shop");
    assertThat(preview.missing(Set.of(Kinds.POD, Kinds.NAMESPACE, Kinds.NODE)))
        .extracting(KindAccess::kind)
        .containsExactly(Kinds.NODE, Kinds.POD);
  }

  @Test
  void the_namespaces_asked_for_are_enough_when_no_others_are_wanted() throws Exception {
    allow();
    server.at(Reviews.RULES, review(spec -> rules("\"pods\"")));
    assertThat(preview(List.of("a", "b"), Set.of(), PODS).kinds())
        .containsExactly(
            access(
                Kinds.POD,
                true,
                State.ALLOWED,
                List.of(),
                "in the namespaces asked for, not in the whole cluster"));
    server.at(
        Reviews.RULES,
        review(spec -> rules(spec.at("namespace").text("").equals("a") ? "\"pods\"" : "")));
    assertThat(preview(List.of("a", "b"), Set.of(), PODS).kinds())
        .containsExactly(
            access(Kinds.POD, true, State.PARTLY, List.of("a"), "not in all that is asked for"));
  }

  @Test
  void what_rules_cannot_tell_is_unknown_and_not_refused() throws Exception {
    allow("namespaces");
    namespaces(List.of("bank", "shop"));
    server.at(
        Reviews.RULES,
        review(
            spec ->
                spec.at("namespace").text("").equals("shop")
                    ? "{\"resourceRules\":[],\"incomplete\":true,\"evaluationError\":\"a webhook\"}"
                    : rules("\"pods\"")));
    assertThat(preview(NAMESPACES, PODS, SECRETS).kinds())
        .containsExactly(
            access(Kinds.NAMESPACE, false, State.ALLOWED, List.of(), ""),
            access(
                Kinds.POD,
                true,
                State.PARTLY,
                List.of("bank"),
                "not in the whole cluster; not known everywhere, shop: a webhook"),
            access(
                Kinds.SECRET,
                true,
                State.UNKNOWN,
                List.of(),
                "not in the whole cluster; not known everywhere, shop: a webhook"));
  }

  @Test
  void where_the_namespaces_are_not_known_a_refusal_says_what_to_do() throws Exception {
    allow();
    assertThat(preview(NAMESPACES, PODS).kinds())
        .containsExactly(
            access(Kinds.NAMESPACE, false, State.REFUSED, List.of(), "the server would refuse it"),
            access(
                Kinds.POD,
                true,
                State.REFUSED,
                List.of(),
                "in the whole cluster, and the namespaces are not known: name them"));
  }

  @Test
  void of_many_namespaces_some_are_asked_about_and_the_others_are_told() throws Exception {
    allow("namespaces");
    namespaces(IntStream.range(0, 5000).mapToObj("n%04d"::formatted).toList());
    server.at(Reviews.RULES, review(spec -> rules("")));
    AccessPreview preview = preview(NAMESPACES, PODS);
    String rest =
        "the server was not asked about 4800 of 5000 namespaces, from 'n0200' to 'n4999' by name";
    assertThat(preview.rights()).hasSize(201);
    assertThat(preview.rights().getLast().namespace()).isEmpty();
    assertThat(preview.rights().getLast().note()).isEqualTo(rest);
    assertThat(preview.kinds().getLast())
        .isEqualTo(
            access(
                Kinds.POD,
                true,
                State.UNKNOWN,
                List.of(),
                "not in the whole cluster; not known everywhere, " + rest));
  }

  @Test
  void needed_kinds_that_the_server_does_not_have_are_named() throws Exception {
    GroupKind dead = new GroupKind("dead.example", "B");
    assertThat(preview(List.of(), Set.of(Kinds.INGRESS, dead)).kinds())
        .containsExactly(
            access(
                dead,
                false,
                State.UNKNOWN,
                List.of(),
                "the API 'dead.example/v1' does not react: busy"),
            access(
                Kinds.INGRESS, false, State.NOT_SERVED, List.of(), "the server does not have it"));
  }

  @Test
  void a_server_without_reviews_leaves_everything_unknown() throws Exception {
    server.at(Reviews.ACCESS, json(403, status(403, "Forbidden", "no reviews")));
    assertThat(preview(NODES, PODS).kinds())
        .containsExactly(
            access(Kinds.NODE, false, State.UNKNOWN, List.of(), "no reviews"),
            access(Kinds.POD, true, State.UNKNOWN, List.of(), "no reviews"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void the_user_can_stop_it() {
    CaptureWatcher impatient =
        new CaptureWatcher() {
          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () -> {
              Offer offer = new Offer(List.of(PODS), new TreeMap<>(), new TreeMap<>(), true);
              try (ReadOnlyGateway gateway = server.gateway(folder)) {
                new AccessSurvey(gateway, offer, List.of(), impatient).preview(Set.of());
              }
            });
    assertThat(server.requests()).isEmpty();
  }
}
