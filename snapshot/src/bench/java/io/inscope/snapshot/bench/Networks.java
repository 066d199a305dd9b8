package io.inscope.snapshot.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Connectivity of made-up clusters of growing size, each in a process of its own with 600 MB: the
/// curve, as time for each namespace against that of the smallest cluster.
final class Networks {
  private static final List<Integer> NAMESPACES = List.of(500, 1_000, 2_000, 5_000);
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx600m");
  private static final int TIMES = 3;

  private Networks() {}

  static void compare(int rounds) throws IOException, InterruptedException {
    System.out.printf("%nconnectivity, six workloads and 30 pods a namespace, -Xmx600m%n");
    System.out.printf(
        "%10s %8s %8s %8s %8s | %8s %10s | %8s %8s | %12s %6s%n",
        "namespaces",
        "classes",
        "rows",
        "CDE",
        "sum s",
        "a ns us",
        "to first",
        "explain",
        "MiB",
        "pairs",
        "rows");
    double first = 0;
    for (int namespaces : NAMESPACES) {
      double[] run = median(namespaces, rounds);
      double sum = run[0] + run[1] + run[2];
      double each = sum / namespaces * 1e6;
      first = first == 0 ? each : first;
      System.out.printf(
          Locale.ROOT,
          "%10d %8.2f %8.2f %8.2f %8.2f | %8.0f %10.2f | %5.1f ms %8.0f | %12.0f %6.0f%n",
          namespaces,
          run[0],
          run[1],
          run[2],
          sum,
          each,
          each / first,
          run[3],
          run[5],
          run[6],
          run[7]);
    }
  }

  private static double[] median(int namespaces, int rounds)
      throws IOException, InterruptedException {
    List<double[]> runs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      runs.add(run(namespaces));
    }
    runs.sort(Comparator.comparingDouble(run -> Arrays.stream(run, 0, TIMES).sum()));
    return runs.get(runs.size() / 2);
  }

  private static double[] run(int namespaces) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(OneNetwork.class.getName(), String.valueOf(namespaces)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " ended with " + process.exitValue());
    }
    return Arrays.stream(said.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
