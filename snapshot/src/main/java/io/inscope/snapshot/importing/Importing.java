package io.inscope.snapshot.importing;

import io.inscope.snapshot.model.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Reads sources into a sink.
public final class Importing {
  private Importing() {}

  /// Reads all sources, in the order given. Sources without a single object are no failure here;
  /// the summaries tell.
  ///
  /// @param format id of the format to read every entry as; empty to recognise it
  /// @return a summary for each source
  /// @throws ImportException when a source cannot be read at all; nothing was handed to the sink
  /// @throws CancellationException when the user wants to stop; the sink has to be undone
  public static List<SourceSummary> run(
      List<Source> sources, Optional<String> format, Sink sink, Progress progress)
      throws ImportException {
    return run(sources, format, ImportLimits.DEFAULT, sink, progress);
  }

  /// The same with other limits; each that was changed is a note in the sink.
  public static List<SourceSummary> run(
      List<Source> sources,
      Optional<String> format,
      ImportLimits limits,
      Sink sink,
      Progress progress)
      throws ImportException {
    if (sources.isEmpty()) {
      throw new ImportException(
          "IMPORT-NO-SOURCE",
          "nothing to import was named",
          "Name files, folders, or '-' for standard input.");
    }
    Formats formats = Formats.ALL;
    if (format.isPresent()) {
      Optional<Formats> only = Formats.only(format.get(), limits);
      if (only.isPresent()) {
        formats = only.get();
      } else {
        throw new ImportException(
            "IMPORT-UNKNOWN-FORMAT",
            "there is no format '" + format.get() + "'",
            "The formats are " + Formats.ids() + ".");
      }
    }
    for (Source source : sources) {
      source.check();
    }
    for (String change : limits.changes()) {
      sink.problem(
          new Problem(sources.getFirst().name(), 0, 0, Problem.Severity.INFO, change, 0, ""));
    }
    List<SourceSummary> summaries = new ArrayList<>();
    for (Source source : sources) {
      SourceReader reader = new SourceReader(source.name(), formats, sink, progress, limits);
      source.entries(reader);
      summaries.add(reader.summary());
    }
    return List.copyOf(summaries);
  }
}
