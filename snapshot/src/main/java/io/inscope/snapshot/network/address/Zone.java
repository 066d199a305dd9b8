package io.inscope.snapshot.network.address;

import java.util.List;

/// A part of the outside world that people gave a name: `Acquirer`, `Corporate network`.
public record Zone(String name, List<AddressRange> addresses) {
  public Zone {
    addresses = List.copyOf(addresses);
  }
}
