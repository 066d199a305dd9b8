package io.inscope.reports.workbook;

import io.inscope.reports.framework.Framework;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The document properties that say what a workbook shows, so that it can be told what somebody
/// filled in since: the snapshot, how far the log of decisions reached, when it was written, and
/// what it holds. Excel and LibreOffice keep them when they save.
public final class OriginProperties {
  public static final String SEAL = "Snapshot seal SHA-256";

  /// How far the log of decisions reached, as the project names it.
  public static final String DECISIONS = "Inscope decisions";

  /// The day, as its first instant in ISO 8601, UTC: the same project gives the same bytes all day.
  public static final String EXPORTED = "Inscope exported at";

  /// Ids of the frameworks whose requirements it holds, with spaces between.
  public static final String FRAMEWORKS = "Inscope frameworks";

  /// Ids of the tables that can be filled in, with spaces between.
  public static final String TABLES = "Inscope tables";

  private OriginProperties() {}

  /// Those besides the seal; none for a workbook that belongs to no project.
  ///
  /// @param tables those it holds
  static SortedMap<String, String> of(WorkbookInput input, Collection<Table> tables) {
    SortedMap<String, String> properties = new TreeMap<>();
    if (!input.decisionMark().isEmpty()) {
      properties.put(DECISIONS, input.decisionMark());
      properties.put(EXPORTED, input.today().atStartOfDay(ZoneOffset.UTC).toInstant().toString());
      properties.put(
          FRAMEWORKS,
          input.assessment().requirements().keySet().stream()
              .map(Framework::id)
              .collect(Collectors.joining(" ")));
      properties.put(
          TABLES,
          tables.stream()
              .filter(table -> table.columns().stream().anyMatch(Column::editable))
              .map(Table::id)
              .collect(Collectors.joining(" ")));
    }
    return properties;
  }
}
