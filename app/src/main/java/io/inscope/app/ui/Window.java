package io.inscope.app.ui;

import io.inscope.app.Workspace;
import io.inscope.app.ui.capture.CaptureView;
import io.inscope.app.ui.capture.CaptureViewModel;
import io.inscope.app.ui.common.Commands;
import io.inscope.app.ui.common.Dialogs;
import io.inscope.app.ui.common.FxDialogs;
import io.inscope.app.ui.common.Fxml;
import io.inscope.app.ui.common.Navigator;
import io.inscope.app.ui.common.Screen;
import io.inscope.app.ui.common.Session;
import io.inscope.app.ui.common.Settings;
import io.inscope.app.ui.common.Tasks;
import io.inscope.app.ui.diagram.DiagramView;
import io.inscope.app.ui.diagram.DiagramViewModel;
import io.inscope.app.ui.findings.FindingsView;
import io.inscope.app.ui.findings.FindingsViewModel;
import io.inscope.app.ui.requirements.RequirementsView;
import io.inscope.app.ui.requirements.RequirementsViewModel;
import io.inscope.app.ui.shell.ShellView;
import io.inscope.app.ui.shell.ShellViewModel;
import io.inscope.app.ui.start.StartView;
import io.inscope.app.ui.start.StartViewModel;
import io.inscope.reports.diagram.layout.LaneLayout;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The composition root of the window: makes every view model and view, and hands each what it
/// needs.
///
/// One thread works in the background; when the window is closed the running work is asked to stop
/// and the thread ends after it, so that a project file is never left half written.
public final class Window {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("inscope-work").factory());
  private final Tasks tasks;
  private final Commands commands;
  private final Navigator navigator;
  private final ShellViewModel shell;
  private final CaptureViewModel capture;
  private final Stage stage;

  /// @param dialogs makes the dialogs that belong to the stage
  /// @param zone in which times are shown
  public Window(
      Stage stage,
      Workspace workspace,
      Settings settings,
      Function<Stage, Dialogs> dialogs,
      ZoneId zone) {
    this.stage = stage;
    Dialogs asked = dialogs.apply(stage);
    Session session = new Session();
    ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    tasks = new Tasks(worker, Platform::runLater, asked::show);
    navigator = new Navigator(session);
    commands =
        new Commands(
            workspace, new LaneLayout(), tasks, asked, session, navigator, settings, notice::set);
    shell =
        new ShellViewModel(
            session, navigator, commands, tasks, settings, notice.getReadOnlyProperty(), zone);

    capture = new CaptureViewModel(workspace, session, navigator, commands, tasks, asked, zone);
    Look look = new Look(shell.themeProperty());
    Map<Screen, Parent> screens = new EnumMap<>(Screen.class);
    screens.put(
        Screen.START,
        Fxml.load(
            new StartView(
                new StartViewModel(session, commands, tasks, settings, zone), capture::enter)));
    screens.put(
        Screen.DIAGRAM, Fxml.load(new DiagramView(new DiagramViewModel(session), look.dark())));
    FindingsViewModel findings = new FindingsViewModel(session);
    screens.put(Screen.FINDINGS, Fxml.load(new FindingsView(findings)));
    screens.put(
        Screen.REQUIREMENTS,
        Fxml.load(
            new RequirementsView(
                new RequirementsViewModel(session),
                check -> {
                  findings.showOnly(check);
                  navigator.go(Screen.FINDINGS);
                })));

    screens.put(Screen.CAPTURE, CaptureView.load(capture));

    Scene scene = new Scene(Fxml.load(new ShellView(shell, screens, capture.serverProperty())));
    look.dress(scene);
    stage.setScene(scene);
    stage.titleProperty().bind(shell.windowTitleProperty());
    stage.setOnCloseRequest(
        request -> {
          if (!capture.mayClose(stage::hide)) {
            request.consume();
          }
        });
    stage.setOnHidden(_ -> close());
  }

  /// Starts the toolkit and shows the window. Returns at once; the program ends when the window is
  /// closed.
  ///
  /// @param configDir where settings and the sample bank's project are kept; made when needed
  public static void launch(Workspace workspace, Path configDir) {
    Platform.startup(
        () ->
            new Window(
                    new Stage(),
                    workspace,
                    new Settings(configDir),
                    FxDialogs::new,
                    ZoneId.systemDefault())
                .show());
  }

  /// Shows the window, no larger than the screen.
  public void show() {
    Rectangle2D screen = javafx.stage.Screen.getPrimary().getVisualBounds();
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    stage.setMinWidth(Math.min(900, screen.getWidth()));
    stage.setMinHeight(Math.min(600, screen.getHeight()));
    stage.centerOnScreen();
    stage.show();
  }

  public Tasks tasks() {
    return tasks;
  }

  public CaptureViewModel capture() {
    return capture;
  }

  public Commands commands() {
    return commands;
  }

  public Navigator navigator() {
    return navigator;
  }

  private void close() {
    capture.close();
    tasks.cancel();
    worker.shutdown();
  }
}
