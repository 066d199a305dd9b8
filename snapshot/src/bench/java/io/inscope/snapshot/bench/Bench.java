package io.inscope.snapshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// All benchmarks of this module.
final class Bench {
  private static final int PODS_TO_READ = 2000;

  private Bench() {}

  /// @param args a folder for what is made, pods to import, rounds, and the folder in which exports
  ///   of real clusters may lie
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Reading.compare(PODS_TO_READ, folder);
    Networks.compare(Integer.parseInt(args[2]));
    Captures.compare(Integer.parseInt(args[1]), Integer.parseInt(args[2]), folder);
    Imports.compare(Integer.parseInt(args[1]), Integer.parseInt(args[2]), folder, Path.of(args[3]));
  }
}
