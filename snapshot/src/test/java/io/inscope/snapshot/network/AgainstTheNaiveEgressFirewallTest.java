package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The engine says of every address and port what going through the rules one by one says.
class AgainstTheNaiveEgressFirewallTest {
  private static final List<String> CIDRS =
      List.of("0.0.0.0/0", "8.8.0.0/16", "8.8.8.0/24", "8.8.8.8/32", "10.1.0.0/16");
  private static final List<String> ADDRESSES =
      List.of("8.8.8.8", "8.8.8.9", "8.8.1.1", "9.9.9.9", "10.1.0.9");
  private static final List<Integer> PORTS = List.of(53, 443);

  private record Entry(boolean allows, String cidr, int port) {}

  @Test
  void agrees_on_random_firewalls() {
    AtomicInteger denied = new AtomicInteger();
    IntStream.range(0, 1000).parallel().forEach(seed -> denied.addAndGet(agreesOn(seed)));
    assertThat(denied.get()).isBetween(1_000, 9_000);
  }

  private static int agreesOn(int seed) {
    Random random = new Random(seed);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      entries.add(
          new Entry(
              random.nextBoolean(),
              CIDRS.get(random.nextInt(CIDRS.size())),
              random.nextBoolean() ? 0 : PORTS.get(random.nextInt(2))));
    }
    String yaml =
        World.pod("default/web", "{}", "{}", "{podIP: 10.1.0.1}")
            + "\n---\n"
            + World.pod("other/db", "{}", "{}", "{podIP: 10.1.0.9}")
            + "\n---\n{apiVersion: k8s.ovn.org/v1, kind: EgressFirewall, metadata: {namespace:"
            + " default, name: default}, spec: {egress: "
            + entries.stream().map(AgainstTheNaiveEgressFirewallTest::yaml).toList()
            + "}}";
    ClusterSnapshot snapshot = Collector.snapshotOf("world.yaml", yaml);
    List<Connection> rows =
        ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE).all(false);
    int denied = 0;
    for (String address : ADDRESSES) {
      for (int port : PORTS) {
        boolean expected = naive(entries, address, port);
        denied += expected ? 0 : 1;
        assertThat(rows.stream().anyMatch(row -> leads(row, address, port)))
            .as("seed %s, %s %s\n%s", seed, address, port, yaml)
            .isEqualTo(expected);
      }
    }
    assertThat(rows.stream().map(World::line)).contains("default/web -> other/db TCP all ALLOWED");
    return denied;
  }

  private static String yaml(Entry entry) {
    return "{type: %s, to: {cidrSelector: %s}%s}"
        .formatted(
            entry.allows() ? "Allow" : "Deny",
            entry.cidr(),
            entry.port() == 0
                ? ""
                : ", ports: [{protocol: TCP, port: %d}]".formatted(entry.port()));
  }

  private static boolean naive(List<Entry> entries, String address, int port) {
    for (Entry entry : entries) {
      if ((entry.port() == 0 || entry.port() == port) && holds(entry.cidr(), address)) {
        return entry.allows();
      }
    }
    return true;
  }

  private static boolean holds(String cidr, String address) {
    return AddressRange.parse(cidr).orElseThrow().contains(Address.parse(address).orElseThrow());
  }

  private static boolean leads(Connection row, String address, int port) {
    String[] ends = row.to().addresses().split("-");
    return row.from().spoken().equals("default/web")
        && ends.length == 2
        && new AddressRange(
                Address.parse(ends[0]).orElseThrow(), Address.parse(ends[1]).orElseThrow())
            .contains(Address.parse(address).orElseThrow())
        && Ports.of(row.ports()).contains(Protocol.TCP, port);
  }
}
