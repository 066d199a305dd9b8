package io.inscope.reports.workbook;

import io.inscope.snapshot.importing.Entry;
import java.util.List;
import java.util.Locale;

/// What became of everything that was handed over, as one sentence in which the parts add up.
final class Equation {
  private Equation() {}

  /// `12 files = 8 imported + 1 damaged + 1 empty + 0 evidence + 0 unreadable + 2 skipped; 1,234
  /// objects read.`
  static String of(List<Entry> entries) {
    long objects = entries.stream().mapToLong(Entry::objects).sum();
    return String.format(
        Locale.ROOT,
        "%s = %,d imported + %,d damaged + %,d empty + %,d evidence + %,d unreadable + %,d skipped;"
            + " %s read.",
        counted(entries.size(), noun(entries)),
        count(entries, Entry.Disposition.IMPORTED),
        count(entries, Entry.Disposition.DAMAGED),
        count(entries, Entry.Disposition.EMPTY),
        count(entries, Entry.Disposition.EVIDENCE),
        count(entries, Entry.Disposition.UNREADABLE),
        count(entries, Entry.Disposition.SKIPPED),
        counted(objects, "object"));
  }

  /// A live cluster answers with pages of lists.
  private static String noun(List<Entry> entries) {
    boolean live = entries.stream().allMatch(entry -> entry.format().equals("live"));
    return live && !entries.isEmpty() ? "page" : "file";
  }

  private static long count(List<Entry> entries, Entry.Disposition disposition) {
    return entries.stream().filter(entry -> entry.disposition() == disposition).count();
  }

  private static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
  }
}
