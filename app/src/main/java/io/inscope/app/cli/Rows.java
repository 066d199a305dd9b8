package io.inscope.app.cli;

import io.inscope.reports.table.CsvWriter;
import io.inscope.reports.table.JsonWriter;
import io.inscope.reports.table.Table;
import io.inscope.reports.table.TextTableWriter;
import io.inscope.snapshot.model.SnapshotInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Prints a table in the form that was asked for.
final class Rows {
  private static final int WIDTH_WITHOUT_TERMINAL = 200;

  private Rows() {}

  /// Rows of a snapshot.
  static void print(
      Table table, Format format, Path project, SnapshotInfo snapshot, PrintWriter out) {
    try {
      switch (format) {
        case TABLE -> TextTableWriter.write(table, width(), out);
        case CSV -> CsvWriter.write(table, out);
        case JSON -> JsonWriter.write(table, project.getFileName().toString(), snapshot, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.flush();
  }

  /// Rows of a catalogue, which belong to no project.
  static void print(Table table, Format format, PrintWriter out) {
    try {
      switch (format) {
        case TABLE -> TextTableWriter.write(table, width(), out);
        case CSV -> CsvWriter.write(table, out);
        case JSON -> JsonWriter.write(table, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.flush();
  }

  private static int width() {
    String columns = System.getenv("COLUMNS");
    try {
      return columns == null ? WIDTH_WITHOUT_TERMINAL : Math.max(60, Integer.parseInt(columns));
    } catch (NumberFormatException e) {
      return WIDTH_WITHOUT_TERMINAL;
    }
  }
}
