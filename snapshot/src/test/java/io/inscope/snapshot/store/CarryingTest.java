package io.inscope.snapshot.store;

import static io.inscope.snapshot.store.Captured.NAMESPACES;
import static io.inscope.snapshot.store.Captured.PODS;
import static io.inscope.snapshot.store.Captured.SECRETS;
import static io.inscope.snapshot.store.Captured.STOPPED;
import static io.inscope.snapshot.store.Captured.list;
import static io.inscope.snapshot.store.Captured.page;
import static io.inscope.snapshot.store.Captured.record;
import static io.inscope.snapshot.store.Captured.request;
import static io.inscope.snapshot.store.Given.CLOCK;
import static io.inscope.snapshot.store.Given.KEY;
import static io.inscope.snapshot.store.Given.object;
import static io.inscope.snapshot.store.Given.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Continued;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.SentRequest;
import io.inscope.snapshot.redaction.FingerprintKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarryingTest {
  private static final ApiResource CONFIG_MAPS =
      new ApiResource("", "v1", "configmaps", "ConfigMap", true, false);
  private static final ApiResource SERVICES =
      new ApiResource("", "v1", "services", "Service", true, false);

  private static final ListedKind SECRET_LIST =
      new ListedKind(
          SECRETS, "", ListedKind.WITHOUT_VALUES, 1, "4711", Captured.START, Captured.START, true);

  @TempDir Path folder;
  private Path file;
  private Project project;

  /// Stopped while config maps were read: pods are refused as a whole, and whole in payments.
  @BeforeEach
  void stopACapture() {
    file = folder.resolve("p.inscope");
    project = Project.create(file, CLOCK);
    Given.snapshot(
        project,
        "part",
        writer -> {
          writer.request(request(1, "/version"));
          writer.request(request(2, NAMESPACES.path("")));
          namespaces(writer);
          pods(writer);
          secrets(writer);
          writer.resource(configMap("one", page(CONFIG_MAPS, "", 6)));
          writer.entry(Given.entry(page(CONFIG_MAPS, "", 6), 1));
          writer.problem(problem(Captured.SERVER + CONFIG_MAPS.path(""), "left behind"));
          writer.coverage(Kinds.CONFIG_MAP, "", new Coverage.Failed("stopped by the user"));
          writer.record(
              record(
                  STOPPED,
                  list(NAMESPACES, "", new Coverage.Read(2)),
                  list(PODS, "", new Coverage.Refused("forbidden")),
                  list(PODS, "payments", new Coverage.Read(2)),
                  list(PODS, "shop", new Coverage.Failed("timed out")),
                  SECRET_LIST,
                  list(CONFIG_MAPS, "", new Coverage.Failed("stopped by the user"))));
        });
  }

  private static void namespaces(SnapshotWriter writer) {
    for (String name : List.of("kube-system", "payments")) {
      writer.resource(
          object(
              page(NAMESPACES, "", 2),
              3,
              "{'kind':'Namespace','metadata':{'name':'%s','uid':'uid-%s'}}"
                  .formatted(name, name)));
    }
    writer.entry(Given.entry(page(NAMESPACES, "", 2), 2));
    writer.coverage(Kinds.NAMESPACE, "", new Coverage.Read(2));
  }

  /// One is read twice, and a second time in between at another version.
  private static void pods(SnapshotWriter writer) {
    String page = page(PODS, "payments", 4);
    writer.resource(pod(page, 1, "x", "u1", "5"));
    writer.resource(pod(page, 9, "x", "u1", "7"));
    writer.resource(pod(page, 20, "y", "u2", "6"));
    writer.resource(pod(page, 31, "y", "u2", "6"));
    writer.entry(Given.entry(page, 4));
    writer.problem(problem(Captured.SERVER + PODS.path("payments"), "carried"));
    writer.coverage(Kinds.POD, "", new Coverage.Refused("forbidden"));
    writer.coverage(Kinds.POD, "payments", new Coverage.Read(2));
    writer.coverage(Kinds.POD, "shop", new Coverage.Failed("timed out"));
    writer.resource(
        object(
            page(PODS, "shop", 5),
            1,
            "{'kind':'Pod','metadata':{'namespace':'shop','name':'half','uid':'u3'}}"));
    writer.entry(Given.entry(page(PODS, "shop", 5), 1));
  }

  private static void secrets(SnapshotWriter writer) {
    writer.resource(
        object(
            page(SECRETS, "", 7),
            1,
            "{'kind':'Secret','type':'Opaque','metadata':{'namespace':'payments','name':'s',"
                + "'annotations':{'note':'Bearer abcdefghijklmnopqrstuvwxyz0123456789'}},"
                + "'data':{'a':'aGVsbG8gd29ybGQ='}}"));
    writer.entry(Given.entry(page(SECRETS, "", 7), 1));
    writer.coverage(Kinds.SECRET, "", ListedKind.WITHOUT_VALUES);
  }

  private static Resource configMap(String name, String source) {
    return object(
        source,
        1,
        "{'kind':'ConfigMap','metadata':{'namespace':'payments','name':'%s','uid':'c-%s',"
                .formatted(name, name)
            + "'resourceVersion':'3'},'data':{'k':'v'}}");
  }

  private static Problem problem(String source, String message) {
    return new Problem(source, 0, 0, Problem.Severity.WARNING, message, 0, "");
  }

  private Summary goOn() {
    return Given.snapshot(
        project,
        "whole",
        writer -> {
          writer.carry(project.snapshot("1"));
          writer.request(request(1, "/version"));
          writer.request(request(2, CONFIG_MAPS.path("")));
          writer.resource(configMap("one", page(CONFIG_MAPS, "", 2)));
          writer.resource(configMap("two", page(CONFIG_MAPS, "", 2)));
          writer.entry(Given.entry(page(CONFIG_MAPS, "", 2), 2));
          writer.coverage(Kinds.CONFIG_MAP, "", new Coverage.Read(2));
          writer.coverage(Kinds.POD, "", new Coverage.Refused("forbidden"));
          writer.record(
              record(
                  Ending.COMPLETE,
                  list(NAMESPACES, "", new Coverage.Read(2)),
                  list(PODS, "payments", new Coverage.Read(2)),
                  SECRET_LIST,
                  list(CONFIG_MAPS, "", new Coverage.Read(2))));
        });
  }

  @Test
  void whatWholeListsBroughtIsTheSameInTheSnapshotThatGoesOn() {
    goOn();
    StoredSnapshot part = project.snapshot("1");
    StoredSnapshot whole = project.snapshot("2");

    for (GroupKind kind : List.of(Kinds.NAMESPACE, Kinds.SECRET)) {
      assertThat(shown(whole.all(kind))).isEqualTo(shown(part.all(kind))).isNotEmpty();
    }
    assertThat(shown(whole.all(Kinds.POD)))
        .isEqualTo(shown(part.all(Kinds.POD).filter(p -> p.ref().namespace().equals("payments"))))
        .hasSize(2);
    for (String pod : List.of("x", "y")) {
      assertThat(whole.origins(Captured.ref(pod))).isEqualTo(part.origins(Captured.ref(pod)));
      assertThat(shown(whole.observations(Captured.ref(pod)).stream()))
          .isEqualTo(shown(part.observations(Captured.ref(pod)).stream()));
    }
    assertThat(whole.observations(Captured.ref("x"))).hasSize(1);
    assertThat(whole.origins(Captured.ref("y"))).hasSize(2);
    Resource secret = whole.all(Kinds.SECRET).findFirst().orElseThrow();
    assertThat(whole.redactions(secret.ref()))
        .isEqualTo(part.redactions(secret.ref()))
        .isNotEmpty();
  }

  /// Whole objects, with their lines.
  private static List<String> shown(Stream<Resource> resources) {
    return resources.map(r -> r + " " + r.root().at("metadata").line()).toList();
  }

  @Test
  void whatUnfinishedListsBroughtIsReadAgain() {
    goOn();
    StoredSnapshot whole = project.snapshot("2");

    assertThat(whole.all(Kinds.CONFIG_MAP))
        .extracting(map -> map.ref().name() + " " + map.origin().source())
        .containsExactly("one " + page(CONFIG_MAPS, "", 2), "two " + page(CONFIG_MAPS, "", 2));
    assertThat(whole.entries())
        .extracting(Entry::source)
        .containsExactly(
            page(NAMESPACES, "", 2),
            page(PODS, "payments", 4),
            page(SECRETS, "", 7),
            page(CONFIG_MAPS, "", 2));
    assertThat(whole.problems())
        .extracting(Problem::message)
        .contains("carried")
        .doesNotContain("left behind");
  }

  @Test
  void theCoverageIsThatOfBothTogether() {
    goOn();
    StoredSnapshot whole = project.snapshot("2");

    assertThat(whole.coverage(Kinds.NAMESPACE, "")).isEqualTo(new Coverage.Read(2));
    assertThat(whole.coverage(Kinds.POD, "payments")).isEqualTo(new Coverage.Read(2));
    assertThat(whole.coverage(Kinds.POD, "shop")).isEqualTo(new Coverage.Refused("forbidden"));
    assertThat(whole.coverage(Kinds.SECRET, "")).isEqualTo(ListedKind.WITHOUT_VALUES);
    assertThat(whole.coverage(Kinds.CONFIG_MAP, "")).isEqualTo(new Coverage.Read(2));
    assertThat(whole.coverage(SERVICES.groupKind(), ""))
        .isEqualTo(new Coverage.NotAsked("the cluster did not offer this kind to the capture"));
  }

  @Test
  void allRequestsComeWithTheSnapshotTheyWereSentFor() {
    goOn();

    assertThat(project.snapshot("2").sentRequests())
        .containsExactly(
            new SentRequest(1, request(1, "/version")),
            new SentRequest(1, request(2, NAMESPACES.path(""))),
            new SentRequest(2, request(1, "/version")),
            new SentRequest(2, request(2, CONFIG_MAPS.path(""))));
    assertThat(project.snapshot("2").continued())
        .contains(new Continued(1, project.snapshot("1").info().sha256()));
  }

  @Test
  void theSumsCloseAndBothSealsHold() {
    Summary summary = goOn();

    assertThat(summary.equation()).isEqualTo("9 objects read = 7 kept + 1 duplicate + 1 drifted");
    assertThat(summary.entryEquation()).isEqualTo("4 files = 4 imported");
    assertThat(summary.closes()).isTrue();
    assertThat(summary.redactions()).isNotEmpty();
    assertThat(summary.problems()).isEqualTo(2);
    assertThat(summary.snapshot().clusterUid()).isEqualTo("uid-kube-system");
    project.close();
    try (Project again = Project.openReadOnly(file)) {
      assertThat(again.verify().isIntact()).isTrue();
      assertThat(again.snapshot("2").all(Kinds.POD)).hasSize(2);
    }
  }

  @Test
  void anObjectThatIsReadAgainMeetsTheOneThatWasCarried() {
    Summary summary =
        Given.snapshot(
            project,
            "whole",
            writer -> {
              writer.carry(project.snapshot("1"));
              writer.resource(pod(page(PODS, "payments", 4), 40, "y", "u2", "6"));
              writer.resource(pod("other", 1, "x", "u1", "9"));
            });

    assertThat(summary.equation()).isEqualTo("9 objects read = 5 kept + 2 duplicates + 2 drifted");
    assertThat(project.snapshot("2").origins(Captured.ref("y"))).hasSize(3);
    assertThat(project.verify().isIntact()).isTrue();
  }

  @Test
  void aPartOfAPartGoesOn() {
    Given.snapshot(
        project,
        "second part",
        writer -> {
          writer.carry(project.snapshot("1"));
          writer.request(request(1, "/version"));
          writer.record(record(STOPPED, list(NAMESPACES, "", new Coverage.Read(2)), SECRET_LIST));
        });
    Given.snapshot(
        project,
        "whole",
        writer -> {
          writer.carry(project.snapshot("2"));
          writer.record(record(Ending.COMPLETE));
        });

    assertThat(project.snapshot("3").sentRequests())
        .extracting(SentRequest::sentFor)
        .containsExactly(1, 1, 2);
    assertThat(project.snapshot("3").kinds()).containsExactly(Kinds.NAMESPACE, Kinds.SECRET);
    assertThat(project.verify().isIntact()).isTrue();
  }

  @Test
  void aCompleteCaptureAndAnImportHaveNothingToGoOnWith() {
    goOn();
    Given.snapshot(project, "import", writer -> writer.resource(configMap("a", "a.yaml")));

    fails(
        () -> carry(project, "2"),
        "CAPTURE-NOT-PARTIAL",
        "Snapshot 2 \"whole\" is complete: there is nothing to go on with.",
        "Leave out what asks to resume, and a new capture is begun.");
    fails(
        () -> carry(project, "3"),
        "CAPTURE-NOT-PARTIAL",
        "Snapshot 3 \"import\" was imported: only a capture that was stopped can go on.",
        "Leave out what asks to resume, and a new capture is begun.");
  }

  @Test
  void anotherFingerprintKeyCannotGoOn() {
    byte[] other = new byte[32];
    Arrays.fill(other, (byte) 7);

    fails(
        () -> {
          try (SnapshotWriter writer = project.newSnapshot("whole", FingerprintKey.of(other))) {
            writer.carry(project.snapshot("1"));
          }
        },
        "CAPTURE-OTHER-KEY",
        "Snapshot 1 \"part\" was captured with another fingerprint key: what is masked in it could"
            + " not be compared with what is read now.",
        "Go on where it was begun, as the same user of the same machine, or begin anew.");
    assertThat(project.snapshots()).hasSize(1);
  }

  @Test
  void aSnapshotOfAnotherProjectCannotGoOn() {
    try (Project other = Project.create(folder.resolve("other.inscope"), CLOCK)) {
      fails(
          () -> {
            try (SnapshotWriter writer = other.newSnapshot("whole", KEY)) {
              writer.carry(project.snapshot("1"));
            }
          },
          "CAPTURE-OTHER-PROJECT",
          "Snapshot 1 \"part\" is in another project: a capture can only go on within one project.",
          "Capture into the project that holds it, or begin anew.");
    }
  }

  @Test
  void aSnapshotThatWasTamperedWithCannotGoOn() {
    project.database().execute("UPDATE object SET uid = 'u9' WHERE name = 'x'");

    fails(
        () -> carry(project, "1"),
        "CAPTURE-NOT-INTACT",
        "Snapshot 1 \"part\" is not as it was sealed: object payments/Pod/x.",
        "Run \"inscope verify\" to see all of it, and begin anew.");
  }

  @Test
  void anotherServerCannotGoOn() {
    CaptureRecord record = record(Ending.COMPLETE);
    Connection before = record.connection();
    CaptureRecord elsewhere =
        new CaptureRecord(
            new Connection(
                before.context(),
                "https://10.9.9.9:6443",
                before.user(),
                before.login(),
                before.actingAs(),
                before.certificate(),
                before.verified(),
                before.proxy(),
                before.serverVersion(),
                "another",
                before.userAgent(),
                before.perSecond()),
            record.identity(),
            record.start(),
            record.end(),
            List.of(),
            List.of(),
            List.of(),
            Ending.COMPLETE);

    fails(
        () -> {
          try (SnapshotWriter writer = project.newSnapshot("whole", KEY)) {
            writer.carry(project.snapshot("1"));
            writer.record(elsewhere);
          }
        },
        "CAPTURE-OTHER-CLUSTER",
        "Snapshot 1 \"part\" was captured from https://10.0.0.1:6443, and this capture went to"
            + " https://10.9.9.9:6443, which is another cluster.",
        "Go on with the context it was begun with, or begin anew.");
    assertThat(project.snapshots()).hasSize(1);
  }

  private static void carry(Project project, String snapshot) {
    try (SnapshotWriter writer = project.newSnapshot("whole", KEY)) {
      writer.carry(project.snapshot(snapshot));
    }
  }

  private static void fails(Runnable what, String code, String message, String hint) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(
            ProjectException.class,
            e ->
                assertThat(List.of(e.code(), String.valueOf(e.getMessage()), e.hint()))
                    .containsExactly(code, message, hint));
  }
}
