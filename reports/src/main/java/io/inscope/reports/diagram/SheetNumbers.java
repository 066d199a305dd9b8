package io.inscope.reports.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// Where something goes on, in words: `sheet 3`, `sheets 2–4, 7`.
final class SheetNumbers {
  private SheetNumbers() {}

  /// @param sheets at least one
  static String of(SortedSet<Integer> sheets) {
    List<String> ranges = new ArrayList<>();
    int first = sheets.first();
    int last = first;
    for (int sheet : sheets) {
      if (sheet > last + 1) {
        ranges.add(range(first, last));
        first = sheet;
      }
      last = sheet;
    }
    ranges.add(range(first, last));
    return (sheets.size() == 1 ? "sheet " : "sheets ") + String.join(", ", ranges);
  }

  private static String range(int first, int last) {
    return first == last ? "" + first : first + "–" + last;
  }
}
