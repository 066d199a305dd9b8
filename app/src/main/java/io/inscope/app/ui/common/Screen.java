package io.inscope.app.ui.common;

/// The screens, in the order of the rail and of Ctrl+1, Ctrl+2, ...
public enum Screen {
  START,
  DIAGRAM,
  FINDINGS,
  REQUIREMENTS,
  CAPTURE
}
