package io.inscope.snapshot.bench;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The connectivity of one made-up cluster, in a process of its own with as much memory as it is
/// given. Prints seconds for classes, compressed rows and the slice of the CDE, milliseconds for
/// one explanation, MiB in use before and after, pairs of workloads and rows.
final class OneNetwork {
  private static final double SECOND = 1e9;
  private static final double MILLISECOND = 1e6;

  private OneNetwork() {}

  /// @param args how many namespaces
  public static void main(String[] args) {
    ClusterSnapshot snapshot = SyntheticNetwork.of(Integer.parseInt(args[0]));
    Set<ResourceRef> cde = new TreeSet<>(SyntheticNetwork.cde(snapshot));
    long input = used();
    long start = System.nanoTime();
    Connectivity connectivity = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    long classes = System.nanoTime();
    long pairs = connectivity.pairs(Progress.NONE);
    long compressed = System.nanoTime();
    int rows = connectivity.touching(cde).size();
    long slice = System.nanoTime();
    Peer one = new Peer.OfObject(cde.iterator().next());
    Peer other = new Peer.OfObject(snapshot.workloads().getFirst().ref());
    connectivity.explain(other, one, Protocol.TCP, 8080);
    long explained = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "%.3f %.3f %.3f %.1f %d %d %d %d%n",
        (classes - start) / SECOND,
        (compressed - classes) / SECOND,
        (slice - compressed) / SECOND,
        (explained - slice) / MILLISECOND,
        input >> 20,
        used() >> 20,
        pairs,
        rows);
    if (connectivity.limits().isEmpty()) {
      throw new IllegalStateException("kept to the end, so that its memory is counted");
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
