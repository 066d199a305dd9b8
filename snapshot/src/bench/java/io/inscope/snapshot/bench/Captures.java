package io.inscope.snapshot.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Captures of pods from a server on loopback against imports of the same pages from files, in
/// turns, each a process of its own with the same bound on its heap.
final class Captures {
  private static final List<String> HEAP = List.of("-Xmx512m");
  private static final List<String> HALF = List.of("-Xmx256m");

  private Captures() {}

  /// To run it alone.
  ///
  /// @param args a folder for what is made, pods, rounds
  public static void main(String[] args) throws IOException, InterruptedException {
    compare(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Path.of(args[0]));
  }

  static void compare(int pods, int rounds, Path folder) throws IOException, InterruptedException {
    Path pages = folder.resolve("pages-" + pods);
    Pages.write(pods, pages);
    Map<String, List<Imports.Run>> runs = new LinkedHashMap<>();
    Path project = folder.resolve("bench.inscope");
    try (Server gzip = new Server(pages, "gzip");
        Server plain = new Server(pages, "plain")) {
      for (int round = 0; round < rounds; round++) {
        add(
            runs,
            "import of the pages",
            Imports.run(
                HEAP, OneImport.class, pages.resolve("plain").toString(), project.toString()),
            project);
        add(runs, "capture, gzip", capture(HEAP, gzip, project, pods), project);
        add(runs, "capture, plain", capture(HEAP, plain, project, pods), project);
        add(runs, "capture, gzip, half the heap", capture(HALF, gzip, project, pods), project);
      }
    }
    print(pods, size(pages.resolve("plain")), runs);
    try (Stream<Path> files = Files.walk(pages)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Imports.Run capture(List<String> heap, Server server, Path project, int pods)
      throws IOException, InterruptedException {
    return Imports.run(
        heap, OneCapture.class, server.port, project.toString(), String.valueOf(pods));
  }

  private static void add(
      Map<String, List<Imports.Run>> runs, String name, Imports.Run run, Path project)
      throws IOException {
    runs.computeIfAbsent(name, _ -> new ArrayList<>()).add(run);
    Files.delete(project);
  }

  private static void print(int pods, long bytes, Map<String, List<Imports.Run>> runs) {
    double yardstick = Imports.median(runs.get("import of the pages")).wall();
    System.out.printf("%ncaptures, %,d pods, %,d MB%n", pods, bytes / 1_000_000);
    System.out.printf("%-30s %7s %7s %8s %6s%n", "", "wall s", "CPU s", "RSS MiB", "speed");
    runs.forEach(
        (name, all) -> {
          Imports.Run run = Imports.median(all);
          System.out.printf(
              "%-30s %7.2f %7.2f %8d %6.2f%n",
              name, run.wall(), run.usage().cpu(), run.usage().kib() >> 10, yardstick / run.wall());
        });
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /// A [PagesServer] in its own process.
  private static final class Server implements AutoCloseable {
    private final Process process;
    private final String port;

    Server(Path pages, String form) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  PagesServer.class.getName(),
                  pages.toString(),
                  form)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      port =
          new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
