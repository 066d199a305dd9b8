package io.inscope.reports.workbook.readback;

import io.inscope.reports.table.Column;
import io.inscope.snapshot.redaction.Redactor;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The cells of one row compared three ways: as exported, as on record now, as in the file.
final class RowComparison {
  /// Where text is added and not replaced, so that two people may both write.
  private static final String COMMENT = "comment";

  /// A cell shows at most 32,767 characters; what is longer was cut.
  private static final int SURELY_SHOWN = 30_000;

  private final TableShape shape;
  private final List<String> key;
  private final Map<String, String> was;
  private final Map<String, String> now;
  private final Map<String, String> file = new LinkedHashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private boolean masked;

  /// @param was the cells as exported, and `now` as on record; empty for a new row
  /// @param columns those that are in the file
  /// @throws Meaning.Unclear when a cell cannot be read
  RowComparison(
      TableShape shape,
      List<String> key,
      Map<String, String> was,
      Map<String, String> now,
      FilledTable.Row row,
      Set<String> columns,
      Redactor redactor) {
    this.shape = shape;
    this.key = key;
    this.was = was;
    this.now = now;
    if (was.isEmpty()) {
      row.cells().forEach((column, value) -> file.put(column, value.text()));
    }
    for (var column : shape.editable()) {
      if (columns.contains(column.key())) {
        read(column.key(), row, redactor);
      }
    }
  }

  private void read(String column, FilledTable.Row row, Redactor redactor) {
    String before = was.getOrDefault(column, "");
    if (row.merged().contains(column)) {
      throw new Meaning.Unclear(
          "the cell in '%s' is merged with others, which loses what stood in them; unmerge them and"
                  .formatted(shape.title(column))
              + " write into each");
    }
    String text = text(column, row.cells().get(column), before);
    if (isSame(before, text)) {
      file.put(column, before);
      return;
    }
    String safe = redactor.text(text);
    masked |= !safe.equals(text);
    file.put(column, safe);
    if (!safe.equals(before)) {
      changed.add(column);
    }
  }

  private String text(String column, @Nullable Value value, String was) {
    return switch (value) {
      case null -> "";
      case Value.Fault f ->
          throw new Meaning.Unclear(
              "the cell in '%s' holds the error %s; write the value itself"
                  .formatted(shape.title(column), f.error()));
      case Value v when shape.days().contains(column) && !v.text().equals(was) -> {
        Optional<LocalDate> day = v.day();
        yield day.map(LocalDate::toString)
            .orElseThrow(
                () ->
                    new Meaning.Unclear(
                        "'%s' in '%s' is not a date, or not clear; write it as 2026-11-30"
                            .formatted(shortened(v.text()), shape.title(column))));
      }
      case Value v -> v.text();
    };
  }

  private static boolean isSame(String was, String file) {
    return was.length() > SURELY_SHOWN
        ? file.startsWith(was.substring(0, SURELY_SHOWN))
        : was.equals(file);
  }

  boolean isChanged() {
    return !changed.isEmpty();
  }

  /// Whether something secret was masked in what was filled in.
  boolean isMasked() {
    return masked;
  }

  /// Whether the record says of every changed cell what the file says.
  boolean isOnRecord() {
    return changed.stream().allMatch(column -> now(column).equals(file(column)));
  }

  /// Whether the record of this row changed since the export.
  boolean isMoved() {
    return shape.editable().stream()
        .anyMatch(column -> !now(column.key()).equals(was.getOrDefault(column.key(), "")));
  }

  /// Whether both changed it, and not only by adding remarks.
  boolean isConflict() {
    return isMoved() && changed.stream().anyMatch(column -> !isAdded(column));
  }

  private boolean isAdded(String column) {
    String before = was.getOrDefault(column, "");
    return column.equals(COMMENT) && (before.isEmpty() || file(column).startsWith(before + "\n"));
  }

  /// What the file makes of the record as it is now.
  Change change() {
    Map<String, String> after = new LinkedHashMap<>(now);
    if (was.isEmpty()) {
      after.putAll(file);
    }
    for (String column : changed) {
      after.put(column, isMoved() && isAdded(column) ? added(column) : file(column));
    }
    return new Change(key, now, after);
  }

  private String added(String column) {
    String before = was.getOrDefault(column, "");
    String more = file(column).substring(before.length()).strip();
    String present = now(column);
    return present.isEmpty() ? more : present + "\n" + more;
  }

  /// What the file made of the record as it was.
  Change changeThen() {
    Map<String, String> after = new LinkedHashMap<>(was);
    after.putAll(file);
    return new Change(key, was, after);
  }

  private String now(String column) {
    return now.getOrDefault(column, "");
  }

  private String file(String column) {
    return file.getOrDefault(column, "");
  }

  /// The titles of the changed columns.
  String columns() {
    return changed.stream().map(shape::title).collect(Collectors.joining(", "));
  }

  /// `Owner: 'A' -> 'B'`
  String difference() {
    return changed.stream()
        .map(
            column ->
                "%s: %s -> %s"
                    .formatted(shape.title(column), quoted(now(column)), quoted(file(column))))
        .collect(Collectors.joining("; "));
  }

  /// All three, of each column that differs.
  String conflict() {
    return shape.editable().stream()
        .map(Column::key)
        .filter(c -> changed.contains(c) || !now(c).equals(was.getOrDefault(c, "")))
        .map(
            column ->
                "%s: exported %s, on record now %s, in the file %s"
                    .formatted(
                        shape.title(column),
                        quoted(was.getOrDefault(column, "")),
                        quoted(now(column)),
                        quoted(file.getOrDefault(column, was.getOrDefault(column, "")))))
        .collect(Collectors.joining("; "));
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "nothing" : "'" + shortened(text) + "'";
  }

  private static String shortened(String text) {
    String line = text.replace("\n", " / ");
    return line.length() > 60 ? line.substring(0, 59) + "…" : line;
  }
}
