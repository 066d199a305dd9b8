package io.inscope.snapshot.network;

import io.inscope.snapshot.json.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `nets` of Calico's rules and sets: CIDRs, whose host bits do not matter, or single
/// addresses.
final class CalicoNets {
  private CalicoNets() {}

  static Optional<AddressRange> parse(String text) {
    return AddressRange.parse(text);
  }

  /// @throws InvalidPolicy for one that is not an address
  static AddressSet compile(Field list) {
    List<AddressRange> ranges = new ArrayList<>();
    list.each()
        .forEach(
            net ->
                ranges.add(
                    parse(net.text(""))
                        .orElseThrow(
                            () ->
                                new InvalidPolicy(net, "is '" + net.text("") + "', not a CIDR"))));
    return AddressSet.of(ranges);
  }
}
