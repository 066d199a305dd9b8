package io.inscope.app.cli;

import picocli.CommandLine.Option;

/// In which form rows are printed.
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      description = "Form of the rows: ${COMPLETION-CANDIDATES}; table if not given.")
  Format format = Format.TABLE;
}
