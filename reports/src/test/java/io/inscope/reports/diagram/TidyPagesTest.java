package io.inscope.reports.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.reports.diagram.layout.Tidy;
import io.inscope.reports.engagement.Engagement;
import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.ImportException;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeDecisions;
import io.inscope.snapshot.scope.ScopeEngine;
import io.inscope.snapshot.scope.ScopeEntry;
import io.inscope.snapshot.sidepath.SidePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No page of any cluster has a label on a label, a line through a box or a text cut off.
class TidyPagesTest {
  private static final Path DATA = Path.of("../../shared/data");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Test
  void pagesOfTwoHundredRandomClusters() {
    int pages =
        IntStream.range(0, 200)
            .parallel()
            .map(
                seed ->
                    tidyPages(RandomWorlds.of(seed, 5, 90).touchingCde().builder(), "seed " + seed))
            .sum();

    assertThat(pages).isGreaterThan(500);
  }

  @Test
  void pagesOfLargeRandomClusters() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            seed -> {
              DiagramBuilder builder = RandomWorlds.of(seed).touchingCde().builder();
              tidyPages(some(builder.pages(), seed), "large, seed " + seed);
            });
  }

  @Test
  void pagesOfClustersMadeByHand() {
    tidyPages(Worlds.bank().builder(), "bank");
    tidyPages(Worlds.open().builder(), "open");
    tidyPages(Worlds.openToAll().builder(), "open to all");
    tidyPages(Worlds.empty().builder(), "empty");
    tidyPages(Worlds.large(7).builder(), "large");
  }

  @Test
  void pagesOfTheSampleBank() throws IOException, ImportException {
    Path bank = Path.of("../app/src/main/resources/io/inscope/app/sample-bank");
    ClusterSnapshot snapshot = snapshot(bank);
    Connectivity connectivity = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    ScopeDecisions decisions = ScopeDecisions.parse(Files.readString(bank.resolve("scope.yaml")));

    assertThat(tidyPages(builder(snapshot, connectivity, decisions), "the sample bank"))
        .isEqualTo(4);
  }

  @Test
  void pagesOfRealExports() throws ImportException {
    assumeTrue(Files.isDirectory(DATA), "the exports of other people are not here");
    int pages = 0;
    for (String export :
        List.of(
            "online-boutique/release",
            "kubernetes-goat",
            "one-cluster-ten-formats/kubectl-get-list.yaml",
            "troubleshoot-bundle",
            "troubleshoot-baseline",
            "rancher-support-bundle.tar.xz",
            "must-gather-vsphere.tar.xz")) {
      pages += tidyPages(DATA.resolve(export));
    }

    assertThat(pages).isEqualTo(15);
  }

  @Test
  void pagesOfOneHundredSmallClusters() throws IOException, ImportException {
    Path cases = DATA.resolve("connectivity-cases");
    assumeTrue(Files.isDirectory(cases), "the clusters of other people are not here");
    int pages = 0;
    try (Stream<Path> folders = Files.list(cases)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        pages += tidyPages(folder.resolve("manifests"));
      }
    }

    assertThat(pages).isGreaterThanOrEqualTo(180);
  }

  /// The overview and two others: a random cluster may have eighty, and they are much alike.
  private static SequencedMap<String, Diagram> some(SequencedMap<String, Diagram> pages, int seed) {
    List<String> others = pages.keySet().stream().skip(1).toList();
    int first = others.isEmpty() ? 0 : seed % others.size();
    List<String> chosen = others.subList(first, Math.min(others.size(), first + 2));
    SequencedMap<String, Diagram> some = new LinkedHashMap<>(pages);
    some.keySet().removeIf(name -> others.contains(name) && !chosen.contains(name));
    return some;
  }

  private static int tidyPages(DiagramBuilder builder, String what) {
    return tidyPages(builder.pages(), what);
  }

  private static int tidyPages(SequencedMap<String, Diagram> pages, String what) {
    pages.forEach((name, page) -> Tidy.check(page, what + ", " + name));
    return pages.size();
  }

  /// With the namespace that has most workloads declared CDE.
  private static int tidyPages(Path export) throws ImportException {
    ClusterSnapshot snapshot = snapshot(export);
    Connectivity connectivity = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    Optional<String> largest = largest(scope(snapshot, connectivity, ScopeDecisions.NONE));
    if (largest.isEmpty()) {
      return 0;
    }
    ScopeDecisions decisions =
        ScopeDecisions.parse("cde: [{namespace: %s}]".formatted(largest.get()));
    return tidyPages(builder(snapshot, connectivity, decisions), export.toString());
  }

  private static ClusterSnapshot snapshot(Path export) throws ImportException {
    Collector collector = new Collector();
    Importing.run(List.of(Source.of(export)), Optional.empty(), collector, Progress.NONE);
    return collector.snapshot();
  }

  private static DiagramBuilder builder(
      ClusterSnapshot snapshot, Connectivity connectivity, ScopeDecisions decisions) {
    Scope scope = scope(snapshot, connectivity, decisions);
    List<Connection> table = connectivity.touching(scope.cde(), Progress.NONE);
    return new DiagramBuilder(
        new DiagramInput(
            table,
            scope,
            connectivity,
            DeclaredPorts.of(snapshot, scope.cde()),
            snapshot.info(),
            "",
            Engagement.NONE,
            "Inscope"));
  }

  private static Scope scope(
      ClusterSnapshot snapshot, Connectivity connectivity, ScopeDecisions decisions) {
    return ScopeEngine.derive(
        snapshot,
        connectivity,
        SidePaths.of(snapshot, AccessEngine.of(snapshot), connectivity.plugin()),
        decisions,
        TODAY);
  }

  private static Optional<String> largest(Scope scope) {
    TreeMap<String, Integer> sizes = new TreeMap<>();
    for (ScopeEntry entry : scope.workloads()) {
      if (!entry.workload().namespace().isEmpty()) {
        sizes.merge(entry.workload().namespace(), 1, Integer::sum);
      }
    }
    return sizes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
