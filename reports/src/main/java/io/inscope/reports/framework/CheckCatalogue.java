package io.inscope.reports.framework;

import io.inscope.reports.check.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every check that a snapshot makes possible, built or not.
///
/// Frameworks name checks before somebody builds them. This list tells an id that is waiting for
/// its check from one that is misspelt.
public final class CheckCatalogue {
  private static final String FILE = "check-catalogue.tsv";

  private final Map<String, Entry> entries;

  /// @param group the subject of the check, a package below `checks`: `network`
  /// @param severity of a failure outside the CDE
  public record Entry(String id, String group, Severity severity) {}

  private CheckCatalogue(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /// The catalogue we ship.
  public static CheckCatalogue shipped() {
    return parse(new String(ShippedFile.bytes(FILE), StandardCharsets.UTF_8));
  }

  /// @param text a heading, then one line a check: id, group and severity between tabs
  /// @throws IllegalArgumentException when a line does not follow that, or an id comes twice
  static CheckCatalogue parse(String text) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<String> lines = text.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      Entry entry = entry(lines.get(i), i + 1);
      if (entries.putIfAbsent(entry.id(), entry) != null) {
        throw new IllegalArgumentException(
            "%s:%d: '%s' comes twice".formatted(FILE, i + 1, entry.id()));
      }
    }
    return new CheckCatalogue(entries);
  }

  private static Entry entry(String line, int number) {
    String[] cells = line.split("\t", -1);
    if (cells.length == 3) {
      for (Severity severity : Severity.values()) {
        if (severity.word().equals(cells[2])) {
          return new Entry(cells[0], cells[1], severity);
        }
      }
    }
    throw new IllegalArgumentException(
        "%s:%d: expected id, group and severity between tabs".formatted(FILE, number));
  }

  /// All entries, by group, in the order of the catalogue.
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  public Optional<Entry> find(String id) {
    return Optional.ofNullable(entries.get(id));
  }
}
