package io.inscope.reports.checks.network;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.Direction;
import java.util.Set;
import java.util.stream.Stream;

/// The places of a policy's rule that mean everybody.
final class Everybody {
  private static final Set<String> ALL = Set.of("0.0.0.0/0", "::/0");

  private Everybody() {}

  /// The rule itself when it names no peers, else the peers that are everybody.
  static Stream<Field> in(Field rule, Direction direction) {
    Field peers = PolicyText.peers(rule, direction);
    return peers.each().findAny().isEmpty()
        ? Stream.of(rule)
        : peers.each().filter(Everybody::isEverybody);
  }

  /// A block that leaves out some addresses still means nearly everybody.
  private static boolean isEverybody(Field peer) {
    if (peer.at("ipBlock").isPresent()) {
      return ALL.contains(peer.at("ipBlock", "cidr").text(""));
    }
    return LabelSelector.of(peer.at("namespaceSelector"))
            .filter(LabelSelector::isEverything)
            .isPresent()
        && LabelSelector.of(peer.at("podSelector")).orElse(LabelSelector.EVERYTHING).isEverything();
  }
}
