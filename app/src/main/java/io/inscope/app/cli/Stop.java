package io.inscope.app.cli;

/// Whether the user has asked the running command to stop. A command hears of it at its next step,
/// undoes what is unfinished and ends.
public final class Stop {
  private static volatile boolean requested;

  private Stop() {}

  public static void request() {
    requested = true;
  }

  public static boolean isRequested() {
    return requested;
  }
}
