package io.inscope.reports.diagram;

import io.inscope.snapshot.importing.Entry;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How a snapshot came about, in words for the title block.
public final class Captured {
  private static final int MOST = 4;

  private Captured() {}

  /// `imported from 7 files: kubectl-yaml 5, kubectl-json 2`.
  ///
  /// @param entries every file of what was handed over
  public static String of(List<Entry> entries) {
    SortedMap<String, Long> formats =
        entries.stream()
            .filter(e -> e.objects() > 0)
            .collect(Collectors.groupingBy(Entry::format, TreeMap::new, Collectors.counting()));
    if (formats.isEmpty()) {
      return "";
    }
    long files = formats.values().stream().mapToLong(n -> n).sum();
    String named =
        formats.entrySet().stream()
            .limit(MOST)
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    String more = formats.size() > MOST ? " +" + (formats.size() - MOST) : "";
    return "imported from " + NodeText.count(files, "file") + ": " + named + more;
  }
}
