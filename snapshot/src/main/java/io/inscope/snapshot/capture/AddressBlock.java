package io.inscope.snapshot.capture;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// A block of IP addresses such as `10.0.0.0/8`. Looks no name up.
@SuppressWarnings("ArrayRecordComponent") // never compared
record AddressBlock(byte[] address, int prefix) {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  static Optional<AddressBlock> of(String cidr) {
    int slash = cidr.indexOf('/');
    try {
      int prefix = Integer.parseInt(cidr.substring(slash + 1));
      return literal(cidr.substring(0, slash))
          .filter(address -> prefix >= 0 && prefix <= 8 * address.length)
          .map(address -> new AddressBlock(address, prefix));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  boolean contains(String host) {
    return literal(host)
        .filter(other -> other.length == address.length)
        .filter(other -> top(other).equals(top(address)))
        .isPresent();
  }

  private BigInteger top(byte[] bytes) {
    return new BigInteger(1, bytes).shiftRight(8 * bytes.length - prefix);
  }

  private static Optional<byte[]> literal(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text).getAddress());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
