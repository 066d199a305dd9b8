package io.inscope.app.ui.capture;

/// How good something is; each has a shape and a colour of its own.
public enum Mark {
  GOOD("status-pass"),
  DOUBTFUL("status-not-assessed"),
  BAD("status-fail"),
  UNDER_WAY("status-under-way"),
  NONE("status-not-applicable");

  private final String style;

  Mark(String style) {
    this.style = style;
  }

  /// As [io.inscope.app.ui.common.Badge] knows it.
  public String style() {
    return style;
  }
}
