package io.inscope.snapshot.exposure;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Doubt;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.reach.Permission;
import io.inscope.snapshot.network.reach.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Pods in the network of the host on which a workload runs. Policies mostly do not stand between a
/// pod and its own node, and whoever makes a pod may choose its node, so these are an exposure of
/// their own where a workload has policies. Source: the [concept
/// page](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
record HostNetwork(Cluster cluster, ExposureRows rows) {
  List<Exposure> of(Member member, Direction direction) {
    boolean policed =
        member.parties().stream()
            .anyMatch(
                party ->
                    party.nature() == Party.Nature.POD
                        && !party.chain(direction).policies().isEmpty());
    List<String> everywhere = rows.everywhere();
    if (!policed || everywhere.isEmpty()) {
      return List.of();
    }
    // A node may be chosen by name; where no pod runs yet, it is not known which.
    String node =
        member.instances().stream()
            .map(Instance::node)
            .collect(Collectors.toCollection(TreeSet::new))
            .last();
    Member host =
        cluster.suppose(new Supposed(everywhere.getFirst(), Map.of(), "default").onHost(node));
    Ports allowed = Ports.NONE;
    Ports possible = Ports.NONE;
    TreeSet<String> doubts = new TreeSet<>();
    List<Permission> permissions =
        direction == Direction.INGRESS
            ? cluster.permissions().between(host, member)
            : cluster.permissions().between(member, host);
    for (Permission permission : permissions) {
      Ruling side = permission.side(direction);
      allowed = allowed.or(side.allowed());
      possible = possible.or(side.possible());
      side.effective().doubts().stream().map(Doubt::reason).forEach(doubts::add);
    }
    List<Exposure> found = new ArrayList<>();
    add(found, member, direction, node, Answer.ALLOWED, allowed, "");
    add(
        found,
        member,
        direction,
        node,
        Answer.UNKNOWN,
        possible.without(allowed),
        String.join("; ", doubts));
    return found;
  }

  private void add(
      List<Exposure> to,
      Member member,
      Direction direction,
      String node,
      Answer verdict,
      Ports ports,
      String reason) {
    if (ports.isEmpty()) {
      return;
    }
    to.add(
        new Exposure(
            member.ref(),
            direction,
            "any pod in the host's network (hostNetwork) of "
                + (node.isEmpty() ? "a node where it runs" : "its node " + node),
            rows.everywhere(),
            true,
            verdict,
            ports,
            ports.toString(),
            member.parties().getFirst().enforced(direction).state(),
            onHost(member, node),
            "policies do not apply to the host's network",
            "",
            "permits it",
            Optional.empty(),
            rows.anybodyFor(member),
            reason));
  }

  private String onHost(Member member, String node) {
    return cluster.members().stream()
        .filter(other -> other != member && other.usesHostNetwork() && !node.isEmpty())
        .filter(other -> other.instances().stream().anyMatch(i -> i.node().equals(node)))
        .findFirst()
        .map(other -> other.ref().toString())
        .orElse("");
  }
}
