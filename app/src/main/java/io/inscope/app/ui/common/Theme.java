package io.inscope.app.ui.common;

/// Light or dark, or what the desktop says.
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK
}
