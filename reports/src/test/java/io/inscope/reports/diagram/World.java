package io.inscope.reports.diagram;

import io.inscope.reports.engagement.Engagement;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A cluster written down in a few lines, as the diagram sees it.
final class World {
  private final List<Connection> rows = new ArrayList<>();
  private final TreeMap<ResourceRef, ScopeEntry> scope = new TreeMap<>();
  private final Map<ResourceRef, Isolation.State> ingress = new HashMap<>();
  private final Map<ResourceRef, Isolation.State> egress = new HashMap<>();
  private final Map<ResourceRef, SortedSet<PortRange>> ports = new HashMap<>();
  private Engagement engagement = Engagement.NONE;
  private final List<String> limits = new ArrayList<>();
  private PluginFacts plugin =
      new PluginFacts(
          "Calico",
          "v3.29.1",
          Enforcement.YES,
          Tristate.UNKNOWN,
          Tristate.UNKNOWN,
          "DaemonSet kube-system/calico-node, image docker.io/calico/node:v3.29.1");

  /// `payments/gateway`.
  static ResourceRef ref(String path) {
    String[] parts = path.split("/");
    return new ResourceRef("apps", "Deployment", parts[0], parts[1]);
  }

  static Endpoint workload(String path) {
    return Endpoint.of(Endpoint.Type.WORKLOAD, ref(path));
  }

  static Endpoint ingressOf(String path) {
    String[] parts = path.split("/");
    return Endpoint.of(
        Endpoint.Type.ENTRY, new ResourceRef("networking.k8s.io", "Ingress", parts[0], parts[1]));
  }

  static Endpoint addresses(String zone, String range) {
    return Endpoint.ofAddresses(zone, range);
  }

  /// A workload that policies isolate both ways.
  World isolated(ScopeClass scopeClass, DataRole role, String... paths) {
    for (String path : paths) {
      put(path, scopeClass, role, Isolation.State.YES, Isolation.State.YES);
    }
    return this;
  }

  World open(ScopeClass scopeClass, DataRole role, String... paths) {
    for (String path : paths) {
      put(path, scopeClass, role, Isolation.State.NO, Isolation.State.NO);
    }
    return this;
  }

  World put(
      String path, ScopeClass scopeClass, DataRole role, Isolation.State in, Isolation.State out) {
    ResourceRef ref = ref(path);
    scope.put(ref, new ScopeEntry(ref, Optional.of(scopeClass), scopeClass, scopeClass, role, ""));
    ingress.put(ref, in);
    egress.put(ref, out);
    return this;
  }

  /// A row in clear text unless the ports end with a protection: `TCP 443 tls`.
  World row(Endpoint from, Endpoint to, String ports) {
    return row(from, to, ports, "pod", Answer.ALLOWED);
  }

  World row(String from, String to, String ports) {
    return row(workload(from), workload(to), ports);
  }

  World row(Endpoint from, Endpoint to, String ports, String via, Answer verdict) {
    String[] words = ports.split(" ");
    Protocol protocol = Protocol.valueOf(words[0]);
    String[] range = words[1].equals("all") ? new String[] {"1", "65535"} : words[1].split("-");
    int first = Integer.parseInt(range[0]);
    int last = Integer.parseInt(range[range.length - 1]);
    Protection protection =
        words.length > 2
            ? Protection.valueOf(words[2].toUpperCase(java.util.Locale.ROOT))
            : Protection.CLEAR;
    rows.add(
        new Connection(
            "c" + (rows.size() + 1),
            from,
            to,
            new PortRange(protocol, first, last),
            verdict,
            plugin.enforcesNetworkPolicy(),
            via,
            protection,
            "",
            "",
            "",
            verdict == Answer.UNKNOWN ? "a policy could not be read" : ""));
    return this;
  }

  World plugin(PluginFacts facts) {
    plugin = facts;
    return this;
  }

  World limit(String sentence) {
    limits.add(sentence);
    return this;
  }

  /// The connection table: sorted, as the engine hands it over.
  List<Connection> table() {
    return rows.stream().sorted().toList();
  }

  /// Forgets the connections that do not touch the CDE, as the default table does.
  World touchingCde() {
    var cde = scope().cde();
    rows.removeIf(row -> !cde.contains(row.from().ref()) && !cde.contains(row.to().ref()));
    return this;
  }

  Scope scope() {
    return new Scope(scope.values());
  }

  SnapshotInfo info() {
    return new SnapshotInfo(
        3,
        "quarter-4 export",
        Instant.parse("2026-11-20T14:03:27Z"),
        "bank-prod",
        "2f0c6a5e-6f0d-4d0e-9f39-5c1c8f1a7b60",
        "v1.33.2",
        "9b74c9897bac770ffc029102a200c5de11f7cbd4e1c1a7a2b4f6d6c2a4fb0e57");
  }

  World ports(String path, PortRange... declared) {
    ports.put(ref(path), new TreeSet<>(List.of(declared)));
    return this;
  }

  World states(Engagement stated) {
    engagement = stated;
    return this;
  }

  DiagramInput input() {
    return new DiagramInput(
        table(),
        scope(),
        new DeclaredConnectivity(
            table(), ingress, egress, plugin.enforcesNetworkPolicy(), plugin, limits),
        new DeclaredPorts(ports),
        info(),
        "imported from 2 files: kubectl-yaml 2",
        engagement,
        "Inscope 0.1.0");
  }

  DiagramBuilder builder() {
    return new DiagramBuilder(input());
  }

  Diagram overview() {
    return builder().overview();
  }

  Diagram page(String name) {
    return Objects.requireNonNull(builder().pages().get(name));
  }
}
