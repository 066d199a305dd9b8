package io.inscope.reports.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Our workbook against a bare loop over POI's SXSSF with the same cells, in turns, on one core and
/// on two. Linux only: `taskset` sets the cores.
final class WorkbookBench {
  private static final int FIGURES = 4;
  private static final int PODS = 100;

  /// What a workbook may take, whatever the heap of the other benchmarks.
  private static final String HEAP = "-Xmx512m";

  private WorkbookBench() {}

  /// @param folder for what is made
  /// @param rounds of which the median counts
  static void measure(Path folder, int rounds) throws IOException, InterruptedException {
    Path project = folder.resolve("workbook.inscope");
    Path file = folder.resolve("workbook.xlsx");
    Files.deleteIfExists(project);
    Bench.said(
        Bench.java(List.of(HEAP), OneProject.class, Integer.toString(PODS), project.toString()));
    System.out.printf(
        "%nworkbooks, %s; medians of %d; seconds, MiB of the process, MB of the file%n",
        HEAP, rounds);
    System.out.printf(
        "%8s %5s | %7s %7s %5s %6s | %7s %7s %5s %6s | %6s %6s%n",
        "what", "cores", "ours", "cpu", "MiB", "MB", "sxssf", "cpu", "MiB", "MB", "wall", "cpu");
    for (String what : List.of("report", "plain")) {
      for (String cores : List.of("0", "0,1")) {
        List<double[]> ours = new ArrayList<>();
        List<double[]> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
          ours.add(run(cores, what, "ours", project, file));
          theirs.add(run(cores, what, "sxssf", project, file));
        }
        print(what, cores.split(",").length, median(ours), median(theirs));
      }
    }
    Files.deleteIfExists(file);
    Files.delete(project);
  }

  private static double[] run(String cores, String what, String writer, Path project, Path file)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", cores));
    command.addAll(
        Bench.java(
            List.of(HEAP),
            OneWorkbookRun.class,
            what,
            writer,
            project.toString(),
            file.toString()));
    String[] said = Bench.said(command);
    double[] figures = new double[FIGURES];
    for (int i = 0; i < FIGURES; i++) {
      figures[i] = said.length < FIGURES ? Double.NaN : Double.parseDouble(said[i]);
    }
    return figures;
  }

  /// By the time on the wall.
  private static double[] median(List<double[]> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(figures -> figures[0]))
        .toList()
        .get(rounds.size() / 2);
  }

  private static void print(String what, int cores, double[] ours, double[] theirs) {
    System.out.printf(
        Locale.ROOT,
        "%8s %5d | %7.2f %7.2f %5.0f %6.1f | %7.2f %7.2f %5.0f %6.1f | %6.2f %6.2f%n",
        what,
        cores,
        ours[0],
        ours[1],
        ours[2],
        ours[3],
        theirs[0],
        theirs[1],
        theirs[2],
        theirs[3],
        ours[0] / theirs[0],
        ours[1] / theirs[1]);
  }
}
