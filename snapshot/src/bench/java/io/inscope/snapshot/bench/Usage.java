package io.inscope.snapshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a process has used since its start, as it says of itself at its end: nobody else knows the
/// peak of its memory as well. Linux only.
///
/// @param cpu seconds of all threads, the compilers of the JVM among them
/// @param kib most memory it ever had
record Usage(double cpu, long kib) {
  /// Clock ticks of `/proc` in a second, on every Linux.
  private static final double TICKS = 100;

  /// See proc_pid_stat(5): fields 14 and 15, of which two stand before the bracket.
  private static final int USER = 11;

  static Usage ofThisProcess() throws IOException {
    Path self = Path.of("/proc/self");
    String stat = Files.readString(self.resolve("stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    double ticks = Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(USER + 1));
    long kib =
        Files.readAllLines(self.resolve("status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    return new Usage(ticks / TICKS, kib);
  }

  static Usage parse(String line) {
    List<String> parts = List.of(line.strip().split(" "));
    return new Usage(Double.parseDouble(parts.getFirst()), Long.parseLong(parts.getLast()));
  }

  @Override
  public String toString() {
    return cpu + " " + kib;
  }
}
