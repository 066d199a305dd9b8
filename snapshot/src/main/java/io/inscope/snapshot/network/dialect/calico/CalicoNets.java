package io.inscope.snapshot.network.dialect.calico;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `nets` of Calico's rules and sets: CIDRs, whose host bits do not matter, or single
/// addresses.
public final class CalicoNets {
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
