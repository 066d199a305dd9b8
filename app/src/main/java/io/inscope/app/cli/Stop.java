package io.inscope.app.cli;

/// Whether the user has asked the running command to stop. A command hears of it at its next step,
/// undoes what is unfinished and ends.
public final class Stop {
  private static volatile boolean requested;
  private static volatile boolean keeping;

  private Stop() {}

  public static void request() {
    requested = true;
  }

  public static boolean isRequested() {
    return requested;
  }

  /// The command keeps what it has, as the user asked it to, and that may take its time.
  static void keep() {
    keeping = true;
  }

  public static boolean isKeeping() {
    return keeping;
  }
}
