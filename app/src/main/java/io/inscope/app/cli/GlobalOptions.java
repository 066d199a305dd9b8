package io.inscope.app.cli;

import picocli.CommandLine.Option;

/// What every command takes.
final class GlobalOptions {
  @Option(names = "-v", description = "Say more, with the details of failures.")
  boolean verbose;

  @Option(names = "--no-color", description = "Never colour the output.")
  boolean plain;
}
