package io.inscope.reports.checks.secrets;

/// Social security numbers of the USA as people write them: three, two and four digits with dashes,
/// none of them zeros, the first three neither 666 nor from 900. Source: [SSA,
/// randomization](https://www.ssa.gov/employer/randomization.html).
final class SocialSecurity {
  static final String MASKED = "***-**-****";

  private static final int LENGTH = 11;

  private SocialSecurity() {}

  static boolean isIn(String text) {
    int dash = text.indexOf('-', 3);
    while (dash >= 0) {
      if (isAt(text, dash - 3)) {
        return true;
      }
      dash = text.indexOf('-', dash + 1);
    }
    return false;
  }

  private static boolean isAt(String text, int from) {
    int to = from + LENGTH;
    if (to > text.length()
        || text.charAt(from + 6) != '-'
        || (from > 0 && isJoined(text.charAt(from - 1)))
        || (to < text.length() && isJoined(text.charAt(to)))) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (i - from != 3 && i - from != 6 && (c < '0' || c > '9')) {
        return false;
      }
    }
    String area = text.substring(from, from + 3);
    return !area.equals("000")
        && !area.equals("666")
        && area.charAt(0) != '9'
        && !text.startsWith("00", from + 4)
        && !text.startsWith("0000", from + 7);
  }

  private static boolean isJoined(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }
}
