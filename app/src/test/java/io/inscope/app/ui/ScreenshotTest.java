package io.inscope.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.Analysis;
import io.inscope.app.ProjectWorkspace;
import io.inscope.app.Services;
import io.inscope.app.Workspace;
import io.inscope.app.ui.capture.BankServer;
import io.inscope.app.ui.common.Theme;
import io.inscope.reports.diagram.drawing.PngWriter;
import io.inscope.snapshot.model.Progress;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Takes the pictures of the README: `mvn -Pscreenshots verify`.
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class ScreenshotTest {
  @TempDir Path config;

  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void every_screen_is_photographed_in_both_themes() throws Exception {
    Path folder = Path.of(System.getProperty("screenshots"));

    Screenshots.take(bank("light"), folder, config.resolve("light"), Theme.LIGHT);
    Screenshots.take(bank("dark"), folder, config.resolve("dark"), Theme.DARK);

    assertThat(folder.resolve("requirements-dark.png")).isNotEmptyFile();
  }

  @Test
  void every_step_of_a_capture_is_photographed_in_both_themes() throws Exception {
    Path folder = Path.of(System.getProperty("screenshots"));
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      Path settings = Files.createDirectories(config.resolve("capture-" + theme));
      try (BankServer server = new BankServer(2_340)) {
        Screenshots.takeCapture(bank("capture-" + theme), server, folder, settings, theme);
      }
    }

    assertThat(folder.resolve("capture-coverage-dark.png")).isNotEmptyFile();
  }

  @Test
  void the_network_diagram_is_drawn_as_it_is_exported() throws Exception {
    Path picture = Path.of(System.getProperty("screenshots")).resolve("network-diagram.png");
    Analysis analysis = bank("diagram").sampleBank(config.resolve("bank.inscope"), Progress.NONE);

    try (OutputStream out = Files.newOutputStream(picture)) {
      new PngWriter(96).write(analysis.pages().getFirst().drawing(), out);
    }

    assertThat(picture).isNotEmptyFile();
  }

  /// A day after the sample bank was exported, so that the pictures do not change with the
  /// calendar.
  private Workspace bank(String name) {
    Clock clock = Clock.fixed(Instant.parse("2026-03-11T08:00:00Z"), ZoneOffset.UTC);
    return new ProjectWorkspace(new Services(clock, config.resolve(name)));
  }
}
