package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.Served.NAMESPACES;
import static io.inscope.snapshot.capture.Served.PODS;
import static io.inscope.snapshot.capture.Served.SECRETS;
import static io.inscope.snapshot.capture.Served.WIDGETS;
import static io.inscope.snapshot.capture.Served.list;
import static io.inscope.snapshot.capture.Served.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.ListedKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumingTest {
  private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final Recorded sink = new Recorded();
  private ApiServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static ListedKind row(ApiResource resource, String namespace, Coverage coverage) {
    return new ListedKind(resource, namespace, coverage, 1, "5", THEN, THEN.plusSeconds(1), true);
  }

  @Test
  void what_is_whole_is_not_asked_for_again_and_what_failed_is() throws Exception {
    ListedKind namespaces = row(NAMESPACES, "", new Coverage.Read(1));
    ListedKind secrets = row(SECRETS, "", ListedKind.WITHOUT_VALUES);
    List<ListedKind> earlier =
        List.of(namespaces, row(PODS, "", new Coverage.Failed("stopped")), secrets);
    server
        .at("/api/v1/pods", list("Pod", "", object("a", "p", 1)))
        .at("/apis/x.example/v1/widgets", list("Widget", ""));
    Reading.Outcome outcome =
        Served.by(server, folder).after(earlier).read(sink, NAMESPACES, PODS, SECRETS, WIDGETS);
    assertThat(server.requests())
        .containsExactlyInAnyOrder(
            "GET /api/v1/pods?limit=500", "GET /apis/x.example/v1/widgets?limit=500");
    assertThat(outcome.lists()).startsWith(namespaces, secrets);
    assertThat(outcome.lists().subList(2, 4))
        .extracting(ListedKind::coverage)
        .containsExactly(new Coverage.Read(1), new Coverage.Read(0));
    assertThat(sink.coverage)
        .isEqualTo(Map.of("Pod", new Coverage.Read(1), "Widget.x.example", new Coverage.Read(0)));
    assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void namespaces_of_a_kind_that_was_refused_go_on_one_by_one() throws Exception {
    ListedKind namespaces = row(NAMESPACES, "", new Coverage.Read(3));
    ListedKind refused = row(PODS, "", new Coverage.Refused("no"));
    ListedKind a = row(PODS, "a", new Coverage.Read(1));
    ListedKind b = row(PODS, "b", new Coverage.Refused("no"));
    server
        .at(
            "/api/v1/namespaces",
            list("Namespace", "", object("", "a", 1), object("", "b", 1), object("", "c", 1)))
        .at("/api/v1/namespaces/c/pods", list("Pod", "", object("c", "p", 1)));
    Reading.Outcome outcome =
        Served.by(server, folder)
            .after(List.of(namespaces, refused, a, b))
            .read(sink, NAMESPACES, PODS);
    assertThat(server.requests())
        .containsExactly(
            "GET /api/v1/namespaces?limit=500", "GET /api/v1/namespaces/c/pods?limit=500");
    assertThat(sink.names()).containsExactly("Pod c/p");
    assertThat(sink.entries).hasSize(1);
    assertThat(outcome.lists()).hasSize(5).startsWith(namespaces, refused, a, b);
    // What is said of lists that are not whole is not taken over with the objects of the others.
    assertThat(sink.coverage)
        .isEqualTo(
            Map.of(
                "Pod", new Coverage.Refused("no"),
                "Pod in b", new Coverage.Refused("no"),
                "Pod in c", new Coverage.Read(1)));
  }

  @Test
  void a_kind_that_is_gone_meanwhile_is_told_and_kept() throws Exception {
    ListedKind widgets = row(WIDGETS, "", new Coverage.Read(1));
    server.at("/api/v1/pods", list("Pod", ""));
    Reading.Outcome outcome = Served.by(server, folder).after(List.of(widgets)).read(sink, PODS);
    assertThat(outcome.lists()).hasSize(2).startsWith(widgets);
    assertThat(sink.problems)
        .containsExactly("the server does not offer Widget.x.example any more");
  }

  private CaptureRecord read(Optional<CaptureRecord> earlier, String... only) throws Exception {
    try (LiveCluster cluster = connect()) {
      return cluster.read(List.of(only), earlier, sink, _ -> {}, CaptureWatcher.NONE);
    }
  }

  private LiveCluster connect() throws Exception {
    server
        .at("/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}")
        .at("/apis", "{\"kind\":\"APIGroupList\",\"groups\":[]}")
        .at(
            "/api/v1",
            """
            {"kind":"APIResourceList","resources":[
             {"name":"pods","namespaced":true,"kind":"Pod","verbs":["list"]}]}\
            """)
        .at("/api/v1/pods", list("Pod", "", object("a", "p", 1)))
        .at(
            "/api/v1/namespaces/kube-system",
            "{\"kind\":\"Namespace\",\"metadata\":{\"name\":\"kube-system\",\"uid\":\"here\"}}");
    Path file = folder.resolve("kubeconfig");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: test
        contexts: [{name: test, context: {cluster: test, user: auditor}}]
        clusters: [{name: test, cluster: {server: '%s'}}]
        users: [{name: auditor, user: {token: abc}}]
        """
            .formatted(server.url()));
    KubeContext context = KubeConfigs.of(file).choose(Optional.empty());
    ConnectionPlan plan = ConnectionPlan.of(context, Map.of());
    Consent insists = new Consent(true, Optional.empty());
    return LiveCluster.connect(context, plan, insists, 1000, CLOCK, server.ticker);
  }

  private static Optional<CaptureRecord> from(Connection here, String server, String uid) {
    Connection connection =
        new Connection(
            here.context(),
            server,
            here.user(),
            here.login(),
            here.actingAs(),
            here.certificate(),
            here.verified(),
            here.proxy(),
            here.serverVersion(),
            uid,
            here.userAgent(),
            here.perSecond());
    return Optional.of(
        new CaptureRecord(
            connection,
            Identity.unknown("not asked"),
            THEN,
            THEN.plusSeconds(9),
            List.of(),
            List.of(row(PODS, "", new Coverage.Read(1))),
            List.of(),
            new Ending(Ending.State.STOPPED, "stopped by the user")));
  }

  @Test
  void a_capture_of_another_cluster_does_not_go_on() throws Exception {
    CaptureRecord first = read(Optional.empty());
    Connection here = first.connection();
    assertThat(here.clusterUid()).isEqualTo("here");
    assertThat(first.start()).isEqualTo(CLOCK.instant());
    assertThat(first.lists())
        .extracting(ListedKind::coverage)
        .containsExactly(new Coverage.Read(1));

    CaptureRecord again = read(from(here, "https://other-name", "here"));
    assertThat(again.start()).isEqualTo(THEN);
    assertThat(again.lists()).containsExactly(row(PODS, "", new Coverage.Read(1)));

    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> read(from(here, server.url(), "there")))
        .withMessage(
            "the capture to be resumed is of another cluster: it was taken from %s (UID there), and"
                + " this is %s (UID here)",
            server.url(), server.url())
        .satisfies(e -> assertThat(e.code()).isEqualTo("CAPTURE-OTHER-CLUSTER"));
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> read(from(here, "https://other", "")))
        .withMessage(
            "the capture to be resumed is of another cluster: it was taken from https://other, and"
                + " this is %s",
            server.url());
  }

  @Test
  void who_read_the_part_before_is_told() throws Exception {
    Connection here = read(Optional.empty()).connection();
    CaptureRecord before = from(here, server.url(), "here").orElseThrow();
    sink.problems.clear();
    read(
        Optional.of(
            new CaptureRecord(
                before.connection(),
                new Identity("eve", "", List.of(), ""),
                before.start(),
                before.end(),
                before.rights(),
                before.lists(),
                before.relisted(),
                before.ending())));
    assertThat(sink.problems)
        .startsWith(
            "a part of it was read by 'eve', and the rest by somebody the server did not name");
  }

  @Test
  void what_cannot_be_a_namespace_is_not_looked_for() throws Exception {
    try (LiveCluster cluster = connect()) {
      int asked = server.requests().size();
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> cluster.absent(List.of("shop/secrets")))
          .withMessage("'shop/secrets' cannot be the name of a namespace");
      assertThat(server.requests()).hasSize(asked);
    }
  }

  @Test
  void what_cannot_be_a_namespace_is_said_before_anything_is_asked() {
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> read(Optional.empty(), "no such/place"))
        .withMessage("'no such/place' cannot be the name of a namespace")
        .satisfies(e -> assertThat(e.code()).isEqualTo("CAPTURE-NAMESPACE"));
    assertThat(server.requests()).noneMatch(request -> request.contains("limit="));
  }
}
