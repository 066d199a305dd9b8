package io.inscope.snapshot.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whole imports against a process that only runs Jackson's token loop over the same file, in
/// turns: wall time, CPU time and peak memory of each process, and their ratios. Bundles of real
/// clusters are imported, too, where they are at hand.
final class Imports {
  /// As the program is started for an import.
  private static final List<String> JVM =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xms64m",
          "-Xmn40m",
          "-XX:SurvivorRatio=2");

  /// @param wall seconds
  record Run(double wall, Usage usage) {}

  private Imports() {}

  static void compare(int pods, int rounds, Path folder, Path data)
      throws IOException, InterruptedException {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String format : List.of("json", "compact", "yaml", "gz")) {
      files.put(format, Exports.write(pods, folder, format));
    }
    Path json = files.get("json");
    Path compact = files.get("compact");
    files.put("bundle", data.resolve("must-gather-vsphere.tar.xz"));
    files.put("real", data.resolve("one-cluster-ten-formats/kubectl-get-list.json"));
    files.values().removeIf(file -> !Files.exists(file));
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    Map<String, Long> sizes = new LinkedHashMap<>();
    Path project = folder.resolve("bench.inscope");
    for (int round = 0; round < rounds; round++) {
      add(runs, "tokens", run(TokenLoop.class, json.toString()));
      for (Map.Entry<String, Path> file : files.entrySet()) {
        add(
            runs,
            file.getKey(),
            run(OneImport.class, file.getValue().toString(), project.toString()));
        sizes.put(file.getKey(), Files.size(project));
        Files.delete(project);
      }
    }
    print(pods, runs);
    System.out.printf(
        "project / compact JSON: %.3f%n", (double) sizes.get("compact") / Files.size(compact));
    Path lines = data.resolve("one-cluster-ten-formats/objects.ndjson");
    if (Files.exists(lines)) {
      System.out.printf(
          "the same, real cluster: %.3f%n", (double) sizes.get("real") / Files.size(lines));
    }
    for (String format : List.of("json", "compact", "yaml", "gz")) {
      Files.delete(files.get(format));
    }
  }

  private static void add(Map<String, List<Run>> runs, String name, Run run) {
    runs.computeIfAbsent(name, _ -> new ArrayList<>()).add(run);
  }

  private static void print(int pods, Map<String, List<Run>> runs) {
    Run tokens = median(runs.get("tokens"));
    Run json = median(runs.get("json"));
    System.out.printf("%nimports, %,d pods%n", pods);
    System.out.printf(
        "%-8s %7s %7s %8s | to tokens: %5s %5s | to json: %5s %5s%n",
        "", "wall s", "CPU s", "RSS MiB", "wall", "CPU", "wall", "CPU");
    runs.forEach(
        (name, all) -> {
          Run run = median(all);
          System.out.printf(
              "%-8s %7.2f %7.2f %8d | %16.2f %5.2f | %14.2f %5.2f%n",
              name,
              run.wall,
              run.usage.cpu(),
              run.usage.kib() >> 10,
              run.wall / tokens.wall,
              run.usage.cpu() / tokens.usage.cpu(),
              run.wall / json.wall,
              run.usage.cpu() / json.usage.cpu());
        });
  }

  /// Of the times; of memory the most.
  static Run median(List<Run> runs) {
    double[] wall = runs.stream().mapToDouble(Run::wall).sorted().toArray();
    double[] cpu = runs.stream().mapToDouble(run -> run.usage.cpu()).sorted().toArray();
    long kib = runs.stream().mapToLong(run -> run.usage.kib()).max().orElse(0);
    return new Run(wall[wall.length / 2], new Usage(cpu[cpu.length / 2], kib));
  }

  private static Run run(Class<?> main, String... args) throws IOException, InterruptedException {
    return run(List.of(), main, args);
  }

  /// @param options of the JVM, beside those of the program
  static Run run(List<String> options, Class<?> main, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(args));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " ended with " + process.exitValue());
    }
    return new Run((System.nanoTime() - start) / 1e9, Usage.parse(said));
  }
}
