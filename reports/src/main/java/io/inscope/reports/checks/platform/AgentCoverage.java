package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.components.KnownComponent;
import io.inscope.reports.components.KnownComponents;
import io.inscope.reports.components.Role;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Agents that belong on every node, told by their images, and whether they are there: a pod of one
/// that is ready on each node. Nodes that are no machines are left out.
///
/// @param byRole the DaemonSets of each role
/// @param nodes sorted by name
/// @param gap why there may be agents or pods that nobody has seen; empty when there is no reason
record AgentCoverage(Map<Role, List<Agent>> byRole, List<Resource> nodes, String gap) {
  private static final int SHOWN = 10;

  /// @param container that runs it
  record Agent(KnownComponent component, Workload workload, Field container) {
    Evidence evidence() {
      return Evidence.of(workload.template(), container.at("image"), container);
    }
  }

  static AgentCoverage of(Audit audit) {
    Map<Role, List<Agent>> byRole = new EnumMap<>(Role.class);
    for (Workload workload : audit.snapshot().workloads()) {
      if (workload.ref().kind().equals("DaemonSet") && workload.podSpec().isObject()) {
        agents(workload)
            .forEach(
                agent ->
                    agent
                        .component()
                        .roles()
                        .forEach(
                            role ->
                                byRole.computeIfAbsent(role, _ -> new ArrayList<>()).add(agent)));
      }
    }
    try (Stream<Resource> all = audit.snapshot().all(Kinds.NODE)) {
      return new AgentCoverage(
          byRole, all.filter(node -> !Nodes.isVirtual(node)).toList(), gap(audit));
    }
  }

  private static String gap(Audit audit) {
    return Stream.of(Kinds.DAEMON_SET, Kinds.POD)
        .filter(kind -> !(audit.snapshot().coverage(kind, "") instanceof Coverage.Read))
        .map(kind -> kind.kind() + ": " + audit.snapshot().coverage(kind, "").gap())
        .collect(Collectors.joining("; "));
  }

  private static Stream<Agent> agents(Workload workload) {
    Field containers = workload.podSpec().at("containers");
    return !containers.isArray()
        ? Stream.empty()
        : containers
            .each()
            .filter(Field::isObject)
            .flatMap(
                container ->
                    container.at("image").value() instanceof String image
                        ? KnownComponents.of(image).stream()
                            .filter(KnownComponent::isNodeAgent)
                            .map(known -> new Agent(known, workload, container))
                        : Stream.empty());
  }

  /// Whether agents of some roles cover every node.
  ///
  /// @param question where none of them is known to run
  static Outcome judge(Audit audit, Set<Role> roles, String question) {
    return audit.view(AgentCoverage.class, AgentCoverage::of).judge(roles, question);
  }

  private Outcome judge(Set<Role> roles, String question) {
    List<Agent> agents =
        roles.stream()
            .sorted()
            .flatMap(role -> byRole.getOrDefault(role, List.of()).stream())
            .distinct()
            .toList();
    if (agents.isEmpty()) {
      return gap.isEmpty() ? new Outcome.Manual(question, List.of()) : new Outcome.NotAssessed(gap);
    }
    if (nodes.isEmpty()) {
      return new Outcome.NotAssessed("no node was handed over that they could run on");
    }
    List<Evidence> shown = agents.stream().map(Agent::evidence).distinct().toList();
    String names =
        agents.stream()
            .map(agent -> agent.component().name())
            .distinct()
            .collect(Collectors.joining(", "));
    Set<String> covered = covered(agents);
    if (covered.isEmpty() && agents.stream().noneMatch(one -> one.workload().owner().isLive())) {
      return new Outcome.NotAssessed(
          "%s is declared, and where it runs was not handed over".formatted(names));
    }
    List<Resource> missed =
        nodes.stream().filter(node -> !covered.contains(node.ref().name())).toList();
    if (!missed.isEmpty() && !gap.isEmpty()) {
      return new Outcome.NotAssessed(gap);
    }
    return missed.isEmpty()
        ? new Outcome.Pass("runs %s on every node".formatted(names), shown)
        : new Outcome.Fail(
            "runs %s on %d of %d nodes"
                .formatted(names, nodes.size() - missed.size(), nodes.size()),
            missed.stream().limit(SHOWN).map(node -> missing(node, agents)).toList());
  }

  private static Evidence missing(Resource node, List<Agent> agents) {
    String kept =
        Nodes.taints(node).stream()
            .filter(
                taint ->
                    agents.stream()
                        .noneMatch(a -> Tolerations.tolerates(a.workload().podSpec(), taint)))
            .map(taint -> ", whose taint %s none tolerates".formatted(taint.at("key").text("")))
            .findFirst()
            .orElse("");
    return new Evidence.Absence("a ready pod on " + node.ref().spoken() + kept);
  }

  private static Set<String> covered(List<Agent> agents) {
    Set<String> covered = new TreeSet<>();
    for (Agent agent : agents) {
      for (Resource pod : agent.workload().pods()) {
        if (isReady(pod)) {
          pod.root().at("spec", "nodeName").text().ifPresent(covered::add);
        }
      }
    }
    return covered;
  }

  private static boolean isReady(Resource pod) {
    return pod.root()
        .at("status", "conditions")
        .each()
        .anyMatch(
            one ->
                one.at("type").text("").equals("Ready")
                    && one.at("status").text("").equals("True"));
  }
}
