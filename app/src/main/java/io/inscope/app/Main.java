package io.inscope.app;

/// Starts the program. Does not extend the JavaFX application class: the launcher refuses such a
/// main class on the class path.
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
