package io.inscope.snapshot.network;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import java.util.List;
import java.util.stream.Stream;

/// A fixture of a few lines: documents in flow style, and what is said of them.
record World(ClusterSnapshot snapshot, Connectivity connectivity) {
  static World of(String... documents) {
    return of(Assumptions.NONE, Zones.NONE, documents);
  }

  static World of(Assumptions assumptions, Zones zones, String... documents) {
    ClusterSnapshot snapshot =
        Collector.snapshotOf("world.yaml", String.join("\n---\n", documents));
    return new World(snapshot, ConnectivityEngine.of(snapshot, zones, assumptions));
  }

  /// @param name `namespace/name`
  static String pod(String name, String labels, String spec) {
    return pod(name, labels, spec, "{}");
  }

  static String pod(String name, String labels, String spec, String status) {
    return "{apiVersion: v1, kind: Pod, metadata: {%s, labels: %s}, spec: %s, status: %s}"
        .formatted(named(name), labels, spec, status);
  }

  static String policy(String name, String spec) {
    return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {%s}, spec: %s}"
        .formatted(named(name), spec);
  }

  static String service(String name, String spec) {
    return "{apiVersion: v1, kind: Service, metadata: {%s}, spec: %s}".formatted(named(name), spec);
  }

  static String named(String name) {
    String[] parts = name.split("/");
    return "namespace: %s, name: %s".formatted(parts[0], parts[1]);
  }

  static ResourceRef podRef(String name) {
    return ResourceRef.parse(name.replace("/", "/Pod/")).orElseThrow();
  }

  Connectivity the() {
    return connectivity;
  }

  /// The TCP rows, one line each: `a/web -> a/db TCP 5432 ALLOWED`.
  List<String> tcp() {
    return rows().filter(row -> row.ports().protocol() == Protocol.TCP).map(World::line).toList();
  }

  Stream<Connection> rows() {
    return connectivity.all(false).stream();
  }

  /// The only TCP row between two sides.
  Connection row(String from, String to) {
    List<Connection> found =
        rows()
            .filter(row -> row.ports().protocol() == Protocol.TCP)
            .filter(row -> row.from().spoken().equals(from) && row.to().spoken().equals(to))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " rows from " + from + " to " + to + ": " + tcp());
    }
    return found.getFirst();
  }

  static String line(Connection row) {
    return row.from().spoken()
        + " -> "
        + row.to().spoken()
        + " "
        + row.ports()
        + " "
        + row.verdict();
  }
}
