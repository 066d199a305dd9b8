package io.inscope.app.ui.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.Desk;
import io.inscope.app.ui.SmallBank;
import io.inscope.app.ui.common.Session;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.assessment.Status;
import io.inscope.reports.framework.Requirement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequirementsViewModelTest {
  private final Session session = Desk.smallBank();
  private final RequirementsViewModel model = new RequirementsViewModel(session);

  @Test
  void the_first_framework_is_chosen_and_all_its_requirements_are_shown() {
    assertThat(model.frameworks()).containsExactly(SmallBank.PCI, SmallBank.OLD_PCI);
    assertThat(model.frameworkProperty().get()).isEqualTo(SmallBank.PCI);
    assertThat(ids()).containsExactly("1.2.3", "1.3.1", "2.2.1");
    assertThat(model.summaryProperty().get()).isEqualTo("3 requirements");
    assertThat(model.countProperty(Status.FAIL).get()).isEqualTo("2");
  }

  @Test
  void another_framework_brings_its_own_requirements_and_counts() {
    model.frameworkProperty().set(SmallBank.OLD_PCI);

    assertThat(ids()).containsExactly("1.2.3");
    assertThat(model.countProperty(Status.FAIL).get()).isEqualTo("0");
    assertThat(model.countProperty(Status.NOT_ASSESSED).get()).isEqualTo("1");
  }

  @Test
  void statuses_narrow_the_list_and_none_chosen_shows_all() {
    model.statuses().add(Status.MANUAL);
    assertThat(ids()).containsExactly("1.2.3");
    assertThat(model.summaryProperty().get()).isEqualTo("1 of 3 requirements");
    model.statuses().clear();
    assertThat(ids()).hasSize(3);
  }

  @Test
  void the_chosen_framework_outlives_a_new_analysis() {
    model.frameworkProperty().set(SmallBank.OLD_PCI);
    session.show(Desk.smallBank().project().orElseThrow());

    assertThat(model.frameworkProperty().get()).isEqualTo(SmallBank.OLD_PCI);
    assertThat(ids()).containsExactly("1.2.3");
  }

  @Test
  void checks_are_listed_with_what_they_said_and_those_to_come_last() {
    assertThat(model.checks(status(SmallBank.CDE_TRAFFIC)))
        .containsExactly(new CheckRow("cde-direct-database", false, 1, 1, 0, 0, 0));
    assertThat(model.checks(status(SmallBank.NETWORK_DIAGRAM)))
        .containsExactly(CheckRow.planned("net-diagram-age"));
  }

  @Test
  void numbers_are_sorted_as_numbers() {
    assertThat(
            Stream.of("1.10", "10.1", "1.9.2", "1.9", "A1.1", "2")
                .sorted(RequirementsView::byNumber))
        .containsExactly("1.9", "1.9.2", "1.10", "2", "10.1", "A1.1");
  }

  private List<String> ids() {
    return model.shown().stream().map(s -> s.requirement().id()).toList();
  }

  private RequirementStatus status(Requirement requirement) {
    return model.shown().stream()
        .filter(s -> s.requirement().equals(requirement))
        .findFirst()
        .orElseThrow();
  }
}
