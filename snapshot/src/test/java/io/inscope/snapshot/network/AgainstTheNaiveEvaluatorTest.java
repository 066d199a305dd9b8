package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The engine says of every pair and port what a pod-by-pod evaluation says.
class AgainstTheNaiveEvaluatorTest {
  private static final int WORLDS = 2000;

  private int asked;
  private int denied;
  private int unknown;

  @Test
  void agrees_on_random_worlds() {
    for (long seed = 0; seed < WORLDS; seed++) {
      agreesOn(seed);
    }
    // Worlds in which everything is allowed would prove nothing.
    assertThat(denied).isBetween(asked / 10, asked * 9 / 10);
    assertThat(unknown).isPositive();
  }

  private void agreesOn(long seed) {
    ClusterSnapshot snapshot = Collector.snapshotOf("world.yaml", new RandomWorld(seed).yaml());
    Connectivity connectivity = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    Map<String, List<Connection>> rows = new HashMap<>();
    for (Connection row : connectivity.all(true)) {
      rows.computeIfAbsent(side(row.from()) + ">" + side(row.to()), _ -> new ArrayList<>())
          .add(row);
    }
    NaiveEvaluator naive = new NaiveEvaluator(snapshot);
    List<Resource> pods = snapshot.all(Kinds.POD).toList();
    for (Resource pod : pods) {
      NaiveEvaluator.End here = naive.pod(pod);
      String name = pod.ref().toString();
      for (Resource other : pods) {
        String to = other.ref().toString();
        compare(seed, naive, here, naive.pod(other), rows.get(name + ">" + to), "");
      }
      for (String address : RandomWorld.OUTSIDE) {
        NaiveEvaluator.End there = NaiveEvaluator.outside(address);
        compare(seed, naive, here, there, rows.get(name + ">outside"), address);
        compare(seed, naive, there, here, rows.get("outside>" + name), address);
      }
    }
  }

  private static String side(Endpoint endpoint) {
    return endpoint.isObject() ? endpoint.ref().toString() : "outside";
  }

  private void compare(
      long seed,
      NaiveEvaluator naive,
      NaiveEvaluator.End from,
      NaiveEvaluator.End to,
      @Nullable List<Connection> rows,
      String address) {
    for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)) {
      for (int port : List.of(80, 81, 8080, seed % 2 == 0 ? 79 : 65535)) {
        Answer expected = naive.ask(from, to, protocol.name(), port);
        Answer actual = answer(rows == null ? List.of() : rows, address, protocol, port);
        asked++;
        denied += expected == Answer.DENIED ? 1 : 0;
        unknown += expected == Answer.UNKNOWN ? 1 : 0;
        if (actual != expected) {
          throw new AssertionError(
              "seed %d: %s -> %s %s %d: engine %s, naive %s%n%s"
                  .formatted(
                      seed,
                      from,
                      to,
                      protocol,
                      port,
                      actual,
                      expected,
                      new RandomWorld(seed).yaml()));
        }
      }
    }
  }

  private static Answer answer(List<Connection> rows, String address, Protocol protocol, int port) {
    List<Connection> hits =
        rows.stream()
            .filter(row -> Ports.of(row.ports()).contains(protocol, port))
            .filter(row -> address.isEmpty() || holds(row, address))
            .toList();
    if (hits.size() > 1) {
      throw new AssertionError("rows that overlap: " + hits);
    }
    return hits.isEmpty() ? Answer.DENIED : hits.getFirst().verdict();
  }

  private static boolean holds(Connection row, String address) {
    String[] ends = (row.from().addresses() + row.to().addresses()).split("-");
    return new AddressRange(
            Address.parse(ends[0]).orElseThrow(), Address.parse(ends[1]).orElseThrow())
        .contains(Address.parse(address).orElseThrow());
  }
}
