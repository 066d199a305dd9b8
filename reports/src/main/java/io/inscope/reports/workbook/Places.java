package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  private record Placed(Table table, List<Part> parts, Map<String, Integer> rows) {}

  private final Map<String, Placed> tables = new HashMap<>();
  private Optional<String> front = Optional.empty();

  /// @param maxRows how many rows one sheet can hold, header and all
  List<Part> add(String sheet, Table table, int maxRows) {
    int room = maxRows - FIRST_ROW;
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from == 0 || from < table.rows().size(); from += room) {
      String name = parts.isEmpty() ? sheet : sheet + " (" + (parts.size() + 1) + ")";
      parts.add(new Part(name, from, Math.min(from + room, table.rows().size())));
    }
    Map<String, Integer> rows = new HashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      rows.putIfAbsent(table.rows().get(i).get(0).plain(), i);
    }
    tables.put(table.id(), new Placed(table, parts, rows));
    return parts;
  }

  Optional<Table> table(String id) {
    return Optional.ofNullable(tables.get(id)).map(Placed::table);
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
    Integer row = placed == null ? null : placed.rows().get(link.row());
    if (placed == null || row == null) {
      return Optional.empty();
    }
    return placed.parts().stream()
        .filter(part -> row >= part.from() && row < part.to())
        .findFirst()
        .map(part -> quoted(part.sheet()) + "!A" + (FIRST_ROW + row - part.from() + 1));
  }

  /// The places of one column, one range for each sheet: `'Findings'!$B$4:$B$120`.
  List<String> ranges(String id, String key) {
    Placed placed = tables.get(id);
    if (placed == null) {
      return List.of();
    }
    String letters = CellReference.convertNumToColString(column(placed.table(), key));
    return placed.parts().stream()
        .map(part -> quoted(part.sheet()) + range(letters, part.endRow()))
        .toList();
  }

  /// One cell of a table: `'Coverage'!$E$12`.
  ///
  /// @param row index in the table, which has been added
  String cell(String id, int row, String key) {
    Placed placed = Objects.requireNonNull(tables.get(id));
    String letters = CellReference.convertNumToColString(column(placed.table(), key));
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
