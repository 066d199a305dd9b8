package io.inscope.snapshot.network.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IP address. All of IPv4 sorts before all of IPv6.
///
/// @param six whether it is IPv6
/// @param high the upper 64 bits, unsigned; 0 for IPv4
/// @param low the lower 64 bits, unsigned
public record Address(boolean six, long high, long low) implements Comparable<Address> {
  public static final Address FIRST_V4 = new Address(false, 0, 0);
  public static final Address LAST_V4 = new Address(false, 0, 0xffffffffL);
  public static final Address FIRST_V6 = new Address(true, 0, 0);
  public static final Address LAST_V6 = new Address(true, -1, -1);

  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]+");

  /// Never asks a name service. Leading zeros of an IPv4 part are decimal, as the API server takes
  /// them in old objects; IPv4 written as IPv6 (`::ffff:10.0.0.1`) is not an address here.
  public static Optional<Address> parse(String text) {
    if (text.indexOf(':') < 0) {
      return parseV4(text);
    }
    if (!V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      if (InetAddress.ofLiteral(text) instanceof Inet6Address address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return Optional.of(new Address(true, bytes.getLong(), bytes.getLong()));
      }
      return Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<Address> parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (String part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')
          || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      value = value << 8 | Integer.parseInt(part);
    }
    return Optional.of(new Address(false, 0, value));
  }

  int bits() {
    return six ? 128 : 32;
  }

  public boolean isLast() {
    return equals(six ? LAST_V6 : LAST_V4);
  }

  /// The address after this one; after the last of a family comes its first again.
  public Address next() {
    if (!six) {
      return new Address(false, 0, low + 1 & 0xffffffffL);
    }
    return new Address(true, low == -1 ? high + 1 : high, low + 1);
  }

  /// The address before this one; before the first of a family comes its last again.
  public Address previous() {
    if (!six) {
      return new Address(false, 0, low - 1 & 0xffffffffL);
    }
    return new Address(true, low == 0 ? high - 1 : high, low - 1);
  }

  /// This address with all bits after the first `length` ones set to zero, or to one.
  Address masked(int length, boolean ones) {
    int host = bits() - length;
    long lowMask = host >= 64 ? -1L : (1L << host) - 1;
    long highMask = host <= 64 ? 0 : host == 128 ? -1L : (1L << host - 64) - 1;
    long all = six ? -1L : 0xffffffffL;
    return ones
        ? new Address(six, high | highMask, (low | lowMask) & all)
        : new Address(six, high & ~highMask, low & ~lowMask);
  }

  @Override
  public int compareTo(Address other) {
    if (six != other.six) {
      return six ? 1 : -1;
    }
    int upper = Long.compareUnsigned(high, other.high);
    return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    if (!six) {
      return (low >> 24) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
    }
    return compressed();
  }

  /// The canonical text of RFC 5952: the longest run of two or more zero groups becomes `::`.
  private String compressed() {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >> 48 - i % 4 * 16 & 0xffff);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
