package io.inscope.snapshot.store;

import io.inscope.snapshot.importing.Entry.Disposition;
import io.inscope.snapshot.model.SnapshotInfo;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/// What became of everything that came through the sink. Nothing is dropped: both equations close.
///
/// @param read objects that came
/// @param objects distinct objects kept as current
/// @param duplicates the same content read again
/// @param otherVersions the same object under another API version, kept as an observation
/// @param drifted the same object at another resource version, kept as an observation
/// @param conflicting other content for the same identity, kept as an observation
/// @param intents manifests of objects that were also read live, kept as observations
/// @param lost objects that could not be kept at all; each is a problem
/// @param problems everything that could not be read as it was
/// @param notes how many of the problems only inform, and need no action
/// @param entries files by what became of them
/// @param entryObjects objects that the files say were read from them
/// @param redactions what was taken out, by rule
public record Summary(
    SnapshotInfo snapshot,
    int read,
    int objects,
    int duplicates,
    int otherVersions,
    int drifted,
    int conflicting,
    int intents,
    int lost,
    int problems,
    int notes,
    SortedMap<Disposition, Integer> entries,
    int entryObjects,
    SortedMap<String, Integer> redactions) {

  public Summary {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    redactions = Collections.unmodifiableSortedMap(new TreeMap<>(redactions));
  }

  /// Whether every object read is accounted for, and the files agree on how many there were.
  public boolean closes() {
    return read == objects + duplicates + otherVersions + drifted + conflicting + intents + lost
        && (entries.isEmpty() || entryObjects == read);
  }

  /// `1190 objects read = 1186 kept + 3 duplicates + 1 drifted`; terms that are zero are left out.
  public String equation() {
    StringJoiner terms = new StringJoiner(" + ");
    terms.add(objects + " kept");
    term(terms, duplicates, duplicates == 1 ? "duplicate" : "duplicates");
    term(terms, otherVersions, "in another API version");
    term(terms, drifted, "drifted");
    term(terms, conflicting, "conflicting");
    term(terms, intents, (intents == 1 ? "manifest" : "manifests") + " of live objects");
    term(terms, lost, "lost");
    return counted(read, "object") + " read = " + terms;
  }

  /// `12 files = 10 imported + 2 skipped`
  public String entryEquation() {
    return entryEquation("file");
  }

  /// The same of something else than files: `pages` of lists.
  ///
  /// @param what one of them
  public String entryEquation(String what) {
    StringJoiner terms = new StringJoiner(" + ");
    int sum = 0;
    for (Map.Entry<Disposition, Integer> entry : entries.entrySet()) {
      terms.add(entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT));
      sum += entry.getValue();
    }
    return counted(sum, what) + (sum == 0 ? "" : " = " + terms);
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static void term(StringJoiner terms, int count, String what) {
    if (count > 0) {
      terms.add(count + " " + what);
    }
  }
}
