package io.inscope.snapshot.register;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which column of a sheet holds what, found by the texts of one of its rows.
///
/// @param columns by index, 0-based; columns of no concern are left out
public record RegisterHeader(SortedMap<Integer, RegisterColumn> columns) {
  /// What only the history of the register has: old entries are not to be applied again.
  private static final String HISTORY = "standing";

  /// Empty when the row is not the header of a sheet to fill in: that has an id, and something to
  /// fill in.
  public static Optional<RegisterHeader> of(List<String> texts) {
    SortedMap<Integer, RegisterColumn> columns = new TreeMap<>();
    for (boolean exact : List.of(true, false)) {
      for (int i = 0; i < texts.size(); i++) {
        Optional<RegisterColumn> column =
            exact ? RegisterColumn.named(texts.get(i)) : RegisterColumn.of(texts.get(i));
        if (column.isPresent() && !columns.containsValue(column.get())) {
          columns.put(i, column.get());
        }
      }
    }
    return isFillable(columns.values())
            && texts.stream().noneMatch(text -> text.strip().equalsIgnoreCase(HISTORY))
        ? Optional.of(new RegisterHeader(columns))
        : Optional.empty();
  }

  private static boolean isFillable(Collection<RegisterColumn> columns) {
    EnumSet<RegisterColumn> inputs = EnumSet.allOf(RegisterColumn.class);
    inputs.remove(RegisterColumn.ID);
    return columns.contains(RegisterColumn.ID) && columns.stream().anyMatch(inputs::contains);
  }
}
