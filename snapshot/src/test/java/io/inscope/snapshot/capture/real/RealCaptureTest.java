package io.inscope.snapshot.capture.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.record.Rights;
import io.inscope.snapshot.store.ObjectRow;
import io.inscope.snapshot.store.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One capture by somebody who may read everything, looked at from all sides.
class RealCaptureTest {
  private static final GroupKind SECRET = new GroupKind("", "Secret");

  @TempDir static Path folder;

  private static KubeApiServer server;
  private static Capture capture;

  @BeforeAll
  static void capture() throws Exception {
    server = KubeApiServer.shared();
    capture = Attempt.by("audited-reader", server, folder.resolve("capture.inscope")).run();
  }

  private static Map<GroupKind, ApiResource> offered() {
    return capture.offer().resources().stream()
        .collect(Collectors.toMap(ApiResource::groupKind, resource -> resource));
  }

  @Test
  void everything_that_was_loaded_is_there_once() {
    try (Project project = capture.open()) {
      assertThat(project.newest().objects().stream().map(ObjectRow::ref))
          .doesNotHaveDuplicates()
          .containsAll(server.load().items().stream().map(Item::ref).toList());
      assertThat(project.verify().isIntact()).isTrue();
    }
  }

  @Test
  void each_object_is_what_the_server_says_when_asked_for_it_alone() throws Exception {
    SortedMap<ResourceRef, String> captured;
    try (Project project = capture.open()) {
      captured = Bodies.of(project);
    }
    Map<GroupKind, ApiResource> offered = offered();
    Path alone = folder.resolve("alone.json");
    try (Admin admin = server.admin()) {
      List<Callable<String>> calls = new ArrayList<>();
      for (ResourceRef ref : captured.keySet()) {
        String path =
            requireNonNull(offered.get(ref.groupKind())).path(ref.namespace()) + "/" + ref.name();
        calls.add(() -> new String(admin.get(path), StandardCharsets.UTF_8));
      }
      String items = String.join(",", Admin.atOnce(calls));
      Files.writeString(
          alone, "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[" + items + "]}");
    }
    assertThat(captured).hasSizeGreaterThan(2000);
    assertThat(Bodies.imported(folder.resolve("alone.inscope"), List.of(alone)))
        .isEqualTo(captured);
  }

  @Test
  void an_export_by_kubectl_imported_gives_the_same_objects() throws Exception {
    List<Path> exports = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (ApiResource resource : capture.offer().resources()) {
      String name = resource.plural() + "." + resource.version() + "." + resource.group();
      switch (resource.kind()) {
        case "Secret", "Lease", "Event" -> {}
        case "ConfigMap" -> {
          for (String namespace : server.load().namespaces()) {
            exports.add(export("configmaps-" + namespace, "-n", namespace, name));
          }
          for (String namespace : List.of("default", "kube-system")) {
            exports.add(export("configmaps-" + namespace, "-n", namespace, name));
          }
        }
        case "Pod", "ClusterRole", "Widget" -> exports.add(export(resource.plural(), "-A", name));
        default -> rest.add(name);
      }
    }
    exports.add(export("rest", "-A", String.join(",", rest)));
    SortedMap<ResourceRef, String> exported =
        Bodies.imported(folder.resolve("kubectl.inscope"), exports);
    try (Project project = capture.open()) {
      assertThat(exported).isEqualTo(Bodies.of(project));
    }
  }

  private static Path export(String name, String... what) throws Exception {
    Path file = folder.resolve(name + ".yaml");
    List<String> arguments = new ArrayList<>(List.of("get", "-o", "yaml"));
    arguments.addAll(List.of(what));
    server.kubectl("full-reader", file, arguments.toArray(new String[0]));
    return file;
  }

  @Test
  void of_secrets_there_is_everything_but_their_values() throws Exception {
    List<String> values = server.load().secrets();
    try (Project project = capture.open()) {
      List<Resource> secrets =
          project
              .newest()
              .all(SECRET)
              .filter(secret -> !secret.ref().namespace().equals("default")) // of other tests
              .toList();
      assertThat(secrets.stream().map(Resource::ref))
          .containsExactlyElementsOf(
              server.load().items().stream()
                  .map(Item::ref)
                  .filter(ref -> ref.groupKind().equals(SECRET))
                  .sorted()
                  .toList());
      assertThat(secrets)
          .allSatisfy(
              secret -> {
                assertThat(secret.root().at("type").text("")).isEqualTo("Opaque");
                assertThat(secret.root().at("data").isMissing()).isTrue();
              });
      for (GroupKind kind : project.newest().kinds()) {
        project
            .newest()
            .all(kind)
            .forEach(
                resource ->
                    assertThat(values)
                        .noneMatch(CanonicalJson.text(resource.root().object())::contains));
      }
    }
    String bytes = Files.readString(capture.file(), StandardCharsets.ISO_8859_1);
    assertThat(values).hasSize(120).noneMatch(bytes::contains);
  }

  @Test
  void each_kind_says_how_many_there_are() throws Exception {
    SortedMap<GroupKind, Coverage> expected = new TreeMap<>();
    try (Admin admin = server.admin()) {
      for (ApiResource resource : capture.offer().resources()) {
        int count = admin.list(resource.path("")).size();
        expected.put(resource.groupKind(), new Coverage.Read(count));
      }
    }
    capture
        .offer()
        .leftOut()
        .forEach((kind, why) -> expected.put(kind, new Coverage.NotAsked(why)));
    expected.put(
        SECRET,
        new Coverage.NotAsked(
            "only names, types, labels and annotations of secrets were asked for; their keys and"
                + " values were not"));
    try (Project project = capture.open()) {
      SortedMap<GroupKind, Coverage> said = new TreeMap<>();
      project.newest().coverageRows().stream()
          .filter(row -> row.namespace().isEmpty())
          .forEach(row -> said.put(row.kind(), row.coverage()));
      said.keySet().removeIf(kind -> Bodies.RESTLESS.contains(kind.kind()));
      expected.keySet().removeIf(kind -> Bodies.RESTLESS.contains(kind.kind()));
      assertThat(said).isEqualTo(expected);
      assertThat(project.newest().problems())
          .extracting(problem -> problem.message())
          .contains(
              "the cluster offers the API 'dead.example/v1' and does not serve it: the server says"
                  + " that it does not react (Stale)");
    }
  }

  @Test
  void a_long_list_comes_in_pages_of_500() {
    assertThat(
            capture.requests().stream()
                .map(RequestRow::target)
                .filter(target -> target.startsWith("/api/v1/configmaps?")))
        .hasSize(3)
        .allMatch(target -> target.contains("limit=500"));
  }

  @Test
  void the_audit_log_of_the_server_is_our_request_log_and_nothing_was_changed() throws Exception {
    List<Audited> audited = Audited.of(server, "audited-reader", capture.requests().size());
    assertThat(audited)
        .allSatisfy(
            event -> {
              assertThat(event.agent()).isEqualTo("inscope (read-only capture)");
              assertThat(event.isReading()).as(event.verb() + " " + event.target()).isTrue();
            });
    try (Project project = capture.open()) {
      assertThat(Audited.byList(audited)).isEqualTo(Audited.logged(project.newest().requests()));
    }
  }

  @Test
  void the_project_holds_the_record_and_the_requests_as_they_were() {
    try (Project project = capture.open()) {
      assertThat(project.newest().capture()).hasValue(capture.record());
      assertThat(project.newest().requests()).isEqualTo(capture.requests());
    }
    assertThat(capture.requests())
        .extracting(RequestRow::number)
        .isEqualTo(IntStream.rangeClosed(1, capture.requests().size()).boxed().toList());
  }

  @Test
  void the_record_says_where_it_was_as_whom_and_that_all_of_it_was_asked_for() throws Exception {
    CaptureRecord record = capture.record();
    String uid;
    String version;
    try (Admin admin = server.admin()) {
      uid =
          Admin.parsed(admin.get("/api/v1/namespaces/kube-system")).at("metadata", "uid").text("");
      version = Admin.parsed(admin.get("/version")).at("gitVersion").text("");
    }
    assertThat(record.connection().clusterUid()).isEqualTo(uid);
    assertThat(record.connection().serverVersion()).isEqualTo(version);
    assertThat(record.connection().server()).isEqualTo(server.url());
    assertThat(record.connection().verified()).isTrue();
    assertThat(record.identity())
        .isEqualTo(
            new Identity(
                "audited-reader",
                "audited-reader",
                List.of("full-readers", "system:authenticated"),
                ""));
    assertThat(record.rights())
        .extracting(Rights::namespace)
        .containsAll(server.load().namespaces());
    assertThat(record.rights())
        .allSatisfy(
            rights -> assertThat(capture.offer().resources()).allMatch(rights::allowListing));
    assertThat(record.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(record.lists().stream().map(ListedKind::resource))
        .containsExactlyInAnyOrderElementsOf(capture.offer().resources());
    assertThat(record.lists()).allMatch(ListedKind::isWhole).allMatch(ListedKind::consistent);
  }

  @Test
  void nothing_is_said_to_have_changed_where_nothing_did() {
    assertThat(capture.record().relisted())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            relisted -> {
              ListedKind list = capture.list(relisted.resource().groupKind());
              assertThat(relisted.coverage()).isEqualTo(new Coverage.Read(list.objects()));
              assertThat(relisted.changes()).isEmpty();
            });
  }
}
