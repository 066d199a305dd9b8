package io.inscope.app.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.Desk;
import io.inscope.app.ui.SmallBank;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.ResourceRef;
import org.junit.jupiter.api.Test;

class FindingsViewModelTest {
  private final FindingsViewModel model = new FindingsViewModel(Desk.smallBank());

  @Test
  void all_findings_are_shown_worst_first_with_a_count_for_each_severity() {
    assertThat(model.shown()).containsExactly(SmallBank.REACHED_VAULT, SmallBank.PRIVILEGED_SHOP);
    assertThat(model.summaryProperty().get()).isEqualTo("2 findings");
    assertThat(model.countProperty(Severity.CRITICAL).get()).isEqualTo("1");
    assertThat(model.countProperty(Severity.LOW).get()).isEqualTo("0");
  }

  @Test
  void what_could_not_be_assessed_is_said_beside_the_findings() {
    assertThat(model.gapsProperty().get())
        .isEqualTo("Beside these: 1 answer not assessed, none to ask a person");
  }

  @Test
  void words_are_all_looked_for_in_any_column_whatever_their_case() {
    model.wordsProperty().set("  PRIVILEGED storefront ");
    assertThat(model.shown()).containsExactly(SmallBank.PRIVILEGED_SHOP);
    assertThat(model.summaryProperty().get()).isEqualTo("1 of 2 findings");

    model.wordsProperty().set("privileged payments");
    assertThat(model.shown()).isEmpty();
  }

  @Test
  void an_id_finds_its_finding() {
    model.wordsProperty().set("f-1002");
    assertThat(model.shown()).containsExactly(SmallBank.REACHED_VAULT);
  }

  @Test
  void severities_narrow_the_list_and_none_chosen_shows_all() {
    model.severities().add(Severity.HIGH);
    assertThat(model.shown()).containsExactly(SmallBank.PRIVILEGED_SHOP);
    model.severities().add(Severity.CRITICAL);
    assertThat(model.shown()).hasSize(2);
    model.severities().clear();
    assertThat(model.shown()).hasSize(2);
  }

  @Test
  void a_selected_finding_stays_selected_only_while_it_is_shown() {
    model.selectedProperty().set(SmallBank.PRIVILEGED_SHOP);
    model.wordsProperty().set("shop");
    assertThat(model.selectedProperty().get()).isEqualTo(SmallBank.PRIVILEGED_SHOP);
    model.wordsProperty().set("vault");
    assertThat(model.selectedProperty().get()).isNull();
  }

  @Test
  void the_findings_of_one_check_replace_whatever_was_filtered() {
    model.severities().add(Severity.INFO);
    model.showOnly("cde-direct-database");

    assertThat(model.shown()).containsExactly(SmallBank.REACHED_VAULT);
    assertThat(model.selectedProperty().get()).isEqualTo(SmallBank.REACHED_VAULT);
  }

  @Test
  void a_field_as_evidence_names_its_container_pointer_value_and_line() {
    assertThat(FindingsViewModel.evidence(SmallBank.PRIVILEGED_SHOP))
        .containsExactly(
            new EvidenceRow(
                "Deployment storefront/shop-web, container web",
                "/spec/template/spec/containers/0/securityContext/privileged = true",
                "cluster.yaml:112"));
  }

  @Test
  void a_field_that_is_not_set_is_evidence_too() {
    assertThat(
            EvidenceRow.of(
                new Evidence.Value(SmallBank.GATEWAY, "/spec/replicas", null, "a.yaml:3", "")))
        .isEqualTo(
            new EvidenceRow(
                "Deployment payments/gateway", "/spec/replicas = (not set)", "a.yaml:3"));
  }

  @Test
  void a_connection_as_evidence_gives_the_reasons_of_both_sides() {
    assertThat(FindingsViewModel.evidence(SmallBank.REACHED_VAULT))
        .containsExactly(
            new EvidenceRow(
                "storefront/shop-web to payments/card-vault",
                "TCP 5432; source: no policy isolates storefront/shop-web for egress; destination:"
                    + " NetworkPolicy payments/allow-monitoring ingress[0] at netpol.yaml:40",
                ""));
  }

  @Test
  void a_right_as_evidence_names_the_binding_and_the_role() {
    ResourceRef binding =
        new ResourceRef("rbac.authorization.k8s.io", "RoleBinding", "payments", "devs");
    ResourceRef role = new ResourceRef("rbac.authorization.k8s.io", "ClusterRole", "", "edit");
    assertThat(
            EvidenceRow.of(
                new Evidence.Grant(
                    "Group developers", binding, role, "get secrets in payments", "rbac.json:9")))
        .isEqualTo(
            new EvidenceRow(
                "Group developers",
                "may get secrets in payments; by RoleBinding payments/devs, which gives"
                    + " ClusterRole edit",
                "rbac.json:9"));
  }
}
