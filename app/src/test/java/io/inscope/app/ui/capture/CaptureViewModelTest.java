package io.inscope.app.ui.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ProjectWorkspace;
import io.inscope.app.Services;
import io.inscope.app.cli.LiveServer;
import io.inscope.app.ui.Answers;
import io.inscope.app.ui.Desk;
import io.inscope.app.ui.common.OpenProject;
import io.inscope.app.ui.common.Screen;
import io.inscope.app.ui.common.Stopping;
import io.inscope.app.ui.common.Trouble;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a server on this computer. Work is done at once, on the caller's thread.
class CaptureViewModelTest {
  @TempDir Path folder;
  private BankServer server;
  private Desk desk;
  private Answers answers;
  private CaptureViewModel wizard;

  @BeforeEach
  void setUp() throws IOException {
    server = new BankServer(1_200);
    Clock clock = Clock.fixed(Instant.parse("2026-03-11T08:00:00Z"), ZoneOffset.UTC);
    ProjectWorkspace workspace =
        new ProjectWorkspace(new Services(clock, folder.resolve("config-folder")));
    desk = new Desk(folder.resolve("settings"), workspace);
    answers = desk.answers;
    wizard =
        new CaptureViewModel(
            workspace,
            desk.session,
            desk.navigator,
            desk.commands,
            desk.tasks,
            answers,
            ZoneOffset.UTC);
    answers.kubeConfigToOpen = Optional.of(server.kubeconfig(folder));
  }

  @AfterEach
  void tearDown() {
    wizard.close();
    server.close();
  }

  /// The first two steps, up to where the user would press the button to connect.
  private void plan() {
    wizard.contexts().chooseFile();
    wizard.choose();
    wizard.plan().projectProperty().set(project().toString());
    wizard.plan().insistsProperty().set(true);
    wizard.plan().perSecondProperty().set(100);
  }

  private Path project() {
    return folder.resolve("bank.inscope");
  }

  private Step step() {
    return wizard.stepProperty().get();
  }

  @Test
  void contexts_are_listed_and_nothing_is_asked() {
    wizard.contexts().chooseFile();

    assertThat(wizard.contexts().contexts())
        .extracting(one -> one.name() + " " + one.cluster() + " " + one.user())
        .containsExactly("bank-prod prod auditor", "bank-test test eks", "bank-old old auditor");
    assertThat(wizard.contexts().selectedProperty().get().name()).isEqualTo("bank-prod");
    assertThat(wizard.contexts().filesProperty().get())
        .isEqualTo(folder.resolve("config").toString());
    wizard.choose();
    assertThat(step()).isEqualTo(Step.PLAN);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_file_that_is_no_kubeconfig_is_explained_in_place() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken"), "contexts: [");
    answers.kubeConfigToOpen = Optional.of(broken);

    wizard.contexts().chooseFile();

    assertThat(wizard.troubleProperty().get())
        .isEqualTo(
            new Trouble(
                "'" + broken + "' is not a kubeconfig that can be read",
                "See what 'kubectl config view --kubeconfig " + broken + "' says of it.",
                "CAPTURE-BROKEN-KUBECONFIG"));
    assertThat(answers.troubles).isEmpty();
    assertThat(wizard.contexts().contexts()).isEmpty();
    wizard.choose();
    assertThat(step()).isEqualTo(Step.CONTEXT);
  }

  @Test
  void the_usual_files_are_looked_for_when_the_wizard_is_first_entered() {
    wizard.enter();

    assertThat(desk.navigator.screenProperty().get()).isEqualTo(Screen.CAPTURE);
    boolean found = !wizard.contexts().filesProperty().get().isEmpty();
    assertThat(found || wizard.troubleProperty().get() != null).isTrue();
  }

  @Test
  void the_open_project_is_suggested_and_else_one_named_after_the_context() {
    plan();
    wizard.back();
    wizard.choose();
    assertThat(wizard.plan().projectProperty().get())
        .isEqualTo(Path.of(System.getProperty("user.home"), "bank-prod.inscope").toString());
    assertThat(wizard.plan().snapshotProperty().get()).isEqualTo("bank-prod 2026-03-11");

    answers.projectToSave = Optional.of(folder.resolve("q4.inscope"));
    wizard.chooseProject();
    assertThat(wizard.plan().projectProperty().get())
        .isEqualTo(folder.resolve("q4.inscope").toString());
  }

  @Test
  void nothing_is_connected_to_before_the_user_insists_on_a_server_without_encryption() {
    plan();
    wizard.plan().insistsProperty().set(false);

    wizard.connect();

    assertThat(step()).isEqualTo(Step.PLAN);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void the_preview_says_who_we_are_what_is_missing_and_what_that_costs() {
    plan();
    wizard.connect();

    assertThat(step()).isEqualTo(Step.ACCESS);
    AccessViewModel access = wizard.access();
    assertThat(access.identityProperty().get())
        .isEqualTo("auditor, in the groups readers, system:authenticated");
    assertThat(access.serverProperty().get()).endsWith(", Kubernetes v1.33.6");
    assertThat(access.completeProperty().get()).isFalse();
    assertThat(access.summaryProperty().get())
        .isEqualTo("19 of 21 kinds can be read as a whole; 1 kind that is needed would be missing");
    assertThat(access.consequenceProperty().get())
        .startsWith("Without ClusterRoleBinding.rbac.authorization.k8s.io: ")
        .endsWith(
            " Secrets may be left out on purpose: a capture takes no more than their names and"
                + " types, but who may list them may read their values.");
    assertThat(access.rows())
        .extracting(row -> row.kind() + " " + row.access() + " " + row.gap())
        .startsWith(
            "ClusterRoleBinding.rbac.authorization.k8s.io refused true",
            "Secret refused false",
            "ClusterRole.rbac.authorization.k8s.io allowed false");
    assertThat(access.request().items())
        .extracting(item -> item.wanted().name())
        .containsExactlyInAnyOrder("clusterrolebindings.rbac.authorization.k8s.io", "secrets");
    assertThat(project()).doesNotExist();
  }

  @Test
  void the_letter_asks_for_what_would_be_missing() {
    plan();
    wizard.connect();
    answers.folderForRequest = Optional.of(folder.resolve("letter"));

    wizard.saveRequest();

    assertThat(folder.resolve("letter/clusterrole.yaml"))
        .content()
        .contains("clusterrolebindings")
        .doesNotContain("networkpolicies");
    assertThat(wizard.noticeProperty().get()).endsWith(" to " + folder.resolve("letter"));
  }

  @Test
  void a_server_that_refuses_the_login_is_explained_and_the_plan_stays() {
    server.at("/api", LiveServer.status(401, "Unauthorized", "Unauthorized"));
    plan();
    wizard.connect();

    assertThat(step()).isEqualTo(Step.PLAN);
    assertThat(wizard.troubleProperty().get().code()).isEqualTo("CAPTURE-LOGIN");
    assertThat(answers.troubles).isEmpty();
  }

  @Test
  void a_namespace_that_is_not_there_is_named_before_anything_is_read() {
    plan();
    wizard.plan().everyNamespaceProperty().set(false);
    wizard.plan().namespacesProperty().set("payments, paymnets");
    server.at("/api/v1/namespaces/payments", LiveServer.json(200, "{\"metadata\":{}}"));
    wizard.connect();

    assertThat(step()).isEqualTo(Step.PLAN);
    assertThat(wizard.troubleProperty().get().what()).endsWith(" has no namespace paymnets");
    assertThat(wizard.troubleProperty().get().code()).isEqualTo("CAPTURE-NO-NAMESPACE");
  }

  @Test
  void a_capture_ends_in_its_coverage_and_in_the_project() {
    plan();
    wizard.connect();
    wizard.capture();

    assertThat(wizard.troubleProperty().get()).isNull();
    assertThat(step()).isEqualTo(Step.COVERAGE);
    CoverageViewModel coverage = wizard.coverage();
    assertThat(coverage.titleProperty().get()).isEqualTo("Read, with gaps");
    assertThat(coverage.partialProperty().get()).isFalse();
    assertThat(coverage.equationProperty().get()).startsWith("2219 objects read = 2219 kept");
    assertThat(coverage.factsProperty().get())
        .startsWith("Snapshot “bank-prod 2026-03-11”: 19 kinds read, 2 refused, 0 failed; ");
    assertThat(coverage.gaps())
        .extracting(gap -> gap.kind() + " | " + gap.where() + " | " + gap.state())
        .contains(
            "Secret | the whole cluster | refused",
            "Secret | cards | refused",
            "ClusterRoleBinding.rbac.authorization.k8s.io | the whole cluster | refused");
    assertThat(wizard.reading().kinds())
        .filteredOn(row -> row.name().equals("Pod"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.state()).isEqualTo(KindRow.State.READ);
              assertThat(row.objects()).isEqualTo(1_200);
            });
    assertThat(wizard.reading().summaryProperty().get()).isEqualTo("21 of 21 kinds, 2,219 objects");

    wizard.openProject();
    assertThat(desk.session.project().map(OpenProject::name)).contains("bank");
    assertThat(desk.navigator.screenProperty().get()).isEqualTo(Screen.DIAGRAM);
  }

  @Test
  void what_was_read_is_kept_as_a_part_when_the_user_wants_so_and_can_be_gone_on_with() {
    answers.howToStop = () -> Stopping.KEEP;
    stopInTheMiddle();
    plan();
    wizard.connect();
    wizard.capture();

    assertThat(step()).isEqualTo(Step.COVERAGE);
    assertThat(wizard.coverage().titleProperty().get())
        .isEqualTo("Stopped: this snapshot is a part");
    assertThat(wizard.coverage().partialProperty().get()).isTrue();
    assertThat(wizard.coverage().whyProperty().get())
        .startsWith("It is sealed and marked as partial: ");

    server.at("/apis/apps/v1/deployments", LiveServer.refused("deployments"));
    wizard.resume();

    assertThat(wizard.troubleProperty().get()).isNull();
    assertThat(step()).isEqualTo(Step.COVERAGE);
    assertThat(wizard.coverage().partialProperty().get()).isFalse();
    try (Project kept = Project.openReadOnly(project())) {
      assertThat(kept.snapshots()).hasSize(2);
      assertThat(kept.newest().capture().orElseThrow().ending().state())
          .isEqualTo(Ending.State.COMPLETE);
    }
  }

  @Test
  void nothing_is_left_when_the_user_discards_what_was_read() {
    answers.howToStop = () -> Stopping.DISCARD;
    stopInTheMiddle();
    plan();
    wizard.connect();
    wizard.capture();

    assertThat(step()).isEqualTo(Step.PLAN);
    assertThat(wizard.noticeProperty().get())
        .isEqualTo("What was read was discarded. The project is as it was.");
    assertThat(project()).doesNotExist();
  }

  @Test
  void a_capture_goes_on_when_the_user_thinks_better_of_stopping_it() {
    answers.howToStop = () -> Stopping.GO_ON;
    stopInTheMiddle();
    plan();
    wizard.connect();
    wizard.capture();

    assertThat(wizard.coverage().titleProperty().get()).isEqualTo("Read, with gaps");
  }

  @Test
  void the_window_closes_at_once_when_nothing_is_read_and_after_the_capture_when_it_is() {
    assertThat(wizard.mayClose(() -> {})).isTrue();
    answers.howToStop = () -> Stopping.KEEP;
    boolean[] closed = new boolean[1];
    whenDeploymentsAreAsked(() -> assertThat(wizard.mayClose(() -> closed[0] = true)).isFalse());
    plan();
    wizard.connect();
    wizard.capture();

    assertThat(closed[0]).isTrue();
    assertThat(project()).exists();
  }

  @Test
  void a_project_that_is_none_is_explained_before_the_server_is_asked() throws IOException {
    Files.writeString(project(), "no project");
    plan();
    wizard.connect();

    assertThat(step()).isEqualTo(Step.PLAN);
    assertThat(wizard.troubleProperty().get().code()).isEqualTo("PROJECT-NOT-SQLITE");
    assertThat(server.requests()).isEmpty();
  }

  /// Somebody presses the button to stop while deployments are read.
  private void stopInTheMiddle() {
    whenDeploymentsAreAsked(wizard::askToStop);
  }

  private void whenDeploymentsAreAsked(Runnable action) {
    server.at(
        "/apis/apps/v1/deployments",
        exchange -> {
          action.run();
          LiveServer.json(
                  200, "{\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[]}")
              .answer(exchange);
        });
  }
}
