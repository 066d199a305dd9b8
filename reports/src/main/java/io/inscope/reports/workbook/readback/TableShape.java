package io.inscope.reports.workbook.readback;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.reports.workbook.TableSheet;
import io.inscope.reports.workbook.WorkbookInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A table that people fill in: what tells its rows apart, and which columns are theirs.
///
/// @param sheet the name of its sheet, as it is written
/// @param keys the columns that together name a row
/// @param days the columns that hold days
public record TableShape(String sheet, Table table, List<String> keys, Set<String> days) {
  /// What names a row, by table. Other tables cannot be read back.
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "connection-register", List.of("id"),
          "findings", List.of("finding"),
          "requirement-matrix", List.of("reference"),
          "manual-evidence", List.of("reference", "object", "question"),
          "exceptions", List.of("check", "object", "containers"));

  /// One row: the text of each cell, days in ISO 8601, by column.
  record Row(List<String> key, Map<String, String> cells) {}

  public TableShape {
    keys = List.copyOf(keys);
    days = Set.copyOf(days);
  }

  /// A sheet with what was or would be written into it.
  ///
  /// @throws IllegalArgumentException when it is not known what tells its rows apart
  public static TableShape of(TableSheet sheet, WorkbookInput input) {
    Table table = sheet.table(input);
    List<String> keys = KEYS.get(table.id());
    if (keys == null) {
      throw new IllegalArgumentException("rows of " + table.id() + " have no name");
    }
    return new TableShape(sheet.name(), table, keys, sheet.days());
  }

  String id() {
    return table.id();
  }

  List<Column> editable() {
    return table.columns().stream().filter(Column::editable).toList();
  }

  String title(String column) {
    return table.columns().stream()
        .filter(c -> c.key().equals(column))
        .map(Column::title)
        .findFirst()
        .orElse(column);
  }

  /// The rows by what names them, in their order; of several with one name the first.
  Map<List<String>, Row> rows() {
    Map<List<String>, Row> rows = new LinkedHashMap<>();
    for (List<Cell> cells : table.rows()) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        texts.put(table.columns().get(i).key(), Value.plain(Shown.text(cells.get(i).plain())));
      }
      List<String> key = keys.stream().map(k -> texts.getOrDefault(k, "")).toList();
      rows.putIfAbsent(key, new Row(key, texts));
    }
    return rows;
  }

  /// How messages call a row: `F-7KQ2M4XA`, `PCI DSS 4.0.1 1.2.3`.
  static String name(List<String> key) {
    return key.stream()
        .filter(part -> !part.isEmpty())
        .map(part -> part.length() > 60 ? part.substring(0, 59) + "…" : part)
        .collect(Collectors.joining(", "));
  }
}
