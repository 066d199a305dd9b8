package io.inscope.app.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.JourneyWindow;
import io.inscope.app.ui.SmallBank;
import io.inscope.app.ui.common.Screen;
import io.inscope.reports.assessment.Finding;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the start of the toolkit sets the fields
class FindingsJourneyTest {
  private JourneyWindow bank;

  @Start
  void start(Stage stage) {
    bank = new JourneyWindow(stage);
  }

  @BeforeEach
  void openSampleBank(FxRobot robot) throws Exception {
    robot.interact(() -> bank.window.commands().sampleBank());
    bank.settle();
  }

  @AfterEach
  void tidyUp() throws Exception {
    bank.close();
  }

  @Test
  void a_finding_picked_in_the_table_is_explained_with_its_evidence(FxRobot robot) {
    robot.interact(() -> bank.window.navigator().go(Screen.FINDINGS));
    robot.clickOn("No container runs privileged");

    assertThat(text(robot, "#why")).isEqualTo("A privileged container can take over its node.");
    assertThat(text(robot, "#remedy")).isEqualTo("Set securityContext.privileged to false.");
    assertThat(text(robot, "#limits"))
        .isEqualTo("Does not see privileges that a runtime class adds.");
    assertThat(robot.lookup("#evidence").queryListView().getItems()).hasSize(1);
    assertThat(robot.lookup("cluster.yaml:112").<Node>query()).isNotNull();
  }

  @Test
  void words_and_severities_narrow_the_table(FxRobot robot) {
    robot.interact(() -> bank.window.navigator().go(Screen.FINDINGS));
    TableView<Finding> table = table(robot);
    robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
    robot.clickOn(words(robot)).write("vault");
    assertThat(table.getItems()).containsExactly(SmallBank.REACHED_VAULT);

    robot.type(KeyCode.ESCAPE);
    assertThat(table.getItems()).hasSize(2);
    robot.clickOn("#filter-high");
    assertThat(table.getItems()).containsExactly(SmallBank.PRIVILEGED_SHOP);
    assertThat(text(robot, "#severities .filter")).isEqualTo("Critical  1");
  }

  @Test
  void a_requirement_leads_to_the_findings_of_its_check(FxRobot robot) {
    robot.interact(() -> bank.window.navigator().go(Screen.REQUIREMENTS));
    robot.clickOn("Traffic into the CDE is restricted to what is needed");
    assertThat(text(robot, "#because")).isEqualTo("1 of 2 subjects failed.");
    assertThat(text(robot, "#crosswalk")).isEqualTo("Also PCI DSS 3.2.1 1.2.1");

    robot.clickOn("cde-direct-database");

    assertThat(bank.window.navigator().screenProperty().get()).isEqualTo(Screen.FINDINGS);
    assertThat(table(robot).getItems()).containsExactly(SmallBank.REACHED_VAULT);
  }

  @Test
  void another_framework_is_picked_from_the_list(FxRobot robot) {
    robot.interact(() -> bank.window.navigator().go(Screen.REQUIREMENTS));
    robot.clickOn("#framework").clickOn("PCI DSS 3.2.1");

    assertThat(text(robot, "#note")).isEqualTo("retired on 31 March 2024");
    robot.clickOn("A network diagram of all connections of the CDE is kept");
    assertThat(robot.lookup("Who approves the diagram, and when was that last?").<Node>query())
        .isNotNull();
    assertThat(robot.lookup("Expected: Approved network diagram").<Node>query()).isNotNull();
  }

  private static Node words(FxRobot robot) {
    return robot.lookup("#words").match(FindingsJourneyTest::isOnScreen).query();
  }

  private static TableView<Finding> table(FxRobot robot) {
    return robot.lookup("#table").match(FindingsJourneyTest::isOnScreen).queryTableView();
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).match(FindingsJourneyTest::isOnScreen).<Labeled>query().getText();
  }

  private static boolean isOnScreen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
