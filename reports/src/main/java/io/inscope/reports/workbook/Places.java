package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.poi.ss.util.CellReference;

/// Where each table stands in the workbook, for links and counting formulas. Known before the first
/// cell is written.
final class Places {
  /// Rows above the first row of a table: title, introduction, header.
  static final int FIRST_ROW = 3;

  /// One stretch of a table on one sheet.
  ///
  /// @param from index of its first row in the table
  /// @param to index behind its last row
  record Part(String sheet, int from, int to) {
    /// 0-based row of the sheet behind its last one; a table without rows takes one.
    int endRow() {
      return FIRST_ROW + Math.max(1, to - from);
    }
  }

  private record Placed(Survey survey, List<Part> parts) {}

  private final SheetNames names = new SheetNames();
  private final Map<String, Placed> tables = new HashMap<>();
  private Optional<String> front = Optional.empty();

  /// The name of a sheet without a table.
  String add(String sheet) {
    return names.take(sheet);
  }

  /// @param maxRows how many rows one sheet can hold, header and all
  List<Part> add(String sheet, Survey survey, int maxRows) {
    Table table = survey.table();
    int room = maxRows - FIRST_ROW;
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from == 0 || from < table.rows().size(); from += room) {
      parts.add(new Part(names.take(sheet), from, Math.min(from + room, table.rows().size())));
    }
    tables.put(table.id(), new Placed(survey, List.copyOf(parts)));
    return parts;
  }

  Optional<Table> table(String id) {
    return survey(id).map(Survey::table);
  }

  Optional<Survey> survey(String id) {
    return Optional.ofNullable(tables.get(id)).map(Placed::survey);
  }

  /// Makes a sheet the one that titles lead back to.
  void front(String sheet) {
    front = Optional.of(sheet);
  }

  /// The sheet that titles lead back to; empty in a workbook without a cover.
  Optional<String> front() {
    return front;
  }

  /// The cell a link leads to: `'Findings'!A12`; empty when the table or the row is not there.
  Optional<String> target(Cell.Link link) {
    Placed placed = tables.get(link.sheet());
    if (placed == null) {
      return Optional.empty();
    }
    OptionalInt row = placed.survey().row(link.row());
    return row.isEmpty()
        ? Optional.empty()
        : placed.parts().stream()
            .filter(part -> row.getAsInt() >= part.from() && row.getAsInt() < part.to())
            .findFirst()
            .map(
                part ->
                    quoted(part.sheet()) + "!A" + (FIRST_ROW + row.getAsInt() - part.from() + 1));
  }

  /// The places of one column, one range for each sheet: `'Findings'!$B$4:$B$120`.
  List<String> ranges(String id, String key) {
    Placed placed = tables.get(id);
    if (placed == null) {
      return List.of();
    }
    String letters = CellReference.convertNumToColString(column(placed.survey().table(), key));
    return placed.parts().stream()
        .map(part -> quoted(part.sheet()) + range(letters, part.endRow()))
        .toList();
  }

  /// One cell of a table: `'Coverage'!$E$12`.
  ///
  /// @param row index in the table, which has been added
  String cell(String id, int row, String key) {
    Placed placed = Objects.requireNonNull(tables.get(id));
    String letters = CellReference.convertNumToColString(column(placed.survey().table(), key));
    return placed.parts().stream()
        .filter(part -> row >= part.from() && row < part.to())
        .map(
            part ->
                "%s!$%s$%s"
                    .formatted(quoted(part.sheet()), letters, FIRST_ROW + row - part.from() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static String range(String letters, int lastRow) {
    return "!$" + letters + "$" + (FIRST_ROW + 1) + ":$" + letters + "$" + lastRow;
  }

  static int column(Table table, String key) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).key().equals(key)) {
        return i;
      }
    }
    throw new IllegalArgumentException(table.id() + " has no column " + key);
  }

  static String quoted(String sheet) {
    return "'" + sheet.replace("'", "''") + "'";
  }
}
