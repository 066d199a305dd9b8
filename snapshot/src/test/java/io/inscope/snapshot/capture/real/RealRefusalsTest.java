package io.inscope.snapshot.capture.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.inscope.snapshot.capture.Answer;
import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.Patience;
import io.inscope.snapshot.capture.ReadOnlyGateway;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.store.ObjectRow;
import io.inscope.snapshot.store.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Captures by people whom the server does not let see everything, or does not let in.
class RealRefusalsTest {
  private static final Set<String> EVERYWHERE = Set.of("Namespace", "Pod", "Service");

  @TempDir Path folder;

  private static KubeApiServer server;

  @BeforeAll
  static void start() throws Exception {
    server = KubeApiServer.shared();
  }

  @Test
  void each_cell_says_what_was_read_and_what_was_refused() throws Exception {
    Capture capture = Attempt.by("restricted-reader", server, folder.resolve("p.inscope")).run();
    assertThat(Audited.byList(Audited.of(server, "restricted-reader", capture.requests().size())))
        .isEqualTo(Audited.logged(capture.requests()));
    List<CoverageRow> expected = new ArrayList<>();
    try (Admin admin = server.admin()) {
      List<String> namespaces = names(admin, "/api/v1/namespaces", "name");
      for (ApiResource resource : capture.offer().resources()) {
        expected.addAll(cells(admin, resource, namespaces));
      }
    }
    capture
        .offer()
        .leftOut()
        .forEach(
            (kind, why) -> expected.add(new CoverageRow(kind, "", new Coverage.NotAsked(why))));
    expected.sort(CoverageRow.ORDER);
    try (Project project = capture.open()) {
      assertThat(project.newest().coverageRows()).containsExactlyElementsOf(expected);
      Set<ResourceRef> seen =
          project.newest().objects().stream()
              .map(ObjectRow::ref)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(seen).containsAll(visible()).allMatch(RealRefusalsTest::mayBeSeen);
    }
  }

  /// What must be said of a kind, worked out from the rights of the user.
  private static List<CoverageRow> cells(Admin admin, ApiResource resource, List<String> namespaces)
      throws Exception {
    List<CoverageRow> cells = new ArrayList<>();
    List<String> places = names(admin, resource.path(""), "namespace");
    if (EVERYWHERE.contains(resource.kind())) {
      cells.add(new CoverageRow(resource.groupKind(), "", new Coverage.Read(places.size())));
      places.stream()
          .filter(place -> !place.isEmpty())
          .distinct()
          .forEach(place -> cells.add(read(resource, place, places)));
      return cells;
    }
    cells.add(new CoverageRow(resource.groupKind(), "", refused(resource, "at the cluster scope")));
    if (resource.namespaced()) {
      for (String namespace : namespaces) {
        boolean allowed =
            resource.kind().equals("Deployment") && Load.DEPLOYMENTS.contains(namespace);
        cells.add(
            allowed
                ? read(resource, namespace, places)
                : new CoverageRow(
                    resource.groupKind(),
                    namespace,
                    refused(resource, "in the namespace \"" + namespace + "\"")));
      }
    }
    return cells;
  }

  private static CoverageRow read(ApiResource resource, String place, List<String> places) {
    int count = (int) places.stream().filter(place::equals).count();
    return new CoverageRow(resource.groupKind(), place, new Coverage.Read(count));
  }

  private static Coverage refused(ApiResource resource, String where) {
    return new Coverage.Refused(
        "%s%s is forbidden: User \"restricted-reader\" cannot list resource \"%s\" in API group \"%s\" %s"
            .formatted(
                resource.plural(),
                resource.group().isEmpty() ? "" : "." + resource.group(),
                resource.plural(),
                resource.group(),
                where));
  }

  /// A field of the metadata of all objects of a list.
  private static List<String> names(Admin admin, String list, String field) throws Exception {
    return admin.list(list).stream().map(item -> item.at("metadata", field).text("")).toList();
  }

  private static List<ResourceRef> visible() {
    return server.load().items().stream()
        .map(Item::ref)
        .filter(RealRefusalsTest::mayBeSeen)
        .toList();
  }

  private static boolean mayBeSeen(ResourceRef ref) {
    return EVERYWHERE.contains(ref.kind())
        || (ref.kind().equals("Deployment") && Load.DEPLOYMENTS.contains(ref.namespace()));
  }

  @Test
  void a_client_certificate_is_a_login_too() throws Exception {
    String user = server.certificates().user("certificate-reader", "full-readers");
    Path kubeconfig = Kubeconfig.write(folder.resolve("config"), server, server.url(), user);
    Capture capture = Attempt.of(kubeconfig, Kubeconfig.CONTEXT, folder.resolve("p.inscope")).run();
    assertThat(Audited.of(server, "certificate-reader", capture.requests().size()))
        .hasSameSizeAs(capture.requests())
        .allMatch(event -> event.status() == (event.verb().equals("create") ? 201 : 200));
    try (Project project = capture.open()) {
      assertThat(project.newest().objects()).hasSizeGreaterThan(2000);
    }
  }

  @Test
  void a_token_that_nobody_knows_is_said_and_leaves_no_project() throws Exception {
    Path kubeconfig =
        Kubeconfig.write(folder.resolve("config"), server, server.url(), "{token: wrong}");
    Path file = folder.resolve("p.inscope");
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> Attempt.of(kubeconfig, Kubeconfig.CONTEXT, file).run())
        .withMessage(server.url() + " does not accept the login: Unauthorized")
        .satisfies(e -> assertThat(e.code()).isEqualTo("CAPTURE-LOGIN"));
    assertThat(file).doesNotExist();
  }

  @Test
  void asking_for_ones_own_rights_is_understood_by_a_real_server() throws Exception {
    String user = server.certificates().user("asking-reader", "full-readers");
    Path kubeconfig = Kubeconfig.write(folder.resolve("config"), server, server.url(), user);
    try (ReadOnlyGateway gateway = Capture.gateway(kubeconfig, Kubeconfig.CONTEXT, _ -> {})) {
      assertThat(
              review(gateway, "authentication.k8s.io", "SelfSubjectReview", "{}")
                  .at("userInfo", "username")
                  .text(""))
          .isEqualTo("asking-reader");
      assertThat(
              review(
                      gateway,
                      "authorization.k8s.io",
                      "SelfSubjectAccessReview",
                      "{\"resourceAttributes\":{\"verb\":\"delete\",\"resource\":\"pods\"}}")
                  .at("allowed")
                  .isTrue())
          .isFalse();
      assertThat(
              review(
                      gateway,
                      "authorization.k8s.io",
                      "SelfSubjectRulesReview",
                      "{\"namespace\":\"team-00\"}")
                  .at("resourceRules")
                  .each()
                  .map(rule -> rule.at("resources").each().map(r -> r.text("")).toList()))
          .contains(List.of("*"));
    }
    assertThat(Audited.of(server, "asking-reader", 3))
        .extracting(Audited::verb, Audited::status, Audited::isReading)
        .containsExactly(
            tuple("create", 201, true), tuple("create", 201, true), tuple("create", 201, true));
  }

  private static Field review(ReadOnlyGateway gateway, String group, String kind, String spec)
      throws Exception {
    String path = "/apis/" + group + "/v1/" + kind.toLowerCase(Locale.ROOT) + "s";
    String json =
        "{\"apiVersion\":\"%s/v1\",\"kind\":\"%s\",\"spec\":%s}".formatted(group, kind, spec);
    try (Answer answer = gateway.review(path, json, Patience.SHORT)) {
      return answer.json().at("status");
    }
  }

  @Test
  void impersonation_needs_the_right_to_it_and_shows_in_the_audit_log() throws Exception {
    String user = "{token: admin-token, as: restricted-reader}";
    Path kubeconfig = Kubeconfig.write(folder.resolve("config"), server, server.url(), user);
    Capture capture = Attempt.of(kubeconfig, Kubeconfig.CONTEXT, folder.resolve("p.inscope")).run();
    try (Project project = capture.open()) {
      assertThat(project.newest().objects().stream().map(ObjectRow::ref))
          .isNotEmpty()
          .allMatch(RealRefusalsTest::mayBeSeen);
    }
    Field event =
        Audited.lines(server.auditLog())
            .filter(line -> line.at("impersonatedUser").isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(event.at("user", "username").text("")).isEqualTo("admin");
    assertThat(event.at("impersonatedUser", "username").text("")).isEqualTo("restricted-reader");
  }
}
