package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.Tristate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Finds the network plugin by what runs in the cluster. Nothing found is UNKNOWN, never
/// "enforced".
public final class PluginDetection {
  private static final Set<String> AGENT_KINDS = Set.of("DaemonSet", "Pod");

  private final ClusterSnapshot snapshot;

  private PluginDetection(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  public static PluginFacts detect(ClusterSnapshot snapshot) {
    return new PluginDetection(snapshot).facts();
  }

  private PluginFacts facts() {
    TreeMap<String, PluginFacts> hits = new TreeMap<>();
    for (Workload workload : snapshot.workloads()) {
      if (AGENT_KINDS.contains(workload.ref().kind())) {
        hit(workload).ifPresent(found -> hits.putIfAbsent(found.name(), found));
      }
    }
    if (hits.isEmpty()) {
      k3s().ifPresent(found -> hits.put(found.name(), found));
    }
    return combine(List.copyOf(hits.values()));
  }

  private Optional<PluginFacts> hit(Workload workload) {
    try {
      return PluginAgents.recognize(workload, snapshot).map(found -> unlessDown(workload, found));
    } catch (WrongShape e) {
      // A malformed workload proves nothing about the plugin.
      return Optional.empty();
    }
  }

  /// An agent that does not run enforces nothing on its nodes.
  private static PluginFacts unlessDown(Workload workload, PluginFacts found) {
    Field status = workload.owner().root().at("status");
    long desired = status.at("desiredNumberScheduled").number().orElse(0);
    long ready = status.at("numberReady").number().orElse(0);
    if (ready >= desired || found.enforcesNetworkPolicy() != Enforcement.YES) {
      return found;
    }
    return new PluginFacts(
        found.name(),
        found.version(),
        Enforcement.UNKNOWN,
        found.ipBlockMatchesPods(),
        found.ipBlockMatchesNodes(),
        found.evidence() + ", but only %d of %d agents are ready".formatted(ready, desired));
  }

  /// k3s carries its policy engine inside its own process; its nodes tell the arguments it started
  /// with. Source: the [k3s networking
  /// documentation](https://docs.k3s.io/networking/networking-services#network-policy-controller).
  private Optional<PluginFacts> k3s() {
    List<String> servers = new ArrayList<>();
    List<String> disabled = new ArrayList<>();
    List<String> nodes = new ArrayList<>();
    snapshot
        .all(Kinds.NODE)
        .forEach(
            node -> {
              String arguments = node.annotations().getOrDefault("k3s.io/node-args", "");
              Object kubelet = node.root().at("status", "nodeInfo", "kubeletVersion").value();
              if (arguments.isEmpty() && !String.valueOf(kubelet).contains("+k3s")) {
                return;
              }
              nodes.add(node.ref().name());
              if (arguments.contains("\"server\"")) {
                servers.add(node.ref().name());
              }
              if (arguments.contains("--disable-network-policy")) {
                disabled.add(node.ref().name());
              }
            });
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    if (!disabled.isEmpty()) {
      return Optional.of(
          fact(
              "k3s",
              Enforcement.NO,
              "Node " + disabled.getFirst() + " starts k3s with --disable-network-policy"));
    }
    if (servers.isEmpty()) {
      return Optional.of(
          fact(
              "k3s",
              Enforcement.UNKNOWN,
              "Node "
                  + nodes.getFirst()
                  + " runs k3s, but no server tells its arguments (annotation k3s.io/node-args)"));
    }
    return Optional.of(
        fact(
            "k3s",
            Enforcement.YES,
            "Node "
                + servers.getFirst()
                + " runs a k3s server without --disable-network-policy (annotation"
                + " k3s.io/node-args)"));
  }

  private static PluginFacts fact(String name, Enforcement enforces, String evidence) {
    return new PluginFacts(name, "", enforces, Tristate.YES, Tristate.YES, evidence);
  }

  /// One plugin may make the network and another the policies; two that both make policies, or one
  /// that may, leave it open who does.
  private static PluginFacts combine(List<PluginFacts> hits) {
    if (hits.isEmpty()) {
      return fact("unknown", Enforcement.UNKNOWN, "nothing in the snapshot shows a network plugin");
    }
    if (hits.size() == 1) {
      return hits.getFirst();
    }
    List<PluginFacts> active =
        hits.stream().filter(h -> h.enforcesNetworkPolicy() != Enforcement.NO).toList();
    if (active.size() == 1) {
      PluginFacts one = active.getFirst();
      return joined(
          hits,
          one.version(),
          one.enforcesNetworkPolicy(),
          one.ipBlockMatchesPods(),
          one.ipBlockMatchesNodes());
    }
    return joined(
        hits,
        "",
        active.isEmpty() ? Enforcement.NO : Enforcement.UNKNOWN,
        same(hits.stream().map(PluginFacts::ipBlockMatchesPods).collect(Collectors.toSet())),
        same(hits.stream().map(PluginFacts::ipBlockMatchesNodes).collect(Collectors.toSet())));
  }

  private static PluginFacts joined(
      List<PluginFacts> hits, String version, Enforcement enforces, Tristate pods, Tristate nodes) {
    return new PluginFacts(
        hits.stream().map(PluginFacts::name).collect(Collectors.joining(" + ")),
        version,
        enforces,
        pods,
        nodes,
        hits.stream().map(PluginFacts::evidence).collect(Collectors.joining("; ")));
  }

  private static Tristate same(Set<Tristate> values) {
    return values.size() == 1 ? values.iterator().next() : Tristate.UNKNOWN;
  }
}
