package io.inscope.app.ui.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.Consent;
import io.inscope.snapshot.capture.KubeConfigs;
import io.inscope.snapshot.capture.Login;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanViewModelTest {
  @TempDir Path folder;
  private final PlanViewModel model = new PlanViewModel();

  private void show(String cluster, String user) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            current-context: prod
            contexts: [{name: prod, context: {cluster: c, user: auditor}}]
            clusters: [{name: c, cluster: %s}]
            users: [{name: auditor, user: %s}]
            """
                .formatted(cluster, user));
    ConnectionPlan plan =
        ConnectionPlan.of(KubeConfigs.of(file).choose(Optional.empty()), Map.of());
    model.show(plan, folder.resolve("prod.inscope"), LocalDate.of(2026, 3, 11));
  }

  @Test
  void the_form_says_line_by_line_what_connecting_means() throws Exception {
    show("{server: 'https://prod.example:6443'}", "{token: abc, as: root, as-groups: [ops]}");

    assertThat(model.lines())
        .containsExactly(
            new PlanViewModel.Line("Context", "prod", Mark.NONE),
            new PlanViewModel.Line("Server", "https://prod.example:6443", Mark.NONE),
            new PlanViewModel.Line(
                "Certificate",
                "checked against the certificate authorities this Java knows",
                Mark.GOOD),
            new PlanViewModel.Line("Proxy", "none", Mark.NONE),
            new PlanViewModel.Line("User", "auditor", Mark.NONE),
            new PlanViewModel.Line("Login", "a bearer token from the kubeconfig", Mark.NONE),
            new PlanViewModel.Line("Acting as", "root in the groups ops", Mark.NONE),
            new PlanViewModel.Line("From file", folder.resolve("config").toString(), Mark.NONE));
    assertThat(model.commandProperty().get()).isEmpty();
    assertThat(model.missingBinding().get()).isEmpty();
    assertThat(model.order())
        .isEqualTo(
            new PlanViewModel.Order(
                folder.resolve("prod.inscope"), "prod 2026-03-11", List.of(), Consent.NONE, 5));
  }

  @Test
  void a_program_is_shown_to_the_letter_and_runs_only_when_the_user_agrees() throws Exception {
    show(
        "{server: 'https://prod.example:6443'}",
        "{exec: {apiVersion: client.authentication.k8s.io/v1, command: aws, args: [eks, 'my"
            + " cluster'], env: [{name: AWS_PROFILE, value: audit}]}}");

    assertThat(model.commandProperty().get()).isEqualTo("aws eks 'my cluster'");
    assertThat(model.variablesProperty().get()).isEqualTo("AWS_PROFILE");
    assertThat(model.missingBinding().get())
        .isEqualTo("Agree to the program first: “Run this program”.");
    assertThatIllegalStateException().isThrownBy(model::order);

    model.mayRunProperty().set(true);
    assertThat(model.order().consent())
        .isEqualTo(
            new Consent(
                false,
                Optional.of(
                    new Login.Plugin(
                        List.of("aws", "eks", "my cluster"), List.of("AWS_PROFILE")))));
  }

  @Test
  void what_was_agreed_to_counts_for_no_other_context() throws Exception {
    show("{server: 'http://old.example'}", "{exec: {command: aws}}");
    model.mayRunProperty().set(true);
    model.insistsProperty().set(true);
    assertThat(model.missingBinding().get()).isEmpty();

    show("{server: 'http://old.example'}", "{exec: {command: other}}");
    assertThat(model.mayRunProperty().get()).isFalse();
    assertThat(model.insistsProperty().get()).isFalse();
  }

  @Test
  void a_server_that_cannot_be_verified_has_to_be_insisted_on() throws Exception {
    show("{server: 'https://10.0.0.1', insecure-skip-tls-verify: true}", "{token: abc}");

    assertThat(model.warningProperty().get())
        .isEqualTo("NOT CHECKED: anyone on the way can pose as the server and read the login");
    assertThat(model.missingBinding().get())
        .isEqualTo("The server cannot be verified: insist on it, or correct the kubeconfig.");
    model.insistsProperty().set(true);
    assertThat(model.order().consent()).isEqualTo(new Consent(true, Optional.empty()));
  }

  @Test
  void namespaces_are_named_with_commas_or_blanks_and_have_to_be_possible() throws Exception {
    show("{server: 'https://prod.example'}", "{token: abc}");
    model.everyNamespaceProperty().set(false);
    assertThat(model.missingBinding().get()).isEqualTo("Name the namespaces.");
    model.namespacesProperty().set("payments, Cards");
    assertThat(model.missingBinding().get())
        .isEqualTo("“Cards” cannot be the name of a namespace.");
    model.namespacesProperty().set(" payments, cards payments;shop");
    assertThat(model.order().only()).containsExactly("payments", "cards", "shop");
    model.everyNamespaceProperty().set(true);
    assertThat(model.order().only()).isEmpty();
  }

  @Test
  void the_project_gets_its_ending_and_its_folder_has_to_be_there() throws Exception {
    show("{server: 'https://prod.example'}", "{token: abc}");
    model.projectProperty().set(folder.resolve("q4").toString());
    assertThat(model.order().project()).isEqualTo(folder.resolve("q4.inscope"));
    model.projectProperty().set(folder.resolve("gone/q4").toString());
    assertThat(model.missingBinding().get())
        .isEqualTo("There is no folder " + folder.resolve("gone") + ".");
    model.projectProperty().set(" ");
    assertThat(model.missingBinding().get()).isEqualTo("Say where the project file goes.");
  }

  @Test
  void a_project_is_called_after_its_context() {
    assertThat(PlanViewModel.nameFor("prod")).isEqualTo("prod.inscope");
    assertThat(PlanViewModel.nameFor("arn:aws:eks:eu-1:42:cluster/prod")).isEqualTo("prod.inscope");
    assertThat(PlanViewModel.nameFor("admin@bank:6443")).isEqualTo("admin-bank-6443.inscope");
    assertThat(PlanViewModel.nameFor("/")).isEqualTo("cluster.inscope");
  }
}
