package io.inscope.app.cli;

import java.util.Locale;
import java.util.stream.Stream;

/// What a report can be written as.
enum ReportFormat {
  XLSX,
  CSV,
  JSON,
  SARIF,
  OSCAL;

  /// @param written empty for the workbook
  /// @throws WrongUsage when there is no such format
  static ReportFormat of(String written) {
    return written.isEmpty()
        ? XLSX
        : Stream.of(values())
            .filter(format -> format.name().equals(written.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () ->
                    new WrongUsage(
                        "a report cannot be written as '%s'".formatted(written),
                        "Possible are xlsx, csv, json, sarif and oscal."));
  }
}
