package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Addresses and ranges that should be one's own and are not: then an address does not tell who is
/// meant.
public final class SharedAddresses {
  private final Map<Address, ResourceRef> first = new HashMap<>();
  private final Map<Address, TreeSet<String>> shared = new TreeMap<>();

  private SharedAddresses() {}

  /// Pods with one address, nodes with one range for their pods, in sentences.
  ///
  /// @param pods those in the host's network share its address, and are passed over
  public static List<String> among(ClusterSnapshot snapshot, Stream<Instance> pods) {
    SharedAddresses addresses = new SharedAddresses();
    pods.filter(pod -> !pod.hostNetwork()).forEach(addresses::add);
    TreeSet<String> sentences = new TreeSet<>();
    addresses.shared.forEach(
        (address, who) ->
            sentences.add(
                "%s all have the address %s: it does not tell which of them is meant."
                    .formatted(String.join(", ", who), address)));
    Map<String, TreeSet<String>> ranges = new TreeMap<>();
    snapshot.all(Kinds.NODE).forEach(node -> addRanges(ranges, node));
    ranges.forEach(
        (range, nodes) -> {
          if (nodes.size() > 1) {
            sentences.add(
                "Nodes %s all have the range %s for their pods: an address in it does not tell the node."
                    .formatted(String.join(", ", nodes), range));
          }
        });
    return List.copyOf(sentences);
  }

  private void add(Instance pod) {
    for (Address address : pod.addresses()) {
      ResourceRef other = first.putIfAbsent(address, pod.ref());
      if (other != null && !other.equals(pod.ref())) {
        TreeSet<String> who = shared.computeIfAbsent(address, _ -> new TreeSet<>());
        who.add(other.spoken());
        who.add(pod.ref().spoken());
      }
    }
  }

  private static void addRanges(Map<String, TreeSet<String>> ranges, Resource node) {
    try {
      Stream.concat(
              Stream.of(node.root().at("spec", "podCIDR")),
              node.root().at("spec", "podCIDRs").each())
          .flatMap(field -> field.text().stream())
          .forEach(
              range -> ranges.computeIfAbsent(range, _ -> new TreeSet<>()).add(node.ref().name()));
    } catch (WrongShape e) {
      // A node that cannot be read shares nothing that is known.
    }
  }
}
