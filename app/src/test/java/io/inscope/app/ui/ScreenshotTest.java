package io.inscope.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.common.Theme;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Takes the pictures of the README: `-Dscreenshots=FOLDER -Dtest=ScreenshotTest`.
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

    Screenshots.take(new SmallWorkspace(), folder, config.resolve("light"), Theme.LIGHT);
    Screenshots.take(new SmallWorkspace(), folder, config.resolve("dark"), Theme.DARK);

    assertThat(folder.resolve("requirements-dark.png")).isNotEmptyFile();
  }
}
