package io.inscope.reports.inventory;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows of an inventory while they are collected.
final class Lines {
  /// More names of one thing are counted: a cell is for reading.
  private static final int SHOWN = 12;

  private final String id;
  private final String title;
  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  Lines(String id, String title, Column... columns) {
    this.id = id;
    this.title = title;
    this.columns = List.of(columns);
  }

  void add(Cell... cells) {
    add(List.of(cells));
  }

  void add(List<Cell> cells) {
    rows.add(cells);
  }

  /// A row for each object of a kind; one that cannot be read says so in its last column.
  void each(ClusterSnapshot cluster, GroupKind kind, Function<Resource, List<Cell>> row) {
    try (Stream<Resource> all = cluster.all(kind)) {
      all.forEach(resource -> rows.add(guarded(resource, row)));
    }
  }

  List<Cell> guarded(Resource resource, Function<Resource, List<Cell>> row) {
    try {
      return row.apply(resource);
    } catch (WrongShape e) {
      return unread(resource, notUnderstood(resource, e));
    }
  }

  /// The row of an object of which nothing else can be said.
  ///
  /// @param why stands in the last column
  List<Cell> unread(Resource resource, String why) {
    List<Cell> cells = new ArrayList<>(Collections.nCopies(columns.size(), Cell.BLANK));
    cells.set(0, Cell.of(resource.ref().toString()));
    cells.set(columns.size() - 1, Cell.of(why));
    return cells;
  }

  static String notUnderstood(Resource resource, WrongShape e) {
    return "%s: not understood: %s".formatted(resource.origin().place(), e.getMessage());
  }

  Table table() {
    return new Table(id, title, columns, rows);
  }

  /// Several names in one cell, each on a line of its own.
  static Cell list(Collection<String> names) {
    String shown =
        names.stream().filter(n -> !n.isEmpty()).limit(SHOWN).collect(Collectors.joining("\n"));
    int more = names.size() - SHOWN;
    return Cell.of(more > 0 ? shown + "\n+ " + more + " more" : shown);
  }

  static Cell text(Field field) {
    return Cell.of(Objects.toString(field.value(), ""));
  }

  /// The texts of a list, beside each other.
  static Cell texts(Field list) {
    return Cell.of(list.each().map(one -> one.text("")).collect(Collectors.joining(", ")));
  }

  static Cell scope(Optional<ScopeClass> scope) {
    return scope.<Cell>map(one -> new Cell.Status(one.word())).orElse(Cell.BLANK);
  }

  static Cell created(Resource resource) {
    return text(resource.root().at("metadata", "creationTimestamp"));
  }

  static Cell place(Resource resource) {
    return Cell.of(resource.origin().place());
  }
}
