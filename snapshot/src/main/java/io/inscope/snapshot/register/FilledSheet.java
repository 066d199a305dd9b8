package io.inscope.snapshot.register;

import java.util.List;

/// A sheet that people filled in, or several of one file.
///
/// @param problems cells that hold no text, each with its place
public record FilledSheet(List<FilledRow> rows, List<String> problems) {
  public FilledSheet {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }
}
