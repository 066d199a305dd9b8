package io.inscope.reports.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.reports.engagement.Engagement;
import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.FileSource;
import io.inscope.snapshot.importing.FolderSource;
import io.inscope.snapshot.importing.ImportException;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeDecisions;
import io.inscope.snapshot.scope.ScopeEngine;
import io.inscope.snapshot.sidepath.SidePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The diagram and the connection table have the same connections: on made-up clusters, on the
/// sample bank, and on every real export.
class SameConnectionsTest {
  private static final Path DATA = Path.of("../../shared/data");
  private static final Path BANK = Path.of("../app/src/main/resources/io/inscope/app/sample-bank");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Test
  void ofMadeUpClusters() {
    Agreement.check("bank", Worlds.bank().input());
    Agreement.check("open", Worlds.open().input());
    Agreement.check("open to all", Worlds.openToAll().input());
    Agreement.check("empty", Worlds.empty().input());
    IntStream.range(0, 10).forEach(n -> Agreement.check("large " + n, Worlds.large(n).input()));
  }

  @Test
  void ofTwoHundredRandomClusters() {
    IntStream.range(0, 220)
        .forEach(
            seed -> {
              World world = seed % 22 == 0 ? RandomWorlds.of(seed) : RandomWorlds.of(seed, 7, 200);
              Agreement.check(
                  "seed " + seed, (seed % 4 == 0 ? world : world.touchingCde()).input());
            });
  }

  @Test
  void ofTheSampleBank() throws IOException, ImportException {
    List<Path> files;
    try (Stream<Path> all = Files.list(BANK)) {
      files = all.filter(f -> !f.endsWith("scope.yaml")).sorted().toList();
    }
    ScopeDecisions decisions = ScopeDecisions.parse(Files.readString(BANK.resolve("scope.yaml")));

    assertThat(Agreement.check("sample bank", input(read(files), decisions))).isEqualTo(4);
  }

  @Test
  void ofEveryRealExport() throws IOException, ImportException {
    assumeTrue(Files.isDirectory(DATA), "the exports of real clusters are not here");
    List<Path> exports = new ArrayList<>();
    for (String folder : List.of("connectivity-cases", "one-cluster-ten-formats", "")) {
      try (Stream<Path> entries = Files.list(DATA.resolve(folder))) {
        entries
            .filter(e -> !e.getFileName().toString().matches("(LICENSE|README).*"))
            .filter(e -> !folder.isEmpty() || !e.endsWith("connectivity-cases"))
            .filter(e -> !folder.isEmpty() || !e.endsWith("one-cluster-ten-formats"))
            .sorted()
            .forEach(exports::add);
      }
    }
    int drawn = 0;
    int rows = 0;
    Set<List<ResourceRef>> seen = new HashSet<>();
    for (Path export : exports) {
      ClusterSnapshot snapshot = read(List.of(export));
      if (export.startsWith(DATA.resolve("one-cluster-ten-formats"))
          && !seen.add(objectsOf(snapshot))) {
        // The same objects in another format give the same table and the same diagram.
        continue;
      }
      Connectivity connectivity =
          ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE, Progress.NONE);
      SidePaths paths = SidePaths.of(snapshot, AccessEngine.of(snapshot), connectivity.plugin());
      for (ScopeDecisions decisions : declared(snapshot)) {
        DiagramInput input = input(snapshot, connectivity, paths, decisions);
        Agreement.check(export.toString(), input);
        drawn++;
        rows += input.table().size();
      }
    }

    assertThat(drawn).isGreaterThan(100);
    assertThat(rows).isGreaterThan(1000);
  }

  private static List<ResourceRef> objectsOf(ClusterSnapshot snapshot) {
    return snapshot.kinds().stream().flatMap(snapshot::all).map(Resource::ref).toList();
  }

  private static ClusterSnapshot read(List<Path> files) throws ImportException {
    Collector collector = new Collector();
    Importing.run(
        files.stream().map(SameConnectionsTest::source).toList(),
        Optional.empty(),
        collector,
        Progress.NONE);
    return collector.snapshot();
  }

  private static Source source(Path path) {
    return Files.isDirectory(path) ? new FolderSource(path) : new FileSource(path);
  }

  /// The largest namespace as CDE; and, where there are several, every second one.
  private static List<ScopeDecisions> declared(ClusterSnapshot snapshot) {
    Map<String, Long> sizes =
        snapshot.workloads().stream()
            .collect(
                Collectors.groupingBy(Workload::namespace, TreeMap::new, Collectors.counting()));
    sizes.remove("");
    if (sizes.isEmpty()) {
      return List.of();
    }
    List<String> names = List.copyOf(sizes.keySet());
    String largest = names.stream().max(Comparator.comparing(sizes::get)).orElseThrow();
    List<List<String>> choices = new ArrayList<>(List.of(List.of(largest)));
    if (names.size() > 2) {
      choices.add(
          IntStream.range(0, names.size()).filter(i -> i % 2 == 0).mapToObj(names::get).toList());
    }
    return choices.stream().map(SameConnectionsTest::cde).toList();
  }

  private static ScopeDecisions cde(List<String> namespaces) {
    StringBuilder text = new StringBuilder("cde:\n");
    for (String namespace : namespaces) {
      text.append(
          "  - namespace: \"%s\"\n    data-role: stores\n    because: test\n".formatted(namespace));
    }
    ScopeDecisions decisions = ScopeDecisions.parse(text.toString());
    assertThat(decisions.problems()).isEmpty();
    return decisions;
  }

  private static DiagramInput input(ClusterSnapshot snapshot, ScopeDecisions decisions) {
    Connectivity connectivity =
        ConnectivityEngine.of(
            snapshot, Zones.of(decisions.zones()), Assumptions.NONE, Progress.NONE);
    SidePaths paths = SidePaths.of(snapshot, AccessEngine.of(snapshot), connectivity.plugin());
    return input(snapshot, connectivity, paths, decisions);
  }

  private static DiagramInput input(
      ClusterSnapshot snapshot,
      Connectivity connectivity,
      SidePaths paths,
      ScopeDecisions decisions) {
    Scope scope =
        ScopeEngine.derive(snapshot, connectivity, paths, decisions, TODAY, Progress.NONE);
    return new DiagramInput(
        scope.connections(),
        scope,
        connectivity,
        DeclaredPorts.of(snapshot, scope.cde()),
        snapshot.info(),
        "",
        Engagement.NONE,
        "Inscope 0.1.0");
  }
}
