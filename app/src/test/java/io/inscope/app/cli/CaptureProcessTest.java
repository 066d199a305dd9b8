package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A capture as a process of its own, and Ctrl-C.
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a signal cannot be sent from here")
class CaptureProcessTest {
  @TempDir Path folder;

  private LiveServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LiveServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Process capture(String... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                // Who runs the tests in the background has told all below to ignore Ctrl-C.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.inscope.app.Main",
                "capture",
                "--kubeconfig",
                server.kubeconfig(folder).toString(),
                "--project",
                folder.resolve("p.inscope").toString(),
                "--insist-unverified",
                "--qps",
                "100"));
    words.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("INSCOPE_CONFIG", folder.resolve("home").toString());
    return builder.start();
  }

  private void ctrlCWhenAskedFor(Process process, String request) throws Exception {
    while (process.isAlive() && server.requests().stream().noneMatch(request::equals)) {
      Thread.sleep(20);
    }
    assertThat(server.requests()).contains(request);
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
  }

  private void nothingWasChanged() throws IOException {
    assertThat(Files.readString(folder.resolve("err")))
        .endsWith("\ninscope: stopped; nothing was changed\n");
    assertThat(folder.resolve("out")).isEmptyFile();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("config", "err", "home", "out");
    }
  }

  @Test
  void ctrlCWhileTheServerIsWaitedForChangesNothing() throws Exception {
    server.at("/api", LiveServer.silent());

    ctrlCWhenAskedFor(capture("--keep-partial"), "GET /api");

    nothingWasChanged();
  }

  @Test
  void ctrlCInTheMiddleChangesNothing() throws Exception {
    server.at("/api/v1/pods", LiveServer.silent());

    ctrlCWhenAskedFor(capture(), "GET /api/v1/pods?limit=500");

    nothingWasChanged();
  }

  @Test
  void aPartIsKeptWhenTheUserWantsItAndTheCaptureGoesOn() throws Exception {
    server.at("/apis/networking.k8s.io/v1/networkpolicies", LiveServer.silent());

    ctrlCWhenAskedFor(
        capture("--keep-partial"), "GET /apis/networking.k8s.io/v1/networkpolicies?limit=500");

    assertThat(Files.readString(folder.resolve("err")))
        .endsWith(
            "\nThe capture is not complete (stopped by the user): what was read is being sealed;"
                + " Ctrl-C again gives it up\n");
    assertThat(Files.readString(folder.resolve("out")))
        .contains(
            "\n  PARTIAL: stopped by the user\n",
            """

            A part: 'inscope capture --project %s --kubeconfig %s --context bank \
            --insist-unverified --resume 1' reads the rest.
            """
                .formatted(folder.resolve("p.inscope"), folder.resolve("config")));

    server.at(
        "/apis/networking.k8s.io/v1/networkpolicies",
        LiveServer.json(
            200,
            "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"9\"},"
                + "\"items\":[]}"));
    Process again = capture("--resume");

    assertThat(again.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(again.exitValue()).as(Files.readString(folder.resolve("err"))).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("out")))
        .contains("Snapshot 2 'bank' sealed in ")
        .doesNotContain("PARTIAL");
  }
}
