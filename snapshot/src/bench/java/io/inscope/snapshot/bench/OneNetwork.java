package io.inscope.snapshot.bench;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import java.util.Set;
import java.util.TreeSet;

/// The connectivity of one made-up cluster, in a process of its own with as much memory as it is
/// given.
final class OneNetwork {
  private OneNetwork() {}

  /// @param args how many namespaces
  public static void main(String[] args) {
    int namespaces = Integer.parseInt(args[0]);
    ClusterSnapshot snapshot = SyntheticNetwork.of(namespaces);
    Set<ResourceRef> cde = new TreeSet<>(SyntheticNetwork.cde(snapshot));
    System.gc();
    long input = used();
    long start = System.nanoTime();
    Connectivity connectivity = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    long classes = System.nanoTime();
    int rows = connectivity.touching(cde).size();
    long slice = System.nanoTime();
    ResourceRef from = cde.iterator().next();
    connectivity.explain(new Peer.OfObject(from), new Peer.OfObject(from), Protocol.TCP, 8080);
    long end = System.nanoTime();
    System.out.printf(
        "%d ns: classes %.2f s, slice %.2f s (%d rows), explain %.1f ms, input %d MB, heap %d MB%n",
        namespaces,
        (classes - start) / 1e9,
        (slice - classes) / 1e9,
        rows,
        (end - slice) / 1e6,
        input >> 20,
        used() >> 20);
    if (args.length > 1) {
      try {
        String h =
            (String)
                java.lang.management.ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                        new javax.management.ObjectName(
                            "com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
        System.out.println(h.lines().limit(34).collect(java.util.stream.Collectors.joining("\n")));
      } catch (Exception e) {
        throw new RuntimeException(e);
      }
      System.out.println(connectivity);
    }
  }

  private static long used() {
    Runtime r = Runtime.getRuntime();
    return r.totalMemory() - r.freeMemory();
  }
}
