package io.inscope.app.cli;

import io.inscope.app.Services.Imported;
import io.inscope.snapshot.importing.SourceSummary;
import io.inscope.snapshot.store.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// What an import did, for people: per source what it was recognised as and why, and the equations
/// that show nothing got lost.
final class ImportSummary {
  private ImportSummary() {}

  static void print(Imported imported, Path project, PrintWriter out) {
    for (SourceSummary source : imported.sources()) {
      out.println(source.source());
      for (SourceSummary.Format format : source.formats()) {
        out.printf(
            "  %s in %s: %s%n", format.title(), count(format.entries(), "file"), format.reason());
      }
      out.printf(
          "  %s read, %s%n",
          count(source.objects(), "object"), problems(source.problems(), source.notes()));
    }
    close(imported.summary(), "file", project, out);
  }

  /// What became of everything, and the seal.
  ///
  /// @param entry what the equation of entries counts: `file`
  static void close(Summary summary, String entry, Path project, PrintWriter out) {
    out.println();
    out.println(summary.equation());
    out.println(summary.entryEquation(entry));
    if (!summary.redactions().isEmpty()) {
      out.println(
          "Masked before writing: "
              + summary.redactions().entrySet().stream()
                  .map(rule -> rule.getValue() + " " + rule.getKey())
                  .collect(Collectors.joining(", ")));
    }
    out.printf(
        "Snapshot %d '%s' sealed in %s%n  SHA-256 %s%n",
        summary.snapshot().id(), summary.snapshot().name(), project, summary.snapshot().sha256());
    if (summary.problems() > 0) {
      out.printf(
          "%s: 'inscope problems %s' lists %s.%n",
          problems(summary.problems(), summary.notes()),
          project,
          summary.problems() > summary.notes()
              ? "what could not be read as it was"
              : "what there is to know of the input");
    }
  }

  /// `2 problems`, `1 note`, `2 problems and 1 note`
  static String problems(int all, int notes) {
    String problems = count(all - notes, "problem");
    if (notes == 0) {
      return problems;
    }
    return all == notes ? count(notes, "note") : problems + " and " + count(notes, "note");
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
