package io.inscope.app.ui.capture;

/// The steps of the wizard, in their order.
public enum Step {
  CONTEXT,
  PLAN,
  ACCESS,
  READING,
  COVERAGE
}
