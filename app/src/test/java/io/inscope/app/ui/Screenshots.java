package io.inscope.app.ui;

import io.inscope.app.Workspace;
import io.inscope.app.ui.capture.BankServer;
import io.inscope.app.ui.capture.CaptureViewModel;
import io.inscope.app.ui.capture.Step;
import io.inscope.app.ui.common.Screen;
import io.inscope.app.ui.common.Settings;
import io.inscope.app.ui.common.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Pictures of every screen on the sample bank, for the README and for looking at. Needs a running
/// toolkit; see [ScreenshotTest].
final class Screenshots {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final Answers answers = new Answers();
  private final Path folder;
  private final Settings settings;
  private final Window window;
  private final Scene scene;

  private Screenshots(Workspace workspace, Path folder, Path configDir, Theme theme)
      throws Exception {
    this.folder = folder;
    Files.createDirectories(folder);
    settings = new Settings(configDir);
    settings.choose(theme);
    Stage stage = onWindow(Stage::new);
    window = onWindow(() -> new Window(stage, workspace, settings, _ -> answers, ZoneOffset.UTC));
    scene =
        onWindow(
            () -> {
              window.show();
              stage.setWidth(WIDTH);
              stage.setHeight(HEIGHT);
              return stage.getScene();
            });
  }

  /// Writes `start.png`, `diagram.png`, ... into a folder; for the dark theme `start-dark.png`.
  static void take(Workspace workspace, Path folder, Path configDir, Theme theme) throws Exception {
    Screenshots shots = new Screenshots(workspace, folder, configDir, theme);
    // The first screen before anything is open: a list of recent projects would show folders of
    // this machine.
    shots.screen(Screen.START);
    shots.sampleBank();
    for (Screen screen : Screen.values()) {
      if (screen != Screen.START && screen != Screen.CAPTURE) {
        shots.screen(screen);
      }
    }
    onWindow(
        () -> {
          shots.scene.getWindow().hide();
          return true;
        });
  }

  /// Writes a picture of each step of a capture: `capture-context.png`, ...
  static void takeCapture(
      Workspace workspace, BankServer bank, Path folder, Path configDir, Theme theme)
      throws Exception {
    Screenshots shots = new Screenshots(workspace, folder, configDir, theme);
    shots.answers.kubeConfigToOpen = Optional.of(bank.kubeconfig(configDir));
    CaptureViewModel wizard = shots.window.capture();
    shots.act(wizard::enter);
    until(() -> !shots.window.tasks().runningProperty().get());
    shots.act(wizard.contexts()::chooseFile);
    until(() -> !wizard.contexts().contexts().isEmpty());
    shots.picture("capture-context");
    for (int context : new int[] {2, 1, 0}) {
      shots.act(
          () -> {
            wizard.back();
            wizard.contexts().selectedProperty().set(wizard.contexts().contexts().get(context));
            wizard.choose();
            wizard.plan().projectProperty().set(configDir.resolve("bank").toString());
          });
      shots.picture("capture-plan-" + context);
    }
    shots.act(
        () -> {
          wizard.plan().insistsProperty().set(true);
          wizard.plan().perSecondProperty().set(100);
          wizard.connect();
        });
    Thread.sleep(100);
    shots.picture("capture-connecting");
    until(() -> wizard.stepProperty().get() == Step.ACCESS);
    shots.picture("capture-access");
    bank.holdLastPage();
    shots.act(wizard::capture);
    bank.awaitLastPage();
    shots.picture("capture-reading");
    bank.letGo();
    until(() -> wizard.stepProperty().get() != Step.READING);
    shots.picture("capture-coverage");
    onWindow(
        () -> {
          shots.scene.getWindow().hide();
          return true;
        });
  }

  /// On the window's thread, and waits for what it starts; but for what waits for others itself.
  private void act(Runnable action) throws Exception {
    onWindow(
        () -> {
          action.run();
          return true;
        });
    Thread.sleep(300);
  }

  private void sampleBank() throws Exception {
    onWindow(
        () -> {
          window.commands().sampleBank();
          return true;
        });
    until(() -> window.navigator().screenProperty().get() == Screen.DIAGRAM);
  }

  private void screen(Screen screen) throws Exception {
    onWindow(
        () -> {
          window.navigator().go(screen);
          return true;
        });
    onWindow(
        () -> {
          // A row tells more than an empty panel.
          for (Node node : scene.getRoot().lookupAll(".table-view")) {
            if (node instanceof TableView<?> table
                && isShown(table)
                && !table.getItems().isEmpty()) {
              table.getSelectionModel().select(Math.min(2, table.getItems().size() - 1));
            }
          }
          return true;
        });
    picture(screen.name().toLowerCase(Locale.ROOT));
  }

  private void picture(String name) throws Exception {
    Thread.sleep(400); // for what is drawn when a gesture has ended
    String dark = settings.theme() == Theme.DARK ? "-dark" : "";
    WritableImage image = onWindow(() -> scene.snapshot(null));
    write(image, folder.resolve(name + dark + ".png"));
  }

  private static boolean isShown(Node node) {
    for (Node each = node; each != null; each = parentOf(each)) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static Parent parentOf(Node node) {
    return node.getParent();
  }

  private static void write(WritableImage image, Path file) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    try {
      ImageIO.write(copy, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (onWindow(condition)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new TimeoutException("the window did not get there within a minute");
  }

  private static <T> T onWindow(Callable<T> action) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(action.call());
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    return done.get(60, TimeUnit.SECONDS);
  }
}
