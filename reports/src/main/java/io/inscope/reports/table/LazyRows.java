package io.inscope.reports.table;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/// Rows that are made each time somebody asks for them, and kept by nobody: a table of a million
/// rows takes no more memory than the things it shows.
final class LazyRows<T> extends AbstractList<List<Cell>> implements RandomAccess {
  private final String table;
  private final int columns;
  private final List<T> things;
  private final Function<? super T, List<Cell>> row;

  LazyRows(String table, int columns, List<T> things, Function<? super T, List<Cell>> row) {
    this.table = table;
    this.columns = columns;
    this.things = List.copyOf(things);
    this.row = row;
  }

  @Override
  public List<Cell> get(int index) {
    return Table.checked(table, columns, row.apply(things.get(index)));
  }

  @Override
  public int size() {
    return things.size();
  }
}
