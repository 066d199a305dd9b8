package io.inscope.reports.diagram.drawing;

import java.util.ArrayList;
import java.util.List;

/// Row numbers for people: `1–3, 7`.
final class RowRanges {
  private RowRanges() {}

  /// @param rows rising
  static String of(List<Integer> rows) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int first = rows.get(i);
      int last = first;
      while (i + 1 < rows.size() && rows.get(i + 1) == last + 1) {
        last = rows.get(++i);
      }
      ranges.add(first == last ? "" + first : first + (last == first + 1 ? ", " : "–") + last);
    }
    return String.join(", ", ranges);
  }
}
