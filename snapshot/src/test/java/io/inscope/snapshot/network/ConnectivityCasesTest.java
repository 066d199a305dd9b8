package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Agreement with another tool on other people's clusters, as far as network policies go.
class ConnectivityCasesTest {
  private static final Path CASES = Path.of("../../shared/data/connectivity-cases");

  @TestFactory
  Stream<DynamicTest> agrees_with_the_expected_connections() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "the connectivity cases are not here");
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(Files::isDirectory)
          .sorted()
          .map(ConnectivityCase::new)
          .map(one -> DynamicTest.dynamicTest(one.name(), () -> agrees(one)))
          .toList()
          .stream();
    }
  }

  private static void agrees(ConnectivityCase one) throws IOException {
    ClusterSnapshot snapshot = one.snapshot();
    List<String> beyond = ConnectivityCase.beyond(snapshot);
    assumeTrue(beyond.isEmpty(), () -> "not evaluated: " + beyond);
    Connectivity connectivity =
        ConnectivityEngine.of(
            snapshot,
            Zones.NONE,
            Assumptions.parse(List.of("ip_block_matches_pods=no", "enforced=yes")));
    assertThat(ConnectivityCase.actual(snapshot, connectivity.all(false)).lines())
        .isEqualTo(one.expected().lines());
  }
}
