package io.inscope.reports.bench;

import com.sun.management.OperatingSystemMXBean;
import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.checks.CheckLibrary;
import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeDecisions;
import io.inscope.snapshot.scope.ScopeEngine;
import io.inscope.snapshot.sidepath.SidePaths;
import io.inscope.snapshot.store.Project;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All checks on one project, in a process of its own with as many cores and as much memory as it
/// is given. Prints a line of numbers: objects, results; seconds of the processor and of the wall
/// in the first round for the floor, for the engines and for the checks; the least of all rounds
/// for each; the most heap in use, in MiB.
///
/// The floor: objects are read from the file, taken apart, and every field is touched. Then, from a
/// file opened again, the engines, which read what they need and keep it while memory allows, and
/// the checks, which read the rest. So it goes when somebody runs them.
final class OneCheckRun {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final double SECOND = 1e9;

  private OneCheckRun() {}

  /// @param args the project, how many times the checks are run
  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    Clocks[] floor = new Clocks[rounds];
    Clocks[] engines = new Clocks[rounds];
    Clocks[] checks = new Clocks[rounds];
    long objects = 0;
    int results = 0;
    for (int round = 0; round < rounds; round++) {
      try (Project project = Project.openReadOnly(file)) {
        Clocks start = Clocks.now();
        objects = touched(project.newest());
        floor[round] = start.since();
      }
      try (Project project = Project.openReadOnly(file)) {
        Clocks start = Clocks.now();
        Audit audit = audit(project.newest());
        engines[round] = start.since();
        start = Clocks.now();
        results = new CheckRunner(CheckLibrary.ALL).run(audit).size();
        checks[round] = start.since();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d %d %s %s %s %s %s %s %d%n",
        objects,
        results,
        floor[0],
        engines[0],
        checks[0],
        least(floor),
        least(engines),
        least(checks),
        peak() >> 20);
  }

  private static Clocks least(Clocks[] rounds) {
    return new Clocks(
        Arrays.stream(rounds).mapToDouble(Clocks::cpu).min().orElseThrow(),
        Arrays.stream(rounds).mapToDouble(Clocks::wall).min().orElseThrow());
  }

  /// Seconds: of all threads of this process, those of the collector and of the compilers among
  /// them, and on the wall.
  private record Clocks(double cpu, double wall) {
    private static final OperatingSystemMXBean SYSTEM =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static Clocks now() {
      return new Clocks(SYSTEM.getProcessCpuTime() / SECOND, System.nanoTime() / SECOND);
    }

    Clocks since() {
      Clocks now = now();
      return new Clocks(now.cpu - cpu, now.wall - wall);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.3f %.3f", cpu, wall);
    }
  }

  private static Audit audit(ClusterSnapshot snapshot) {
    Connectivity connectivity = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    Access access = AccessEngine.of(snapshot);
    Scope scope =
        ScopeEngine.derive(
            snapshot,
            connectivity,
            SidePaths.of(snapshot, access, connectivity.plugin()),
            ScopeDecisions.parse("cde:\n  - namespace: cards-1\n"),
            TODAY);
    return new Audit(snapshot, connectivity, access, scope, ConnectionRegister.EMPTY, TODAY);
  }

  /// How many objects there are, with every field of each looked at.
  private static long touched(ClusterSnapshot snapshot) {
    long objects = 0;
    long fields = 0;
    for (GroupKind kind : snapshot.kinds()) {
      try (Stream<Resource> all = snapshot.all(kind)) {
        for (Resource one : (Iterable<Resource>) all::iterator) {
          objects++;
          fields += fields(one.root().value());
        }
      }
    }
    if (fields < objects) {
      throw new IllegalStateException("objects without fields");
    }
    return objects;
  }

  private static long fields(@Nullable Object value) {
    long sum = 1;
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        sum += fields(object.value(i));
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        sum += fields(array.get(i));
      }
    }
    return sum;
  }

  /// The most of the heap that was in use at any time, in bytes.
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
