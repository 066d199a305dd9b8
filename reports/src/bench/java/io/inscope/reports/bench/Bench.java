package io.inscope.reports.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// All checks on made-up clusters of growing size, on one core and on two: the curve, against a
/// bare pass over the same objects in the same process. Linux only: `taskset` sets the cores.
final class Bench {
  private static final List<Integer> PODS = List.of(10_000, 50_000, 150_000);

  private static final int FIGURES = 15;

  private Bench() {}

  /// @param args a folder for what is made, rounds, the most memory for the heap: `1g`
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    WorkbookBench.measure(folder, Integer.parseInt(args[1]));
    System.out.printf(
        "%nall checks, -Xmx%s; seconds of the processor, the least of %s rounds%n",
        args[2], args[1]);
    System.out.printf(
        "%8s %5s %8s %9s | %7s %7s %7s %8s | %9s %9s | %6s%n",
        "pods",
        "cores",
        "objects",
        "results",
        "floor",
        "engines",
        "checks",
        "wall",
        "objects/s",
        "to floor",
        "MiB");
    for (int pods : PODS) {
      Path project = folder.resolve(pods + ".inscope");
      Files.deleteIfExists(project);
      run(List.of("-Xmx" + args[2]), OneProject.class, String.valueOf(pods), project.toString());
      for (String cores : List.of("0", "0,1")) {
        String[] said = run(List.of("taskset", "-c", cores), args[2], project.toString(), args[1]);
        print(pods, cores.split(",").length, said);
      }
      Files.delete(project);
    }
  }

  private static void print(int pods, int cores, String[] said) {
    if (said.length < FIGURES) {
      System.out.printf("%8d %5d did not finish%n", pods, cores);
      return;
    }
    long objects = Long.parseLong(said[0]);
    double floor = Double.parseDouble(said[8]);
    double checks = Double.parseDouble(said[12]);
    double wall = Double.parseDouble(said[13]);
    System.out.printf(
        Locale.ROOT,
        "%8d %5d %8d %9s | %7.2f %7s %7.2f %8.2f | %9.0f %9.2f | %6s%n",
        pods,
        cores,
        objects,
        said[1],
        floor,
        said[10],
        checks,
        wall,
        objects / wall,
        checks / floor,
        said[14]);
  }

  private static String[] run(List<String> before, String heap, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.addAll(java(List.of("-Xmx" + heap), OneCheckRun.class, args));
    return said(command);
  }

  private static void run(List<String> options, Class<?> main, String... args)
      throws IOException, InterruptedException {
    said(java(options, main, args));
  }

  static List<String> java(List<String> options, Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return command;
  }

  /// The last line of what a process says; nothing when it fails, which a process does that needs
  /// more memory than it has.
  static String[] said(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0
        ? said.strip().substring(said.strip().lastIndexOf('\n') + 1).split(" ")
        : new String[0];
  }
}
