package io.inscope.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which project, and which of its snapshots.
final class ProjectOptions {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "A project file (.inscope).")
  Path project = Path.of("");

  @Option(
      names = "--snapshot",
      paramLabel = "ID|NAME",
      description = "Which snapshot; the newest if not given.")
  String snapshot = "";
}
