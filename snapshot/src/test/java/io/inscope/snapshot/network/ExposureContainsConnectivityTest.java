package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.exposure.Example;
import io.inscope.snapshot.exposure.Exposure;
import io.inscope.snapshot.exposure.Exposures;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.network.policy.Ports;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of pods that do not exist holds once they do.
class ExposureContainsConnectivityTest {
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger kept = new AtomicInteger();
  private final AtomicInteger tried = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({"NONE, 300", "ADMIN, 200", "CLUSTER, 200", "CALICO, 200", "CILIUM, 200"})
  void whatever_pod_is_added_its_connections_were_announced(RandomWorld.Tiers tiers, int worlds) {
    LongStream.range(0, worlds).parallel().forEach(seed -> addAnyPod(seed, tiers));
    assertThat(connections.get()).isGreaterThan(worlds);
    // Exposures of everybody to everybody would prove nothing.
    assertThat(kept.get()).isGreaterThan(worlds / 10);
  }

  private void addAnyPod(long seed, RandomWorld.Tiers tiers) {
    RandomWorld world = new RandomWorld(seed, tiers);
    String before = world.yaml();
    List<Exposure> exposures = exposures(before);
    String namespace = world.one(List.of("alpha", "beta", "gamma", "delta"));
    boolean exists =
        Collector.snapshotOf("w.yaml", before).workloads().stream()
            .anyMatch(workload -> workload.namespace().equals(namespace));
    String after =
        before
            + "\n---\n"
            + (exists || before.contains("metadata: {name: " + namespace + ",")
                ? ""
                : namespace(namespace, world.labels()))
            + pod(namespace, world.labels(), "default");
    Map<String, Ports> announced =
        exposures.stream()
            .filter(one -> !one.who().contains("hostNetwork"))
            .filter(one -> one.newNamespaces() || one.namespaces().contains(namespace))
            .collect(
                Collectors.toMap(
                    one -> one.workload() + " " + one.direction(), Exposure::ports, Ports::or));
    for (Connection row : connectivity(after).all(false)) {
      Direction direction = isAdded(row.from()) ? Direction.INGRESS : Direction.EGRESS;
      Endpoint other = isAdded(row.from()) ? row.to() : row.from();
      if (!(isAdded(row.from()) || isAdded(row.to())) || !other.isObject()) {
        continue;
      }
      connections.incrementAndGet();
      Ports ports = announced.getOrDefault(other.ref() + " " + direction, Ports.NONE);
      if (!Ports.of(row.ports()).without(ports).isEmpty()) {
        throw new AssertionError(
            "seed %d: %s was not announced, only %s%n%s%n%s"
                .formatted(
                    seed,
                    World.line(row),
                    ports,
                    exposures.stream().map(Exposure::toString).collect(Collectors.joining("\n")),
                    after));
      }
    }
    exposures.stream()
        .map(Exposure::workload)
        .distinct()
        .forEach(
            ref -> {
              if (!announced.getOrDefault(ref + " INGRESS", Ports.NONE).equals(Ports.ALL)) {
                kept.incrementAndGet();
              }
            });
  }

  @ParameterizedTest
  @CsvSource({"NONE, 60", "ADMIN, 40", "CLUSTER, 40", "CALICO, 40", "CILIUM, 40"})
  void a_pod_made_as_the_example_says_gets_in(RandomWorld.Tiers tiers, int worlds) {
    LongStream.range(0, worlds).parallel().forEach(seed -> addExamples(seed, tiers));
    assertThat(tried.get()).isGreaterThan(worlds);
  }

  private void addExamples(long seed, RandomWorld.Tiers tiers) {
    String before = new RandomWorld(seed, tiers).yaml();
    for (Exposure exposure : exposures(before)) {
      if (exposure.verdict() != Answer.ALLOWED
          || exposure.example().isEmpty()
          || exposure.portsInWords().contains("whatever")) {
        continue;
      }
      tried.incrementAndGet();
      Example example = exposure.example().get();
      String place = example.namespace().isEmpty() ? "delta" : example.namespace();
      String after =
          before
              + "\n---\n"
              + (example.namespace().isEmpty()
                  ? namespace(place, valid(example.namespaceLabels()))
                  : "")
              + pod(place, valid(example.labels()), example.account());
      Peer added = new Peer.OfObject(World.podRef(place + "/added"));
      Peer asked = new Peer.OfObject(exposure.workload());
      boolean in = exposure.direction() == Direction.INGRESS;
      Connectivity connectivity = connectivity(after);
      boolean permitted =
          exposure.ports().ranges().stream()
              .flatMap(
                  range -> some(range).map(port -> new PortRange(range.protocol(), port, port)))
              .map(
                  one ->
                      connectivity.explain(
                          in ? added : asked, in ? asked : added, one.protocol(), one.from()))
              .anyMatch(why -> (in ? why.ingress() : why.egress()).answer() == Answer.ALLOWED);
      if (exposure.otherSide().equals("permits it")) {
        permitted &=
            connectivity.all(false).stream()
                .filter(row -> isAdded(in ? row.from() : row.to()))
                .filter(row -> isObject(in ? row.to() : row.from(), exposure.workload()))
                .anyMatch(row -> !Ports.of(row.ports()).and(exposure.ports()).isEmpty());
      }
      if (!permitted) {
        throw new AssertionError("seed %d: %s%n%s".formatted(seed, exposure, after));
      }
    }
  }

  private static Stream<Integer> some(PortRange range) {
    return Stream.concat(Stream.of(range.from()), RandomWorld.PORTS.stream())
        .filter(port -> range.from() <= port && port <= range.to());
  }

  private static boolean isObject(Endpoint endpoint, ResourceRef ref) {
    return endpoint.isObject() && endpoint.ref().equals(ref);
  }

  private static String valid(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue().replace("(other)", "zzz"))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static boolean isAdded(Endpoint endpoint) {
    return endpoint.isObject() && endpoint.ref().name().equals("added");
  }

  private static String namespace(String name, String labels) {
    return "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: %s}}%n---%n"
        .formatted(name, labels);
  }

  private static String pod(String namespace, String labels, String account) {
    return "{apiVersion: v1, kind: Pod, metadata: {name: added, namespace: %s, labels: %s}, spec: {serviceAccountName: %s, containers: [{name: c, image: i, ports: [{name: web, containerPort: 8080}]}]}, status: {phase: Running, podIP: 10.0.1.9}}"
        .formatted(namespace, labels, account);
  }

  private static List<Exposure> exposures(String yaml) {
    ClusterSnapshot snapshot = Collector.snapshotOf("w.yaml", yaml);
    Set<ResourceRef> all =
        snapshot.workloads().stream().map(Workload::ref).collect(Collectors.toSet());
    return Exposures.of(
        snapshot, connectivity(yaml).plugin(), AccessEngine.of(snapshot), all, Progress.NONE);
  }

  private static Connectivity connectivity(String yaml) {
    return ConnectivityEngine.of(
        Collector.snapshotOf("w.yaml", yaml), Zones.NONE, Assumptions.NONE);
  }
}
