package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows are looked for only among those that may talk, and explanations look at one pair: both must
/// come to the same.
class NoPairIsLostTest {
  static LongStream seeds() {
    return LongStream.range(40_000, 40_150);
  }

  private record Case(ClusterSnapshot snapshot, Connectivity connectivity) {
    static Case of(long seed) {
      RandomWorld.Tiers[] tiers = RandomWorld.Tiers.values();
      RandomWorld world = new RandomWorld(seed, tiers[(int) (seed % tiers.length)]);
      ClusterSnapshot snapshot =
          Collector.snapshotOf("world.yaml", String.join("\n---\n", world.documents()));
      return new Case(snapshot, ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE));
    }

    List<ResourceRef> pods() {
      return snapshot.workloads().stream().map(workload -> workload.ref()).toList();
    }

    boolean isHost(ResourceRef pod) {
      return snapshot.find(pod).orElseThrow().root().at("spec", "hostNetwork").isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_pair_that_an_explanation_permits_is_listed(long seed) {
    Case world = Case.of(seed);
    List<Connection> rows = world.connectivity().all(false);
    for (ResourceRef from : world.pods()) {
      for (ResourceRef to : world.pods()) {
        if (!from.equals(to)) {
          for (int port : RandomWorld.PORTS) {
            assertThat(listed(rows, from, to, port))
                .as("%s -> %s TCP %d", from, to, port)
                .isEqualTo(explained(world.connectivity(), from, to, port));
          }
        }
      }
    }
  }

  private static Answer listed(List<Connection> rows, ResourceRef from, ResourceRef to, int port) {
    return rows.stream()
        .filter(row -> row.from().ref().equals(from) && row.to().ref().equals(to))
        .filter(row -> row.via().startsWith("pod"))
        .filter(row -> row.ports().protocol() == Protocol.TCP)
        .filter(row -> row.ports().from() <= port && port <= row.ports().to())
        .map(Connection::verdict)
        .findFirst()
        .orElse(Answer.DENIED);
  }

  private static Answer explained(
      Connectivity connectivity, ResourceRef from, ResourceRef to, int port) {
    return connectivity
        .explain(new Peer.OfObject(from), new Peer.OfObject(to), Protocol.TCP, port)
        .verdict();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_touches_some_is_what_all_hold_of_them(long seed) {
    Case world = Case.of(seed);
    Set<ResourceRef> some = new TreeSet<>(world.pods().subList(0, (world.pods().size() + 1) / 2));
    List<Connection> wanted = new ArrayList<>();
    for (Connection row : world.connectivity().all(false)) {
      if (some.contains(row.from().ref()) || some.contains(row.to().ref())) {
        wanted.add(row);
      }
    }
    assertThat(world.connectivity().touching(some)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void pairs_are_counted_as_they_are_listed(long seed) {
    Case world = Case.of(seed);
    if (world.pods().stream().anyMatch(world::isHost)) {
      return;
    }
    Set<String> listed =
        world.connectivity().all(false).stream()
            .filter(row -> row.from().isObject() && row.to().isObject())
            .map(row -> row.from().ref() + " " + row.to().ref())
            .collect(Collectors.toSet());
    assertThat(world.connectivity().pairs(Progress.NONE)).isEqualTo(listed.size());
  }

  @Test
  void stops_when_the_user_wants_it_to() {
    Progress stopped =
        new Progress() {
          @Override
          public void at(String what, long done) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    Case world = Case.of(40_000);
    Assertions.assertThatThrownBy(
            () -> ConnectivityEngine.of(world.snapshot(), Zones.NONE, Assumptions.NONE, stopped))
        .isInstanceOf(CancellationException.class);
    Assertions.assertThatThrownBy(
            () -> world.connectivity().touching(Set.copyOf(world.pods()), stopped))
        .isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_edges_of_a_workload_are_its_rows_but_those_that_pods_open_to_each_other(long seed) {
    Case world = Case.of(seed);
    for (ResourceRef pod : world.pods()) {
      assertThat(world.connectivity().edges(pod))
          .as("%s", pod)
          .containsExactlyElementsOf(
              world.connectivity().touching(Set.of(pod)).stream()
                  .filter(row -> !row.via().equals("pod") && !row.via().startsWith("pod, "))
                  .toList());
    }
  }
}
