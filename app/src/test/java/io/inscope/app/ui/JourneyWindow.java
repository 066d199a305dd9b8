package io.inscope.app.ui;

import io.inscope.app.ui.common.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/// A window on the small bank with its answers ready, and a folder of its own.
public final class JourneyWindow implements AutoCloseable {
  public final Path folder = temporary();
  public final Answers answers = new Answers();
  public final SmallWorkspace workspace = new SmallWorkspace();
  public final Window window;
  public final Stage stage;

  /// Called on the window's thread.
  public JourneyWindow(Stage stage) {
    this.stage = stage;
    window =
        new Window(
            stage,
            workspace,
            new Settings(folder.resolve("config")),
            _ -> answers,
            ZoneId.of("UTC"));
    window.show();
  }

  public Path project(String name) {
    try {
      return Files.writeString(folder.resolve(name), "");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Waits until nothing runs in the background and the window has drawn what came of it.
  public void settle() throws TimeoutException {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !window.tasks().runningProperty().get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("inscope-window");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
