package io.inscope.snapshot.capture;

import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A capture into a sealed project, in a process of its own, whose memory can be bounded.
final class CaptureProcess {
  private CaptureProcess() {}

  /// @param args a kubeconfig, the project to be made
  public static void main(String[] args) throws Exception {
    KubeContext context = KubeConfigs.of(Path.of(args[0])).choose(Optional.empty());
    Clock clock = Clock.systemUTC();
    AtomicInteger requests = new AtomicInteger();
    try (LiveCluster cluster =
            LiveCluster.connect(
                context,
                ConnectionPlan.of(context, Map.of()),
                new Consent(true, Optional.empty()),
                10_000,
                clock,
                Ticker.SYSTEM);
        Project project = Project.create(Path.of(args[1]), clock);
        SnapshotWriter writer = project.newSnapshot("capture", FingerprintKey.of(new byte[32]))) {
      CaptureRecord record =
          cluster.read(
              List.of(),
              Optional.empty(),
              writer,
              row -> {
                requests.incrementAndGet();
                writer.request(row);
              },
              CaptureWatcher.NONE);
      writer.record(record);
      writer.seal();
      System.out.println(record.ending().state() + " " + requests);
    }
  }

  /// Runs it.
  ///
  /// @return what it printed; with its errors when it failed
  static String run(String heap, Path config, Path project) throws Exception {
    Path errors = project.resolveSibling("errors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                CaptureProcess.class.getName(),
                config.toString(),
                project.toString())
            .redirectError(errors.toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0
        ? said.strip()
        : "exit %d: %s%s".formatted(process.exitValue(), said, Files.readString(errors));
  }
}
