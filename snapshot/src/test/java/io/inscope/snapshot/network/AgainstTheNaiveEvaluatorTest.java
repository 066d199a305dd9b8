package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The engine says of every pair and port what a pod-by-pod evaluation says.
class AgainstTheNaiveEvaluatorTest {
  private static final List<Protocol> PROTOCOLS =
      List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger denied = new AtomicInteger();
  private final AtomicInteger unknown = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({"NONE, 4500", "ADMIN, 5500", "CLUSTER, 4500", "CALICO, 6000", "CILIUM, 5000"})
  void agrees_on_random_worlds(RandomWorld.Tiers tiers, int worlds) {
    LongStream.range(0, worlds)
        .parallel()
        .forEach(seed -> agreesOn(seed, new RandomWorld(seed, tiers).yaml()));
    // Worlds in which everything is allowed would prove nothing.
    assertThat(denied.get()).isBetween(asked.get() / 10, asked.get() * 9 / 10);
    assertThat(unknown.get()).isPositive();
  }

  private void agreesOn(long seed, String yaml) {
    ClusterSnapshot snapshot = Collector.snapshotOf("world.yaml", yaml);
    Connectivity connectivity = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    Map<String, List<Connection>> rows = new HashMap<>();
    for (Connection row : connectivity.all(true)) {
      if (row.to().type() == Endpoint.Type.DNS) {
        continue;
      }
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
        compare(seed, yaml, naive, here, naive.pod(other), rows.get(name + ">" + to), "");
      }
      for (String address : some(RandomWorld.OUTSIDE, 3, seed)) {
        NaiveEvaluator.End there = NaiveEvaluator.outside(address);
        compare(seed, yaml, naive, here, there, rows.get(name + ">outside"), address);
        compare(seed, yaml, naive, there, here, rows.get("outside>" + name), address);
      }
    }
  }

  /// A few of many, others for each seed.
  private static <T> List<T> some(List<T> all, int count, long seed) {
    return IntStream.range(0, count)
        .mapToObj(i -> all.get((int) ((seed * count + i) % all.size())))
        .toList();
  }

  private static String side(Endpoint endpoint) {
    return endpoint.isObject() ? endpoint.ref().toString() : "outside";
  }

  private void compare(
      long seed,
      String yaml,
      NaiveEvaluator naive,
      NaiveEvaluator.End from,
      NaiveEvaluator.End to,
      @Nullable List<Connection> rows,
      String address) {
    int pair = Math.floorMod((from.address() + to.address()).hashCode(), 15);
    for (Protocol protocol : some(PROTOCOLS, 1, seed + pair)) {
      for (int port : some(RandomWorld.PORTS, 1, seed + pair / 3)) {
        Answer expected = naive.ask(from, to, protocol.name(), port);
        Answer actual = answer(rows == null ? List.of() : rows, address, protocol, port);
        asked.incrementAndGet();
        denied.addAndGet(expected == Answer.DENIED ? 1 : 0);
        unknown.addAndGet(expected == Answer.UNKNOWN ? 1 : 0);
        if (actual != expected) {
          throw new AssertionError(
              "seed %d: %s -> %s %s %d: engine %s, naive %s%n%s"
                  .formatted(seed, from, to, protocol, port, actual, expected, yaml));
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
