package io.inscope.snapshot.network.address;

import java.util.List;
import java.util.Locale;

/// A part of the outside world that people gave a name: `Acquirer`, `Corporate network`.
///
/// @param kind what part it is
/// @param addresses may be empty when there are names
/// @param names of hosts in it, in lower case; `*.` at the beginning stands for every name below
public record Zone(String name, Kind kind, List<AddressRange> addresses, List<String> names) {
  /// The parts of the outside world that matter to an assessment.
  public enum Kind {
    INTERNET,
    DMZ,
    CORPORATE,
    ACQUIRER,
    ADMIN,
    WIRELESS,
    CLOUD_METADATA,
    OTHER;

    /// As files write it: `cloud-metadata`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Zone {
    addresses = List.copyOf(addresses);
    names = List.copyOf(names);
  }

  public Zone(String name, List<AddressRange> addresses) {
    this(name, Kind.OTHER, addresses, List.of());
  }
}
