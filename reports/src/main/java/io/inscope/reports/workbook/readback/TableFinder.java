package io.inscope.reports.workbook.readback;

import io.inscope.reports.table.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/// Finds our tables in sheets, by the titles of their columns: wherever the columns stand, whatever
/// the sheets are called, and whatever was added around them.
final class TableFinder {
  /// Rows in which a header is looked for: people insert titles and notes above it.
  private static final int HEADER_WITHIN = 50;

  private final List<TableShape> shapes;
  private final Map<String, Found> found = new LinkedHashMap<>();

  private static final class Found {
    final TableShape shape;
    final Set<String> columns = new HashSet<>();
    final List<FilledTable.Row> rows = new ArrayList<>();
    final List<FilledTable.Problem> problems = new ArrayList<>();

    Found(TableShape shape) {
      this.shape = shape;
    }
  }

  /// A sheet being read: give it each row, then what was merged.
  final class Sheet {
    private final String name;
    private final List<FilledTable.Row> rows = new ArrayList<>();
    private @Nullable Found table;
    private Map<Integer, String> columns = Map.of();

    private Sheet(String name) {
      this.name = name;
    }

    void row(SheetRow row) {
      if (table != null) {
        table(row);
      } else if (row.number() <= HEADER_WITHIN) {
        shapes.stream()
            .filter(shape -> isHeader(row, shape))
            .findFirst()
            .ifPresent(shape -> header(row, shape));
      }
    }

    private void header(SheetRow row, TableShape shape) {
      Found at = found.computeIfAbsent(shape.id(), _ -> new Found(shape));
      table = at;
      Map<String, List<Integer>> places = places(row, shape);
      Map<Integer, String> readable = new HashMap<>();
      for (Column column : shape.table().columns()) {
        List<Integer> where = places.getOrDefault(column.key(), List.of());
        boolean isKey = shape.keys().contains(column.key());
        if (where.size() == 1) {
          readable.put(where.getFirst(), column.key());
        } else if (where.size() > 1 && (isKey || column.editable())) {
          problem(
              row.number(),
              "the column '%s' is there %d times (%s); keep one of them%s"
                  .formatted(
                      column.title(),
                      where.size(),
                      String.join(
                          ", ", where.stream().map(CellReference::convertNumToColString).toList()),
                      consequence(isKey)));
        } else if (where.isEmpty() && (isKey || column.editable())) {
          problem(
              row.number(),
              "the column '%s' is missing; put it back%s"
                  .formatted(column.title(), consequence(isKey)));
        }
      }
      if (readable.values().containsAll(shape.keys())) {
        columns = readable;
        at.columns.addAll(readable.values());
      }
    }

    private String consequence(boolean isKey) {
      return isKey
          ? ", without it no row of this sheet can be told"
          : "; nothing was read from it, the other columns were";
    }

    private void problem(int row, String message) {
      if (table != null) {
        table.problems.add(new FilledTable.Problem(name, row, message));
      }
    }

    private void table(SheetRow row) {
      Map<String, Value> cells = new LinkedHashMap<>();
      row.cells()
          .forEach(
              (column, value) -> {
                String key = columns.get(column);
                if (key != null) {
                  cells.put(key, value);
                }
              });
      if (!cells.isEmpty()) {
        rows.add(new FilledTable.Row(name, row.number(), cells, Set.of()));
      }
    }

    void end(List<Merged> merged) {
      if (table == null) {
        return;
      }
      for (FilledTable.Row row : rows) {
        Set<String> lost = new LinkedHashSet<>();
        if (!merged.isEmpty()) {
          columns.forEach(
              (column, key) -> {
                if (merged.stream().anyMatch(m -> m.covers(row.number(), column))) {
                  lost.add(key);
                }
              });
        }
        table.rows.add(new FilledTable.Row(row.sheet(), row.number(), row.cells(), lost));
      }
    }
  }

  TableFinder(List<TableShape> shapes) {
    this.shapes = shapes;
  }

  /// What a sheet is read with.
  Sheet sheet(String name) {
    return new Sheet(name);
  }

  /// What was found in all sheets.
  List<FilledTable> tables() {
    return found.values().stream()
        .map(f -> new FilledTable(f.shape, f.columns, f.rows, f.problems))
        .toList();
  }

  /// Whether at least half of the titles are there: enough to tell our tables apart, and people may
  /// delete columns they do not need.
  private static boolean isHeader(SheetRow row, TableShape shape) {
    return places(row, shape).size() * 2 > shape.table().columns().size();
  }

  /// Where each column stands, by key; those that are not there are left out.
  private static Map<String, List<Integer>> places(SheetRow row, TableShape shape) {
    Map<String, String> keys = new HashMap<>();
    shape.table().columns().forEach(column -> keys.put(plain(column.title()), column.key()));
    Map<String, List<Integer>> places = new HashMap<>();
    SortedMap<Integer, Value> cells = row.cells();
    cells.forEach(
        (column, value) -> {
          String key = keys.get(plain(value.text()));
          if (key != null) {
            places.computeIfAbsent(key, _ -> new ArrayList<>()).add(column);
          }
        });
    return places;
  }

  private static String plain(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }
}
