package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.inventory.Instance;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A workload and the parties its pods belong to.
///
/// @param instances its pods, or its template; at least one
/// @param parties of its pods, each once; more than one when policies tell its pods apart
public record Member(
    Workload workload, List<Instance> instances, List<Party> parties, Endpoint endpoint) {
  static Member of(Workload workload, List<Instance> instances, Parties parties) {
    return new Member(
        workload,
        instances,
        instances.stream().map(parties::of).distinct().toList(),
        Endpoint.of(Endpoint.Type.WORKLOAD, workload.ref()));
  }

  public ResourceRef ref() {
    return workload.ref();
  }

  /// The nodes its pods run on, as far as known.
  Set<String> nodes() {
    return instances.stream()
        .map(Instance::node)
        .filter(node -> !node.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Whether it is known of each pod where it runs.
  boolean isPlaced() {
    return instances.stream().noneMatch(instance -> instance.node().isEmpty());
  }

  public boolean usesHostNetwork() {
    return parties.stream().anyMatch(party -> party.nature() == Party.Nature.HOST);
  }

  boolean hasIpv6() {
    return instances.stream().flatMap(i -> i.addresses().stream()).anyMatch(Address::six);
  }
}
