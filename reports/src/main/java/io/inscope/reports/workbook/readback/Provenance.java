package io.inscope.reports.workbook.readback;

import io.inscope.reports.workbook.OriginProperties;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a workbook says of its origin in its document properties: enough to work out again what was
/// written into every cell. Excel and LibreOffice keep such properties when they save.
///
/// @param seal of the snapshot it shows
/// @param decisionMark how far the log of decisions reached
/// @param exportedAt when it was written
/// @param frameworks whose requirements it holds, by id
/// @param tables those it holds that can be filled in, by id
public record Provenance(
    String seal,
    String decisionMark,
    Instant exportedAt,
    List<String> frameworks,
    List<String> tables) {
  public Provenance {
    frameworks = List.copyOf(frameworks);
    tables = List.copyOf(tables);
  }

  /// @param properties those of the document, by name
  /// @param file as people call it
  /// @throws ReadBackException when they do not tell where the file comes from
  static Provenance of(Map<String, String> properties, String file) {
    try {
      if (properties
          .keySet()
          .containsAll(
              List.of(
                  OriginProperties.SEAL, OriginProperties.DECISIONS, OriginProperties.EXPORTED))) {
        return new Provenance(
            text(properties, OriginProperties.SEAL),
            text(properties, OriginProperties.DECISIONS),
            Instant.parse(text(properties, OriginProperties.EXPORTED)),
            words(properties, OriginProperties.FRAMEWORKS),
            words(properties, OriginProperties.TABLES));
      }
    } catch (DateTimeParseException e) {
      // Then it does not tell either.
    }
    throw new ReadBackException(
        "READBACK-ORIGIN",
        "'%s' does not tell which project and snapshot it was written from".formatted(file),
        "Use a workbook that 'inscope report' wrote, saved as .xlsx with its document properties:"
            + " Excel and LibreOffice keep them, copying sheets into a new file and Google Sheets"
            + " do not. Copy what was filled in into a new export then; connections can also be"
            + " applied with 'inscope register --apply'.");
  }

  private static String text(Map<String, String> properties, String name) {
    return properties.getOrDefault(name, "").strip();
  }

  private static List<String> words(Map<String, String> properties, String name) {
    return Stream.of(text(properties, name).split(" ")).filter(w -> !w.isEmpty()).toList();
  }
}
