package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// `/configz` takes the right to `nodes/proxy`, with which whoever has it can take over every node:
/// the client reads it, and only if they want to.
///
/// *Read:* `/configz` of the nodes of one pool. A pool is what the labels of the cloud say, else
/// the nodes of one role, type of machine, system and architecture.
///
/// *Allowed:* the same settings everywhere, but for those that are the machine's own: addresses,
/// ids, taints at registration, paths of certificates and what is reserved.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class KubeletDrift implements KubeletCheck {
  private static final List<String> POOLS =
      List.of(
          "eks.amazonaws.com/nodegroup",
          "karpenter.sh/nodepool",
          "cloud.google.com/gke-nodepool",
          "kubernetes.azure.com/agentpool",
          "agentpool",
          "doks.digitalocean.com/node-pool",
          "lke.linode.com/pool-id",
          "k8s.scaleway.com/pool-name",
          "worker.gardener.cloud/pool");
  private static final List<String> ALIKE =
      List.of("node.kubernetes.io/instance-type", "kubernetes.io/os", "kubernetes.io/arch");
  private static final String ROLE = "node-role.kubernetes.io/";
  private static final Set<String> OWN =
      Set.of(
          "address",
          "podCIDR",
          "providerID",
          "registerWithTaints",
          "tlsCertFile",
          "tlsPrivateKeyFile",
          "kubeReserved",
          "systemReserved",
          "reservedMemory",
          "reservedSystemCPUs");

  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-drift",
          "Kubelets of one pool are configured alike",
          Severity.MEDIUM,
          Kubelets.READS,
          "A node that was changed by hand runs what nobody reviewed.",
          "Find out who changed the node, and build it anew from the pool's image.",
          "It compares with the first node of the pool, which may be the one that was changed.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    Map<String, Resource> dumps = KubeletSources.of(audit.snapshot()).dumps();
    SortedMap<String, List<Resource>> pools = new TreeMap<>();
    List<String> without = new ArrayList<>();
    try (Stream<Resource> nodes = audit.snapshot().all(Kinds.NODE)) {
      nodes.forEach(
          node -> {
            Resource dump = dumps.get(node.ref().name());
            if (dump == null) {
              without.add(node.ref().name());
            } else {
              pools.computeIfAbsent(pool(node), _ -> new ArrayList<>()).add(dump);
            }
          });
    }
    List<Evidence> differing = new ArrayList<>();
    pools
        .values()
        .forEach(
            pool ->
                pool.stream()
                    .skip(1)
                    .flatMap(dump -> differences(pool.getFirst(), dump))
                    .forEach(differing::add));
    if (!differing.isEmpty()) {
      return new Outcome.Fail("has kubelets that differ within their pool", differing);
    }
    if (pools.isEmpty() || !without.isEmpty()) {
      return new Outcome.NotAssessed(
          pools.isEmpty()
              ? "/configz of no node was handed over: reading it takes nodes/proxy, so the client"
                  + " decides"
              : "/configz of some nodes (%d, beginning with %s) was not handed over"
                  .formatted(without.size(), without.getFirst()));
    }
    return Kubelets.in(audit).gap().isEmpty()
        ? Outcome.pass()
        : new Outcome.NotAssessed(Kubelets.in(audit).gap());
  }

  private static String pool(Resource node) {
    SortedMap<String, String> labels = node.labels();
    for (String label : POOLS) {
      if (labels.containsKey(label)) {
        return label + "=" + labels.get(label);
      }
    }
    StringBuilder alike = new StringBuilder();
    labels.keySet().stream().filter(key -> key.startsWith(ROLE)).forEach(alike::append);
    ALIKE.forEach(label -> alike.append(' ').append(labels.getOrDefault(label, "")));
    return alike.toString();
  }

  /// What stands differently in a dump than in the first of its pool.
  private static Stream<Evidence> differences(Resource first, Resource dump) {
    Field ours = first.root().at("spec");
    Field theirs = dump.root().at("spec");
    return Stream.concat(ours.members(), theirs.members())
        .map(Field::key)
        .distinct()
        .sorted()
        .filter(key -> !OWN.contains(key))
        .filter(key -> !Objects.equals(ours.at(key).value(), theirs.at(key).value()))
        .map(key -> Evidence.of(dump, theirs.at(key)));
  }
}
