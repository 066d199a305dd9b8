import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Times whole commands of the runnable folder against an empty JVM, in turns, and prints medians
/// and ratios.
///
/// Absolute times depend on the machine and its other guests; the ratios are what a claim may rest
/// on. Run by `mvn -Pbench package`.
public final class WholeCommands {
  private static final int ROUNDS = 7;

  private WholeCommands() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path inscope = Path.of(args[0]);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path work = Files.createTempDirectory("inscope-bench");
    Path empty = work.resolve("Empty.java");
    Files.writeString(empty, "class Empty { public static void main(String[] a) {} }");
    run(List.of(java.resolveSibling("javac").toString(), "-d", work.toString(), empty.toString()));

    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(
        "empty JVM", List.of(java.toString(), "-XX:+UseSerialGC", "-cp", work.toString(), "Empty"));
    commands.put("inscope --version", List.of(inscope.toString(), "--version"));
    commands.put("inscope --help", List.of(inscope.toString(), "--help"));
    commands.put(
        "inscope demo",
        List.of(inscope.toString(), "demo", "--out", work.resolve("demo").toString()));

    Map<String, double[]> seconds = new LinkedHashMap<>();
    commands.keySet().forEach(name -> seconds.put(name, new double[ROUNDS]));
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        long start = System.nanoTime();
        run(command.getValue());
        seconds.get(command.getKey())[round] = (System.nanoTime() - start) / 1e9;
      }
    }
    seconds.values().forEach(Arrays::sort);
    double floor = median(seconds.get("empty JVM"));
    System.out.printf("%-20s %8s %8s %8s %8s%n", "command", "min s", "median s", "max s", "ratio");
    seconds.forEach(
        (name, runs) ->
            System.out.printf(
                "%-20s %8.2f %8.2f %8.2f %8.1f%n",
                name, runs[0], median(runs), runs[ROUNDS - 1], median(runs) / floor));
    delete(work);
  }

  private static double median(double[] runs) {
    return runs[runs.length / 2];
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(new ArrayList<>(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int code = process.waitFor();
    if (code > 1) {
      throw new IllegalStateException(command + " ended with " + code);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
