package io.inscope.snapshot.importing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much an import takes before it stops reading on: more than any honest export has, but honest
/// exports grow.
///
/// @param ratio bytes that may come out of an archive for each byte in it
/// @param entries how many entries all archives of a source may have together
/// @param depth how deep archives may stand in each other
/// @param object bytes that one object or undivided document may have
/// @param reason why limits were raised, in the words of the user; empty when none was
public record ImportLimits(int ratio, int entries, int depth, int object, String reason) {
  /// Honest exports unpack to some thirty times their size. A cluster as large as they come has a
  /// million objects. Archives in archives are usual, but not without end.
  public static final ImportLimits DEFAULT =
      new ImportLimits(200, 1_000_000, 8, Limits.object(), "");

  private static final String NAMES = "ratio, entries, depth, object (as in object=512MiB)";
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,18})([KMG]iB)?");
  private static final int MAX_DEPTH = 64;
  private static final int MAX_OBJECT = 1 << 30;

  /// The default limits but for some.
  ///
  /// @param raised name to value, such as `object` to `512MiB`
  /// @param reason why; recorded with the snapshot
  /// @throws IllegalArgumentException with what is wrong and which limits there are
  public static ImportLimits of(Map<String, String> raised, String reason) {
    if (raised.isEmpty() != reason.isBlank()) {
      throw new IllegalArgumentException(
          "--limit and --limit-reason belong together: whoever reads the snapshot has to know why"
              + " a limit was changed");
    }
    int ratio = DEFAULT.ratio;
    int entries = DEFAULT.entries;
    int depth = DEFAULT.depth;
    int object = DEFAULT.object;
    for (Map.Entry<String, String> limit : new TreeMap<>(raised).entrySet()) {
      String value = limit.getValue();
      switch (limit.getKey()) {
        case "ratio" -> ratio = number("ratio", value, false, Integer.MAX_VALUE);
        case "entries" -> entries = number("entries", value, false, Integer.MAX_VALUE);
        case "depth" -> depth = number("depth", value, false, MAX_DEPTH);
        case "object" -> object = number("object", value, true, MAX_OBJECT);
        default ->
            throw new IllegalArgumentException(
                "there is no limit '" + limit.getKey() + "'; there are " + NAMES);
      }
    }
    return new ImportLimits(ratio, entries, depth, object, reason.strip());
  }

  private static int number(String name, String value, boolean bytes, int most) {
    Matcher matcher = NUMBER.matcher(value);
    if (matcher.matches() && (bytes || matcher.group(2) == null)) {
      int shift =
          matcher.group(2) == null ? 0 : 10 * ("KMG".indexOf(value.charAt(value.length() - 3)) + 1);
      long number = Long.parseLong(matcher.group(1));
      if (number > 0 && number <= most >> shift) {
        return (int) (number << shift);
      }
    }
    throw new IllegalArgumentException(
        "--limit %s takes a whole number from 1 to %s, not '%s'; the limits are %s"
            .formatted(name, bytes ? (most >> 30) + "GiB" : most, value, NAMES));
  }

  /// What was changed, a sentence each, in a fixed order.
  List<String> changes() {
    return List.of(
            change("ratio", DEFAULT.ratio, ratio, ""),
            change("entries", DEFAULT.entries, entries, ""),
            change("depth", DEFAULT.depth, depth, ""),
            change("object", DEFAULT.object, object, " bytes"))
        .stream()
        .filter(change -> !change.isEmpty())
        .toList();
  }

  private String change(String name, int from, int to, String unit) {
    return from == to
        ? ""
        : "limit %s %s from %d to %d%s: %s"
            .formatted(name, to > from ? "raised" : "lowered", from, to, unit, reason);
  }

  static String tooLarge(int object) {
    return "an object or document larger than "
        + (object < 1 << 20 ? (object >> 10) + " KiB" : (object >> 20) + " MiB")
        + ", which is not read (see --limit object)";
  }
}
