package io.inscope.reports.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// A number on the cover that stays true when somebody edits the sheets behind it: a formula, and
/// the value it has now.
///
/// @param formula without the equals sign
record Count(String formula, long value) {

  /// Rows of a table in which each given column holds the given word.
  ///
  /// @param words by key of the column
  static Count of(Places places, String table, SortedMap<String, String> words) {
    List<String> terms = new ArrayList<>();
    for (Map.Entry<String, String> word : words.entrySet()) {
      List<String> ranges = places.ranges(table, word.getKey());
      for (int i = 0; i < ranges.size(); i++) {
        String condition = ranges.get(i) + "," + literal(word.getValue());
        if (i < terms.size()) {
          terms.set(i, terms.get(i) + "," + condition);
        } else {
          terms.add(condition);
        }
      }
    }
    long value = places.survey(table).map(survey -> survey.count(words)).orElse(0L);
    return new Count(
        terms.isEmpty()
            ? "0"
            : terms.stream().map(t -> "COUNTIFS(" + t + ")").reduce((a, b) -> a + "+" + b).get(),
        value);
  }

  /// The sum of a column of amounts.
  static Count sum(Places places, String table, String column) {
    List<String> ranges = places.ranges(table, column);
    long value = places.survey(table).map(survey -> survey.sum(column)).orElse(0L);
    return new Count(ranges.isEmpty() ? "0" : "SUM(" + String.join(",", ranges) + ")", value);
  }

  private static String literal(String word) {
    return '"' + word.replace("\"", "\"\"") + '"';
  }
}
