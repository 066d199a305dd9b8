package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PluginFacts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the plugin's agents do on each node: enforce policies where one is ready, nothing where
/// none can run. Sources: [Fargate runs no
/// DaemonSets](https://docs.aws.amazon.com/eks/latest/userguide/fargate.html); [which nodes of EKS
/// enforce policies](https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html).
final class NodeAgents {
  private static final int NAMED = 3;

  private final PluginFacts plugin;
  private final Enforced whereReady;
  private final List<Workload> agents;
  private final Map<String, Boolean> ready = new HashMap<>();
  private final boolean complete;
  private final boolean declaredOnly;
  private final Map<String, Enforced> byNode = new HashMap<>();

  /// What is the matter with a node.
  ///
  /// @param reason ends with `on` or `tolerates` when the names of the nodes are to follow
  private record Ground(Enforcement state, String reason) {}

  NodeAgents(ClusterSnapshot snapshot, PluginDetection detection, PluginFacts plugin) {
    this.plugin = plugin;
    this.agents = detection.agents();
    this.whereReady = detection.whereReady();
    long desired = 0;
    boolean live = false;
    for (Workload agent : agents) {
      Field status = agent.owner().root().at("status");
      desired += number(status, "desiredNumberScheduled");
      live |= agent.owner().isLive() || status.isPresent() || !agent.pods().isEmpty();
      agent.pods().forEach(this::add);
    }
    complete = desired > 0 && ready.size() >= desired;
    declaredOnly = !live;
    Map<Ground, TreeSet<String>> grounds = new LinkedHashMap<>();
    snapshot
        .all(Kinds.NODE)
        .forEach(
            node ->
                grounds.computeIfAbsent(ground(node), _ -> new TreeSet<>()).add(node.ref().name()));
    TreeSet<String> unseen = new TreeSet<>(ready.keySet());
    grounds.values().forEach(unseen::removeAll);
    unseen.forEach(node -> grounds.computeIfAbsent(byAgent(node), _ -> new TreeSet<>()).add(node));
    grounds.forEach((ground, nodes) -> nodes.forEach(n -> byNode.put(n, enforced(ground, nodes))));
  }

  private static long number(Field object, String name) {
    try {
      return object.at(name).number().orElse(0);
    } catch (WrongShape e) {
      return 0;
    }
  }

  private void add(Resource pod) {
    try {
      String node = pod.root().at("spec", "nodeName").text("");
      if (!node.isEmpty()) {
        ready.merge(node, isReady(pod), Boolean::logicalOr);
      }
    } catch (WrongShape e) {
      // A pod that cannot be read shows nothing.
    }
  }

  private static boolean isReady(Resource pod) {
    return pod.root()
        .at("status", "conditions")
        .each()
        .anyMatch(
            condition ->
                "Ready".equals(condition.at("type").value())
                    && "True".equals(condition.at("status").value()));
  }

  private Ground ground(Resource node) {
    Map<String, String> labels = node.labels();
    if ("fargate".equals(labels.get("eks.amazonaws.com/compute-type"))) {
      return new Ground(Enforcement.NO, fargate().evidence());
    }
    if ("virtual-kubelet".equals(labels.get("type"))) {
      return new Ground(Enforcement.NO, "virtual nodes run no agent of " + plugin.name());
    }
    boolean windows = "windows".equals(labels.get("kubernetes.io/os"));
    if (windows && CloudEngines.enforceForAws(agents)) {
      return new Ground(Enforcement.NO, CloudEngines.AWS + " enforces nothing on Windows nodes");
    }
    if (ready.isEmpty()) {
      return byDaemonSet(node, windows);
    }
    return byAgent(node.ref().name());
  }

  private Ground byAgent(String node) {
    Boolean here = ready.get(node);
    if (here == null) {
      return complete
          ? new Ground(Enforcement.NO, "no agent of %s runs on ".formatted(plugin.name()))
          : new Ground(
              Enforcement.UNKNOWN, "the snapshot has no agent of %s on ".formatted(plugin.name()));
    }
    return here
        ? new Ground(whereReady.state(), whereReady.evidence())
        : new Ground(
            Enforcement.UNKNOWN, "the agent of %s is not ready on ".formatted(plugin.name()));
  }

  /// The agents' pods were not handed over: what the DaemonSets say has to do.
  private Ground byDaemonSet(Resource node, boolean windows) {
    if (agents.stream().noneMatch(agent -> Placement.mayRun(agent, node))) {
      return new Ground(
          Enforcement.NO, "no DaemonSet of %s selects and tolerates ".formatted(plugin.name()));
    }
    return windows
        ? new Ground(
            Enforcement.UNKNOWN,
            "it is not known whether %s enforces policies on Windows nodes"
                .formatted(plugin.name()))
        : new Ground(
            declaredOnly ? Enforcement.UNKNOWN : plugin.enforcesNetworkPolicy(),
            declaredOnly ? declared() : plugin.enforced().evidence());
  }

  private String declared() {
    return "%s is only declared, nothing shows that it runs".formatted(plugin.name());
  }

  private Enforced enforced(Ground ground, SortedSet<String> nodes) {
    if (ground.state() == Enforcement.YES) {
      return whereReady;
    }
    return new Enforced(
        ground.state(),
        ground.reason().endsWith(" on ") || ground.reason().endsWith(" tolerates ")
            ? ground.reason() + named(nodes)
            : ground.reason());
  }

  /// `node w1`, `nodes w1, w2, w3 and 497 more`
  private static String named(SortedSet<String> nodes) {
    String names = String.join(", ", nodes.stream().limit(NAMED).toList());
    return (nodes.size() == 1 ? "node " : "nodes ")
        + names
        + (nodes.size() > NAMED ? " and %d more".formatted(nodes.size() - NAMED) : "");
  }

  Map<String, Enforced> byNode() {
    return byNode;
  }

  /// On a node of which the snapshot shows neither itself nor an agent.
  Enforced elsewhere() {
    if (ready.isEmpty()) {
      return unplaced();
    }
    return new Enforced(
        complete ? Enforcement.NO : Enforcement.UNKNOWN,
        complete
            ? "no agent of %s runs on its node".formatted(plugin.name())
            : "the snapshot has no agent of %s on its node".formatted(plugin.name()));
  }

  /// On Fargate, which makes a node for each pod.
  Enforced fargate() {
    return new Enforced(Enforcement.NO, "Fargate nodes run no agent of " + plugin.name());
  }

  /// Of a pod that is on no node yet.
  Enforced unplaced() {
    Map<Enforcement, Enforced> states = new TreeMap<>();
    byNode.values().forEach(one -> states.putIfAbsent(one.state(), one));
    if (states.isEmpty()) {
      return declaredOnly ? new Enforced(Enforcement.UNKNOWN, declared()) : plugin.enforced();
    }
    if (states.size() == 1) {
      return states.values().iterator().next();
    }
    return new Enforced(
        Enforcement.UNKNOWN,
        "it is on no node yet, and nodes differ: "
            + String.join(
                "; ",
                states.values().stream()
                    .filter(one -> one.state() != Enforcement.YES)
                    .map(Enforced::evidence)
                    .toList()));
  }
}
