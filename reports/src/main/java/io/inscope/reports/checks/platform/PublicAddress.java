package io.inscope.reports.checks.platform;

import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether an address is routed on the internet. Sources: the IANA registries of special-purpose
/// addresses for [IPv4](https://www.iana.org/assignments/iana-ipv4-special-registry/) and
/// [IPv6](https://www.iana.org/assignments/iana-ipv6-special-registry/).
final class PublicAddress {
  private static final List<AddressRange> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "224.0.0.0/3",
              "::/127",
              "64:ff9b:1::/48",
              "100::/64",
              "fc00::/7",
              "fe80::/10",
              "ff00::/8")
          .flatMap(cidr -> AddressRange.ofCidr(cidr).stream())
          .toList();

  private PublicAddress() {}

  /// Empty for what is not an address: a name.
  static Optional<Boolean> test(String text) {
    return Address.parse(text)
        .map(address -> SPECIAL.stream().noneMatch(range -> range.contains(address)));
  }
}
