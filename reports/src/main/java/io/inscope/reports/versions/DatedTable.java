package io.inscope.reports.versions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A file of facts with the date they were collected: `as of`, a tab and the date, then a heading,
/// then one line a fact, all between tabs. Anything else in it is an error of ours, and stops.
///
/// @param rows each cell by the name of its column
record DatedTable(String name, LocalDate asOf, List<Map<String, String>> rows) {

  /// One that travels in the jar, in `versions` beside this package.
  static DatedTable shipped(String name, List<String> columns) {
    try (InputStream in =
        DatedTable.class.getResourceAsStream("/io/inscope/reports/versions/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: it lacks " + name);
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DatedTable parse(String name, String text, List<String> columns) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 2
        || !lines.getFirst().startsWith("as of\t")
        || !lines.get(1).equals(String.join("\t", columns))) {
      throw new IllegalArgumentException(
          "%s: expected a line with the date and a heading: %s"
              .formatted(name, String.join(", ", columns)));
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 2; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t", -1);
      if (cells.length != columns.size()) {
        throw new IllegalArgumentException(
            "%s:%d: expected %d cells, found %d"
                .formatted(name, i + 1, columns.size(), cells.length));
      }
      Map<String, String> row = new TreeMap<>();
      for (int j = 0; j < cells.length; j++) {
        if (cells[j].isBlank()) {
          throw new IllegalArgumentException(
              "%s:%d: nothing stands under %s".formatted(name, i + 1, columns.get(j)));
        }
        row.put(columns.get(j), cells[j]);
      }
      rows.add(Map.copyOf(row));
    }
    return new DatedTable(
        name, date(name, lines.getFirst().substring("as of\t".length())), List.copyOf(rows));
  }

  static LocalDate date(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("%s: '%s' is not a date".formatted(name, text), e);
    }
  }

  static Version version(String name, String text) {
    return Version.parse(text)
        .orElseThrow(
            () -> new IllegalArgumentException("%s: '%s' is not a version".formatted(name, text)));
  }
}
