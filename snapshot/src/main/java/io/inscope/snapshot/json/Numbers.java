package io.inscope.snapshot.json;

/// Numbers whose canonical text is the one that stands in the source.
public final class Numbers {
  /// A `long` has room for as many digits, whichever they are.
  private static final int MAX_INTEGER = 18;

  /// With up to as many digits behind the point `BigDecimal` writes no exponent, however small the
  /// number is.
  private static final int MAX_FRACTION = 6;

  private Numbers() {}

  /// The end of the number that starts at a place; -1 when it is none, or may be written in another
  /// way. What follows it is not looked at.
  public static int plain(byte[] bytes, int at) {
    boolean negative = bytes[at] == '-';
    int start = negative ? at + 1 : at;
    int p = digits(bytes, start);
    boolean zero = bytes[start] == '0';
    if (p == start || p - start > MAX_INTEGER || (zero && (negative || p - start > 1))) {
      return -1;
    }
    if (bytes[p] == '.') {
      int fraction = p + 1;
      p = digits(bytes, fraction);
      if (p == fraction || p - fraction > MAX_FRACTION) {
        return -1;
      }
    }
    return bytes[p] == 'e' || bytes[p] == 'E' ? -1 : p;
  }

  private static int digits(byte[] bytes, int at) {
    int p = at;
    while (bytes[p] >= '0' && bytes[p] <= '9') {
      p++;
    }
    return p;
  }
}
