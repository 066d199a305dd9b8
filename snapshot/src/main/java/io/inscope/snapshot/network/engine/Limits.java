package io.inscope.snapshot.network.engine;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.plugin.PolicyPlugins;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the answers rest on or leave out, in sentences.
public final class Limits {
  private static final Set<GroupKind> UNFOLLOWED =
      Set.of(
          new GroupKind("kubevirt.io", "VirtualMachineInstance"),
          new GroupKind("traefik.io", "IngressRouteUDP"),
          new GroupKind("traefik.containo.us", "IngressRouteUDP"),
          new GroupKind("traefik.io", "TraefikService"),
          new GroupKind("traefik.containo.us", "TraefikService"),
          new GroupKind("k8s.nginx.org", "TransportServer"),
          new GroupKind("getambassador.io", "Mapping"),
          new GroupKind("getambassador.io", "TCPMapping"),
          new GroupKind("configuration.konghq.com", "TCPIngress"),
          new GroupKind("configuration.konghq.com", "UDPIngress"));

  private Limits() {}

  static List<String> of(
      ClusterSnapshot snapshot,
      Cluster cluster,
      PluginFacts plugin,
      Services services,
      Collection<String> entryLimits) {
    TreeSet<String> limits = new TreeSet<>(entryLimits);
    limits.add(
        "NetworkPolicy says nothing of ICMP and other protocols than TCP, UDP and SCTP; they are"
            + " not listed.");
    limits.add(
        "Traffic between a pod and its own node, kubelet probes among it, may pass whatever the"
            + " policies say.");
    limits.add(
        "Firewalls, security groups and routes outside the cluster are not visible here; an address"
            + " row says what the cluster admits.");
    limits.addAll(services.limits());
    limits.addAll(cluster.policies().unevaluated().sentences());
    addUnfollowed(limits, snapshot);
    addPolicies(limits, cluster);
    addPlugin(limits, plugin);
    addNodes(limits, plugin, cluster);
    addRefused(limits, plugin, snapshot);
    addSplits(limits, cluster);
    for (GroupKind kind :
        List.of(Kinds.NETWORK_POLICY, Kinds.NAMESPACE, Kinds.POD, Kinds.SERVICE)) {
      Coverage coverage = snapshot.coverage(kind, "");
      if (!(coverage instanceof Coverage.Read)) {
        limits.add(kind.kind() + ": " + coverage.gap() + ".");
      }
    }
    return List.copyOf(limits);
  }

  /// Kinds that bring workloads, entry points or paths of their own and are not followed yet:
  /// saying nothing of them would read as "there is nothing".
  private static void addUnfollowed(TreeSet<String> limits, ClusterSnapshot snapshot) {
    for (GroupKind kind : snapshot.kinds()) {
      if (UNFOLLOWED.contains(kind)) {
        limits.add(
            "%d %s not evaluated: connections of and through %s are not listed."
                .formatted(
                    snapshot.all(kind).count(),
                    kind + (snapshot.all(kind).count() == 1 ? " was" : " were"),
                    snapshot.all(kind).count() == 1 ? "it" : "them"));
      }
    }
  }

  private static void addPolicies(TreeSet<String> limits, Cluster cluster) {
    limits.addAll(cluster.policies().remarks());
    cluster
        .policies()
        .rejected()
        .forEach(
            policy ->
                limits.add(
                    "%s at %s is not valid and not applied: %s"
                        .formatted(
                            policy.resource().ref().spoken(),
                            policy.resource().place(policy.resource().root().at("spec")),
                            policy.reason())));
    Set<String> declared =
        cluster.members().stream()
            .flatMap(member -> member.parties().stream())
            .flatMap(party -> party.ports().keySet().stream())
            .map(NamedPort::toString)
            .collect(Collectors.toSet());
    cluster
        .policies()
        .policies()
        .flatMap(policy -> policy.rules().stream())
        .flatMap(rule -> spoken(rule.ports()))
        .distinct()
        .filter(name -> name.indexOf('(') < 0 && !isDeclared(name, declared))
        .forEach(
            name ->
                limits.add(
                    "Policies name the port %s, which no pod declares; there it permits nothing."
                        .formatted(name)));
  }

  /// The names of ports as a policy has them: with their protocol, or without when it names none.
  private static Stream<String> spoken(PortMatcher ports) {
    return ports
        .names()
        .map(
            name ->
                ports.names().filter(other -> other.name().equals(name.name())).count() > 1
                    ? name.name()
                    : name.toString());
  }

  private static boolean isDeclared(String name, Set<String> declared) {
    return declared.contains(name)
        || (name.indexOf(' ') < 0 && declared.stream().anyMatch(d -> d.endsWith(" " + name)));
  }

  private static void addPlugin(TreeSet<String> limits, PluginFacts plugin) {
    switch (plugin.enforcesNetworkPolicy()) {
      case NO ->
          limits.add(
              "%s does not enforce network policies (%s): what they deny is listed as allowed."
                  .formatted(plugin.name(), plugin.evidence()));
      case UNKNOWN ->
          limits.add(
              "It is not known whether network policies are enforced (%s): answers are what the"
                      .formatted(plugin.evidence())
                  + " policies declare.");
      case YES -> {}
    }
  }

  private static void addRefused(
      TreeSet<String> limits, PluginFacts plugin, ClusterSnapshot snapshot) {
    for (GroupKind kind : snapshot.kinds()) {
      String refusal = PolicyPlugins.refusal(kind, plugin);
      if (kind.kind().endsWith("NetworkPolicy") && !refusal.isEmpty()) {
        limits.add(
            "%s (%s) is declared, but nobody enforces it (%s): what it denies is listed as allowed."
                .formatted(kind.kind(), kind.group(), refusal));
      }
    }
  }

  /// Workloads for which policies are enforced less, or more, than in the cluster as a whole.
  private static void addNodes(TreeSet<String> limits, PluginFacts plugin, Cluster cluster) {
    Map<Enforced, Integer> others = new HashMap<>();
    for (Member member : cluster.members()) {
      member.parties().stream()
          .filter(party -> party.nature() == Party.Nature.POD)
          .flatMap(party -> Stream.of(Direction.values()).map(party::enforced))
          .filter(one -> one.state() != plugin.enforcesNetworkPolicy())
          .distinct()
          .forEach(one -> others.merge(one, 1, Integer::sum));
    }
    others.forEach(
        (one, count) -> {
          String of = count + (count == 1 ? " workload" : " workloads");
          switch (one.state()) {
            case NO ->
                limits.add(
                    "Policies are not enforced for %s (%s): what they deny is listed as allowed."
                        .formatted(of, one.evidence()));
            case UNKNOWN ->
                limits.add(
                    "It is not known whether policies are enforced for %s (%s): answers are what"
                            .formatted(of, one.evidence())
                        + " the policies declare.");
            case YES -> {}
          }
        });
  }

  private static void addSplits(TreeSet<String> limits, Cluster cluster) {
    for (Member member : cluster.members()) {
      if (member.parties().size() > 1) {
        limits.add(
            "Policies tell the pods of %s apart (%s); a connection is listed when any of them has it."
                .formatted(member.ref(), differences(member, cluster)));
      }
      member.instances().stream()
          .map(Instance::unreadable)
          .filter(reason -> !reason.isEmpty())
          .forEach(limits::add);
    }
  }

  private static String differences(Member member, Cluster cluster) {
    String keys =
        cluster.policies().relevantLabels().keys().stream()
            .sorted()
            .filter(
                key ->
                    member.instances().stream()
                            .map(i -> String.valueOf(i.labels().get(key)))
                            .distinct()
                            .count()
                        > 1)
            .collect(Collectors.joining(", "));
    return keys.isEmpty() ? "by address, node or port" : "by label " + keys;
  }
}
