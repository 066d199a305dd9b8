package io.inscope.reports.diagram;

import java.util.OptionalLong;

/// An address range as people write it: `203.0.113.0/24` for `203.0.113.0-203.0.113.255`. What is
/// no block of IPv4 stays as it is.
final class AddressText {
  private static final long ALL = 0xffffffffL;

  private AddressText() {}

  /// @param range `first-last`, or empty
  static String of(String range) {
    int dash = range.indexOf('-');
    if (dash < 0) {
      return range;
    }
    String first = range.substring(0, dash);
    String last = range.substring(dash + 1);
    if (first.equals(last)) {
      return first;
    }
    OptionalLong from = ipv4(first);
    OptionalLong to = ipv4(last);
    if (from.isEmpty() || to.isEmpty()) {
      return range;
    }
    long size = to.getAsLong() - from.getAsLong() + 1;
    if (size == ALL + 1) {
      return "any IPv4 address";
    }
    boolean block = size > 0 && Long.bitCount(size) == 1 && from.getAsLong() % size == 0;
    return block ? first + "/" + (32 - Long.numberOfTrailingZeros(size)) : range;
  }

  private static OptionalLong ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return OptionalLong.empty();
    }
    long address = 0;
    for (String part : parts) {
      if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
        return OptionalLong.empty();
      }
      address = address << 8 | Integer.parseInt(part);
    }
    return OptionalLong.of(address);
  }
}
