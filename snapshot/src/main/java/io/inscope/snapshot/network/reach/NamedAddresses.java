package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The addresses that peers mean, be they written in the policy, those of nodes, or in a set of
/// their own.
public final class NamedAddresses {
  private final ClusterSnapshot snapshot;
  private final CalicoObjects calico;

  NamedAddresses(ClusterSnapshot snapshot, CalicoObjects calico) {
    this.snapshot = snapshot;
    this.calico = calico;
  }

  /// Empty for peers that are not about addresses.
  Optional<AddressSet> of(PeerMatcher matcher) {
    return switch (matcher) {
      case PeerMatcher.Addresses addresses -> Optional.of(addresses.set());
      case PeerMatcher.Nodes nodes -> Optional.of(of(nodes));
      case PeerMatcher.Labelled labelled when labelled.withSets() ->
          Optional.of(calico.addresses(labelled));
      default -> Optional.empty();
    };
  }

  private AddressSet of(PeerMatcher.Nodes nodes) {
    List<AddressRange> found = new ArrayList<>();
    snapshot
        .all(Kinds.NODE)
        .filter(node -> nodes.nodes().matches(node.labels()))
        .forEach(node -> addresses(node).map(AddressRange::of).forEach(found::add));
    return AddressSet.of(found);
  }

  private static Stream<Address> addresses(Resource node) {
    try {
      return node
          .root()
          .at("status", "addresses")
          .each()
          .flatMap(entry -> entry.at("address").text().stream())
          .flatMap(text -> Address.parse(text).stream())
          .toList()
          .stream();
    } catch (WrongShape e) {
      return Stream.empty();
    }
  }
}
