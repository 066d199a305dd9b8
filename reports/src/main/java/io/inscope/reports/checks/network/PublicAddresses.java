package io.inscope.reports.checks.network;

import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.address.Zones;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which addresses are on the Internet: what is not reserved for private networks, links, hosts or
/// groups. Source: the [IANA special-purpose address
/// registries](https://www.iana.org/assignments/iana-ipv4-special-registry).
public final class PublicAddresses {
  private static final AddressSet ALL = AddressSet.of(ranges("0.0.0.0/0", "2000::/3"));

  private static final AddressSet NOT_PUBLIC =
      AddressSet.of(
          Stream.concat(
                  Zones.PRIVATE.ranges().stream(),
                  ranges("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3").stream())
              .toList());

  private static final AddressSet PUBLIC = ALL.without(NOT_PUBLIC);

  /// So wide a range is the Internet, whatever people call it: more than a /8, or an IPv6 /16.
  private static final int WIDE = 24;

  private static final int WIDE_V6 = 112;

  private PublicAddresses() {}

  private static List<AddressRange> ranges(String... cidrs) {
    return Stream.of(cidrs).map(cidr -> AddressRange.ofCidr(cidr).orElseThrow()).toList();
  }

  /// Addresses of the Internet to which nobody gave the name of a narrower zone.
  public static boolean isInternet(Endpoint side) {
    return range(side)
        .filter(PUBLIC::meets)
        .filter(range -> side.name().equals("Internet") || isWide(range))
        .isPresent();
  }

  /// The addresses of an endpoint that is a range of them.
  static Optional<AddressRange> range(Endpoint side) {
    String[] ends = side.addresses().split("-", -1);
    if (side.type() != Endpoint.Type.ADDRESS || ends.length != 2) {
      return Optional.empty();
    }
    Optional<Address> last = Address.parse(ends[1]);
    return Address.parse(ends[0]).flatMap(first -> last.map(l -> new AddressRange(first, l)));
  }

  /// Whether one range of addresses holds more than another; IPv4 counts before IPv6.
  static boolean isWider(Endpoint one, Endpoint other) {
    Optional<AddressRange> there = range(other);
    return range(one)
        .filter(
            range ->
                there.isPresent()
                    && range.first().six() == there.get().first().six()
                    && size(range).compareTo(size(there.get())) > 0)
        .isPresent();
  }

  private static boolean isWide(AddressRange range) {
    return size(range).compareTo(BigInteger.ONE.shiftLeft(range.first().six() ? WIDE_V6 : WIDE))
        > 0;
  }

  /// Whether a set holds more public addresses than 2 to the power of `bits`, or of `bits6` for
  /// IPv6.
  static boolean moreThan(int bits, int bits6, AddressSet addresses) {
    AddressSet there = PUBLIC.without(AddressSet.EVERYTHING.without(addresses));
    return Stream.of(true, false)
        .anyMatch(
            six ->
                there.ranges().stream()
                        .filter(range -> range.first().six() == six)
                        .map(PublicAddresses::size)
                        .reduce(BigInteger.ZERO, BigInteger::add)
                        .compareTo(BigInteger.ONE.shiftLeft(six ? bits6 : bits))
                    > 0);
  }

  private static BigInteger size(AddressRange range) {
    return number(range.last()).subtract(number(range.first())).add(BigInteger.ONE);
  }

  private static BigInteger number(Address address) {
    BigInteger high = new BigInteger(Long.toUnsignedString(address.high()));
    return high.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(address.low())));
  }
}
