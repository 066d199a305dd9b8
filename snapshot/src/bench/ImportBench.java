import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whole imports against a process that only runs Jackson's token loop over the same file, in
/// turns: wall time, CPU time and peak memory of each process, and their ratios.
///
/// `java -cp CLASSES ImportBench PODS FOLDER CLASSPATH [ROUNDS]`, where the class path has Inscope,
/// its libraries and these classes. Absolute times depend on the machine and its other guests; the
/// ratios, and of them those of CPU time, are what a claim may rest on.
final class ImportBench {
  private record Run(double wall, double cpu, long kib) {}

  private static final List<String> JVM =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xms64m",
          "-Xmn40m");

  private ImportBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int pods = Integer.parseInt(args[0]);
    Path folder = Files.createDirectories(Path.of(args[1]));
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 5;
    Map<String, Path> files = new LinkedHashMap<>();
    for (String format : List.of("json", "compact", "yaml", "gz")) {
      files.put(format, Exports.write(pods, folder, format));
    }
    Path project = folder.resolve("bench.inscope");
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("tokens", List.of("TokenLoop", files.get("json").toString()));
    files.forEach(
        (format, file) ->
            commands.put(
                format,
                List.of(
                    "io.inscope.app.Main",
                    "import",
                    file.toString(),
                    "--project",
                    project.toString())));
    Map<String, Run[]> runs = new LinkedHashMap<>();
    commands.keySet().forEach(name -> runs.put(name, new Run[rounds]));
    long size = 0;
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        Files.deleteIfExists(project);
        runs.get(command.getKey())[round] = run(args[2], command.getValue());
        size = command.getKey().equals("compact") ? Files.size(project) : size;
      }
    }
    Files.deleteIfExists(project);
    Run tokens = median(runs.get("tokens"));
    System.out.printf("%d pods, %d rounds%n", pods, rounds);
    System.out.printf(
        "%-8s %8s %8s %8s %10s %9s%n", "", "wall s", "CPU s", "RSS MiB", "wall/tok", "CPU/tok");
    runs.forEach(
        (name, all) -> {
          Run run = median(all);
          System.out.printf(
              "%-8s %8.2f %8.2f %8d %10.2f %9.2f%n",
              name, run.wall, run.cpu, run.kib >> 10, run.wall / tokens.wall, run.cpu / tokens.cpu);
        });
    Run json = median(runs.get("json"));
    for (String format : List.of("compact", "yaml", "gz")) {
      Run run = median(runs.get(format));
      System.out.printf(
          "%s / json: wall %.2f, CPU %.2f%n", format, run.wall / json.wall, run.cpu / json.cpu);
    }
    System.out.printf(
        "project / compact JSON: %.3f%n", (double) size / Files.size(files.get("compact")));
  }

  private static Run median(Run[] runs) {
    double[] wall = Arrays.stream(runs).mapToDouble(Run::wall).sorted().toArray();
    double[] cpu = Arrays.stream(runs).mapToDouble(Run::cpu).sorted().toArray();
    long kib = Arrays.stream(runs).mapToLong(Run::kib).max().orElse(0);
    return new Run(wall[wall.length / 2], cpu[cpu.length / 2], kib);
  }

  private static Run run(String classPath, List<String> main)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new java.util.ArrayList<>(List.of(java.toString()));
    command.addAll(JVM);
    command.addAll(List.of("-cp", classPath));
    command.addAll(main);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    long kib = 0;
    double cpu = 0;
    while (process.isAlive()) {
      kib = Math.max(kib, peak(status));
      cpu = process.info().totalCpuDuration().map(d -> d.toNanos() / 1e9).orElse(cpu);
      Thread.sleep(10);
    }
    if (process.exitValue() > 1) {
      throw new IllegalStateException(command + " ended with " + process.exitValue());
    }
    return new Run((System.nanoTime() - start) / 1e9, cpu, kib);
  }

  /// The most memory a process had so far; 0 where there is no such file.
  private static long peak(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
