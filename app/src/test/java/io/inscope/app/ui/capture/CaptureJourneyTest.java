package io.inscope.app.ui.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ProjectWorkspace;
import io.inscope.app.Services;
import io.inscope.app.ui.Answers;
import io.inscope.app.ui.Window;
import io.inscope.app.ui.common.Screen;
import io.inscope.app.ui.common.Settings;
import io.inscope.app.ui.common.Stopping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the start of the toolkit sets the fields
class CaptureJourneyTest {
  private final Answers answers = new Answers();
  private Path folder;
  private BankServer server;
  private Stage stage;
  private Window window;
  private CaptureViewModel wizard;

  @Start
  void start(Stage given) throws Exception {
    folder = Files.createTempDirectory("inscope-capture");
    server = new BankServer(1_200);
    answers.kubeConfigToOpen = Optional.of(server.kubeconfig(folder));
    Clock clock = Clock.fixed(Instant.parse("2026-03-11T08:00:00Z"), ZoneOffset.UTC);
    stage = given;
    window =
        new Window(
            stage,
            new ProjectWorkspace(new Services(clock, folder.resolve("config-folder"))),
            new Settings(folder.resolve("settings")),
            _ -> answers,
            ZoneOffset.UTC);
    wizard = window.capture();
    window.show();
  }

  @AfterEach
  void tidyUp() throws Exception {
    server.close();
    settle();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void the_wizard_leads_from_the_start_to_the_opened_project(FxRobot robot) throws Exception {
    robot.clickOn("#fromCluster");
    settle();
    robot.clickOn("#chooseFile");
    settle();
    assertThat(robot.lookup("#contexts").queryTableView().getItems()).hasSize(3);
    assertThat(server.requests()).isEmpty();

    robot.type(KeyCode.ENTER);
    assertThat(step()).isEqualTo(Step.PLAN);
    assertThat(text(robot, "#warning"))
        .isEqualTo("NOT ENCRYPTED: anyone on the way can read and change everything");
    assertThat(next(robot).isDisabled()).isTrue();
    robot.clickOn("#insists");
    robot.interact(
        () -> {
          wizard.plan().projectProperty().set(folder.resolve("bank").toString());
          wizard.plan().perSecondProperty().set(100);
        });
    assertThat(next(robot).isDisabled()).isFalse();
    assertThat(server.requests()).isEmpty();

    robot.type(KeyCode.ENTER);
    until(Step.ACCESS);
    assertThat(text(robot, "#identity")).startsWith("auditor, in the groups ");
    assertThat(next(robot).getText()).isEqualTo("Capture anyway");
    assertThat(text(robot, ".offline")).isEqualTo("Connected to 127.0.0.1");

    server.holdLastPage();
    robot.clickOn("#next");
    server.awaitLastPage();
    assertThat(step()).isEqualTo(Step.READING);
    robot.clickOn("#stop"); // and thinks better of it
    robot.clickOn("#start");
    assertThat(window.navigator().screenProperty().get()).isEqualTo(Screen.START);
    assertThat(robot.lookup("#fromCluster").queryButton().isDisabled()).isTrue();
    robot.clickOn("#capture");
    server.letGo();
    until(Step.COVERAGE);
    assertThat(text(robot, "#coverageTitle")).isEqualTo("Read, with gaps");
    assertThat(text(robot, ".offline")).isEqualTo("Offline");

    robot.clickOn("#next");
    settle();
    assertThat(window.navigator().screenProperty().get()).isEqualTo(Screen.DIAGRAM);
    assertThat(stage.getTitle()).isEqualTo("bank – bank-prod 2026-03-11 – Inscope");
    assertThat(answers.troubles).isEmpty();
  }

  @Test
  void closing_the_window_asks_while_a_cluster_is_read(FxRobot robot) throws Exception {
    server.holdLastPage();
    robot.interact(
        () -> {
          wizard.enter();
        });
    settle();
    robot.interact(wizard.contexts()::chooseFile);
    settle();
    robot.interact(
        () -> {
          wizard.choose();
          wizard.plan().projectProperty().set(folder.resolve("bank").toString());
          wizard.plan().insistsProperty().set(true);
          wizard.plan().perSecondProperty().set(100);
          wizard.connect();
        });
    until(Step.ACCESS);
    robot.interact(wizard::capture);
    server.awaitLastPage();

    answers.howToStop = () -> Stopping.GO_ON;
    robot.interact(this::closeWindow);
    assertThat(stage.isShowing()).isTrue();
    assertThat(step()).isEqualTo(Step.READING);

    answers.howToStop = () -> Stopping.DISCARD;
    robot.interact(this::closeWindow);
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !stage.isShowing());
    assertThat(folder.resolve("bank.inscope")).doesNotExist();
  }

  @Test
  void every_control_says_what_it_is(FxRobot robot) {
    Node root = robot.lookup("#next").query().getParent().getParent();
    assertThat(root.lookupAll("*"))
        .filteredOn(
            node ->
                node instanceof Button
                    || node instanceof TableView
                    || node instanceof TextField field && !(field.getParent() instanceof Spinner)
                    || node instanceof Spinner
                    || node instanceof ProgressBar)
        .filteredOn(node -> node.getId() != null)
        .hasSizeGreaterThan(15)
        .allSatisfy(node -> assertThat(spoken((Control) node)).as(node.getId()).isNotBlank());
  }

  private static String spoken(Control control) {
    String text = control.getAccessibleText();
    return text == null && control instanceof Labeled labeled ? labeled.getText() : text;
  }

  private void closeWindow() {
    WindowEvent request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
    stage.fireEvent(request);
    if (!request.isConsumed()) {
      stage.hide();
    }
  }

  private Step step() {
    return wizard.stepProperty().get();
  }

  private void until(Step wanted) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> step() == wanted);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void settle() throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !window.tasks().runningProperty().get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Button next(FxRobot robot) {
    return robot.lookup("#next").queryButton();
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }
}
