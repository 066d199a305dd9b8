package io.inscope.snapshot.access;

/// Minor versions of Kubernetes in which something is shipped.
///
/// @param bits one for each minor version, the lowest for [#FIRST]; none when it is there with a
///   feature gate only
record Versions(long bits) {
  static final int FIRST = 19;
  static final int LAST = 35;
  static final Versions ALL = new Versions(mask(FIRST, LAST));

  /// Reads `22-25,30-`, `-21`, `24`, `?`.
  static Versions parse(String text) {
    long bits = 0;
    for (String part : text.equals("?") ? new String[0] : text.split(",", -1)) {
      int dash = part.indexOf('-');
      int from = dash < 0 ? Integer.parseInt(part) : number(part.substring(0, dash), FIRST);
      int to = dash < 0 ? from : number(part.substring(dash + 1), LAST);
      bits |= mask(from, to);
    }
    return new Versions(bits);
  }

  private static int number(String text, int open) {
    return text.isEmpty() ? open : Integer.parseInt(text);
  }

  private static long mask(int from, int to) {
    return ((1L << (to - from + 1)) - 1) << (from - FIRST);
  }

  /// Whether it is shipped with a minor version; of a version that is not known, whether it is with
  /// every one.
  ///
  /// @param minor 0 for not known; others are taken for the nearest one known
  boolean includes(int minor) {
    int nearest = Math.clamp(minor, FIRST, LAST);
    return minor == 0 ? bits == ALL.bits : (bits >> (nearest - FIRST) & 1) == 1;
  }
}
