package io.inscope.reports.diagram.drawing;

/// The palette. Every colour has at least 4.5:1 contrast to the paper it is used on where it is
/// text.
public enum Ink {
  /// Nothing is painted.
  NONE(-1),
  PAPER(0xffffff),
  TEXT(0x1f2933),
  QUIET(0x52606d),
  RULE(0x9aa5b1),
  ZONE(0xf5f7fa),
  CDE(0xfdf6e7),
  SHADED(0xe4e7eb),
  FRAME(0x627d98),
  PROTECTED(0x1d4e89),
  CLEAR(0xb42318),
  UNKNOWN(0x7a4f01),
  CUE(0x8f1d1d);

  private final int rgb;

  Ink(int rgb) {
    this.rgb = rgb;
  }

  /// `0xrrggbb`; negative for [#NONE].
  public int rgb() {
    return rgb;
  }

  /// `#rrggbb`, or `none`.
  public String css() {
    return this == NONE ? "none" : "#%06x".formatted(rgb);
  }
}
