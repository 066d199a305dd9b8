package io.inscope.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.common.Screen;
import io.inscope.app.ui.common.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the start of the toolkit sets the fields
class WindowJourneyTest {
  private JourneyWindow bank;

  @Start
  void start(Stage stage) {
    bank = new JourneyWindow(stage);
  }

  @AfterEach
  void tidyUp() throws Exception {
    bank.close();
  }

  @Test
  void the_sample_bank_opens_on_the_diagram_and_the_frame_says_what_is_open(FxRobot robot)
      throws Exception {
    assertThat(robot.lookup("#diagram").queryAs(ToggleButton.class).isDisabled()).isTrue();

    robot.clickOn("#sample");
    bank.settle();

    assertThat(screen()).isEqualTo(Screen.DIAGRAM);
    assertThat(bank.stage.getTitle()).isEqualTo("sample-bank – March hand-over – Inscope");
    assertThat(text(robot, "#project")).isEqualTo("sample-bank");
    assertThat(text(robot, "#seal")).isEqualTo("3f2a9c1d77e0");
  }

  @Test
  void keys_lead_to_every_screen(FxRobot robot) throws Exception {
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
    assertThat(screen()).as("nothing is open").isEqualTo(Screen.START);

    robot.clickOn("#sample");
    bank.settle();
    for (Screen each :
        List.of(Screen.FINDINGS, Screen.REQUIREMENTS, Screen.START, Screen.DIAGRAM)) {
      KeyCode digit = KeyCode.valueOf("DIGIT" + (List.of(Screen.values()).indexOf(each) + 1));
      robot.press(KeyCode.CONTROL, digit).release(digit, KeyCode.CONTROL);
      assertThat(screen()).isEqualTo(each);
    }
  }

  @Test
  void a_project_that_cannot_be_opened_is_explained_and_the_start_stays(FxRobot robot)
      throws Exception {
    bank.answers.projectToOpen = Optional.of(bank.project("broken.inscope"));

    robot.clickOn("#open");
    bank.settle();

    assertThat(bank.answers.troubles)
        .containsExactly(
            new Trouble(
                "\"broken.inscope\" is not an Inscope project",
                "Import the export again.",
                "STORE-NOT-A-PROJECT"));
    assertThat(screen()).isEqualTo(Screen.START);
    assertThat(bank.stage.getTitle()).isEqualTo("Inscope");
  }

  @Test
  void work_that_takes_long_tells_where_it_is_and_can_be_cancelled(FxRobot robot) throws Exception {
    bank.answers.projectToOpen = Optional.of(bank.project("slow.inscope"));

    robot.clickOn("#open");
    assertThat(bank.workspace.slowBegan.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(text(robot, "#workTitle")).isEqualTo("Opening slow.inscope");
    assertThat(robot.lookup("#sample").queryButton().isDisabled()).isTrue();
    robot.clickOn("#workCancel");
    bank.settle();

    assertThat(bank.answers.troubles).isEmpty();
    assertThat(screen()).isEqualTo(Screen.START);
    assertThat(robot.lookup("#sample").queryButton().isDisabled()).isFalse();
  }

  @Test
  void a_recent_project_opens_with_the_enter_key(FxRobot robot) throws Exception {
    bank.answers.projectToOpen = Optional.of(bank.project("q4.inscope"));
    robot.clickOn("#open");
    bank.settle();
    robot.clickOn("#start");
    ListView<?> recents = robot.lookup("#recents").queryListView();
    assertThat(recents.getItems()).hasSize(1);

    robot.interact(
        () -> {
          recents.requestFocus();
          recents.getSelectionModel().select(0);
        });
    robot.type(KeyCode.ENTER);
    bank.settle();

    assertThat(screen()).isEqualTo(Screen.DIAGRAM);
    assertThat(text(robot, "#project")).isEqualTo("q4");
  }

  @Test
  void the_workbook_is_written_where_the_user_says_and_the_status_bar_tells(FxRobot robot)
      throws Exception {
    robot.clickOn("#sample");
    bank.settle();
    Path xlsx = bank.folder.resolve("evidence.xlsx");
    bank.answers.workbookToSave = Optional.of(xlsx);

    robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
    bank.settle();

    assertThat(xlsx).hasContent("workbook");
    assertThat(text(robot, ".status-text")).isEqualTo("Wrote " + xlsx);
  }

  @Test
  void every_screen_has_its_file_and_every_file_its_screen() throws Exception {
    // All views were loaded when the window was made; a file beyond them would be forgotten.
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/io/inscope/app/ui"))) {
      assertThat(files.map(f -> String.valueOf(f.getFileName())).filter(f -> f.endsWith(".fxml")))
          .containsExactlyInAnyOrder(
              "Shell.fxml",
              "Start.fxml",
              "Diagram.fxml",
              "Findings.fxml",
              "Requirements.fxml",
              "Capture.fxml",
              "Context.fxml",
              "Plan.fxml",
              "Access.fxml",
              "Reading.fxml",
              "Coverage.fxml");
    }
    assertThat(bank.stage.getScene().getRoot().lookupAll(".screen")).hasSize(4);
  }

  private Screen screen() {
    return bank.window.navigator().screenProperty().get();
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }
}
