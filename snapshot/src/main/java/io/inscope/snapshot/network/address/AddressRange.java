package io.inscope.snapshot.network.address;

import java.util.Comparator;
import java.util.Optional;

/// Addresses of one family from `first` to `last`, both included.
public record AddressRange(Address first, Address last) implements Comparable<AddressRange> {
  public static final AddressRange ALL_V4 = new AddressRange(Address.FIRST_V4, Address.LAST_V4);
  public static final AddressRange ALL_V6 = new AddressRange(Address.FIRST_V6, Address.LAST_V6);

  private static final Comparator<AddressRange> ORDER =
      Comparator.comparing(AddressRange::first).thenComparing(AddressRange::last);

  public static AddressRange of(Address single) {
    return new AddressRange(single, single);
  }

  /// The range of a CIDR; bits behind the prefix do not count. Empty when it is not one.
  public static Optional<AddressRange> ofCidr(String cidr) {
    int slash = cidr.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String length = cidr.substring(slash + 1);
    if (length.isEmpty()
        || length.length() > 3
        || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(length);
    return Address.parse(cidr.substring(0, slash))
        .filter(address -> bits <= address.bits())
        .map(a -> new AddressRange(a.masked(bits, false), a.masked(bits, true)));
  }

  /// A CIDR, or a single address.
  public static Optional<AddressRange> parse(String text) {
    return text.indexOf('/') < 0 ? Address.parse(text).map(AddressRange::of) : ofCidr(text);
  }

  public boolean contains(Address address) {
    return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
  }

  public boolean contains(AddressRange other) {
    return contains(other.first) && contains(other.last);
  }

  public boolean meets(AddressRange other) {
    return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
  }

  public Optional<AddressRange> and(AddressRange other) {
    return meets(other)
        ? Optional.of(
            new AddressRange(
                first.compareTo(other.first) >= 0 ? first : other.first,
                last.compareTo(other.last) <= 0 ? last : other.last))
        : Optional.empty();
  }

  /// Whether the other range begins right after this one.
  public boolean touches(AddressRange next) {
    return !last.isLast() && last.next().equals(next.first);
  }

  @Override
  public int compareTo(AddressRange other) {
    return ORDER.compare(this, other);
  }

  /// `203.0.113.0-203.0.113.255`
  @Override
  public String toString() {
    return first + "-" + last;
  }
}
