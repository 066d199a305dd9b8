package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.address.Zones;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The addresses of nodes, and the ranges from which their pods get theirs.
///
/// @param known of all nodes, sorted
/// @param podRanges where a pod without an address may get one: the nodes' `podCIDRs`, or any
///   private range when no node tells
public record NodeAddresses(List<Address> known, AddressSet podRanges) {
  public static NodeAddresses in(ClusterSnapshot snapshot) {
    TreeSet<Address> addresses = new TreeSet<>();
    TreeSet<AddressRange> pods = new TreeSet<>();
    snapshot.all(Kinds.NODE).forEach(node -> read(node, addresses, pods));
    return new NodeAddresses(
        List.copyOf(addresses), pods.isEmpty() ? ipv4(Zones.PRIVATE) : AddressSet.of(pods));
  }

  private static void read(Resource node, TreeSet<Address> addresses, TreeSet<AddressRange> pods) {
    try {
      node.root()
          .at("status", "addresses")
          .each()
          .flatMap(entry -> entry.at("address").text().stream())
          .flatMap(text -> Address.parse(text).stream())
          .forEach(addresses::add);
      Stream.concat(
              Stream.of(node.root().at("spec", "podCIDR")),
              node.root().at("spec", "podCIDRs").each())
          .flatMap(field -> field.text().stream())
          .flatMap(text -> AddressRange.ofCidr(text).stream())
          .forEach(pods::add);
    } catch (WrongShape e) {
      // A node that cannot be read leaves its addresses unknown.
    }
  }

  /// What a node without a known address may have.
  public AddressSet possible() {
    return known.isEmpty()
        ? ipv4(Zones.PRIVATE)
        : AddressSet.of(known.stream().map(AddressRange::of).toList());
  }

  private static AddressSet ipv4(AddressSet set) {
    return new AddressSet(set.ranges().stream().filter(range -> !range.first().six()).toList());
  }
}
