package io.inscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own.
class ProcessTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process cannot be asked, only ended")
  void anImportThatIsStoppedLeavesNothingBehind() throws Exception {
    Path project = folder.resolve("p.inscope");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.inscope.app.Main",
                "import",
                "-",
                "--project",
                project.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("err").toFile())
            .start();

    feedUntilTheProjectIsThere(process, project);
    process.destroy();
    feedUntilItEnds(process);

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(folder.resolve("err")).content().contains("inscope: stopped; nothing was changed");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly("err");
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere there is always a display")
  void withoutADisplayTheWindowSaysSo() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.inscope.app.Main")
            .redirectError(folder.resolve("err").toFile());
    builder.environment().remove("DISPLAY");
    builder.environment().put("INSCOPE_CONFIG", folder.resolve("config").toString());
    Process process = builder.start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(3);
    assertThat(folder.resolve("err"))
        .content()
        .contains("inscope: the window cannot be opened: there is no display")
        .doesNotContain("\tat ");
  }

  private int fed;

  private void feedUntilTheProjectIsThere(Process process, Path project) throws IOException {
    OutputStream in = process.getOutputStream();
    for (int i = 0; i < 20_000 && (i < 500 || !Files.exists(project)); i++) {
      object(in);
    }
    assertThat(project).exists();
  }

  private void feedUntilItEnds(Process process) {
    try {
      OutputStream in = process.getOutputStream();
      while (process.isAlive()) {
        object(in);
      }
    } catch (IOException e) {
      // It reads no more: that is what was wanted.
    }
  }

  private void object(OutputStream in) throws IOException {
    String line =
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c%d\",\"namespace\":\"n\"}}%n"
            .formatted(fed++);
    in.write(line.getBytes(StandardCharsets.UTF_8));
    in.flush();
  }
}
