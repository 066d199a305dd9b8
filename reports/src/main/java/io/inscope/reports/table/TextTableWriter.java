package io.inscope.reports.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes a table for a console: aligned columns within a given width.
///
/// Columns without any content are left out. When the rest does not fit, the widest columns give
/// way, what is cut ends in `…`, and columns that find no place at all are named in a last line.
/// Control characters, which could steer the terminal, become blanks.
public final class TextTableWriter {
  private static final int GAP = 2;
  private static final int LEAST = 8;

  private TextTableWriter() {}

  /// Writes all rows, below a header with the keys of the columns.
  ///
  /// @param width characters in a line
  public static void write(Table table, int width, Appendable out) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.columns().stream().map(Column::key).toList());
    table.rows().forEach(row -> lines.add(row.stream().map(c -> clean(c.plain())).toList()));

    int[] natural = new int[table.columns().size()];
    for (List<String> line : lines) {
      for (int i = 0; i < natural.length; i++) {
        natural[i] = Math.max(natural[i], length(line.get(i)));
      }
    }
    List<Integer> filled =
        IntStream.range(0, natural.length).filter(i -> hasContent(table, i)).boxed().toList();
    List<Integer> shown = thatFit(filled, natural, width);
    int[] widths = shrunk(shown, natural, width);

    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), table, shown, widths, i > 0, out);
      if (i == 0) {
        rule(shown, widths, out);
      }
    }
    if (shown.size() < filled.size()) {
      out.append("not shown for lack of space: ")
          .append(
              filled.stream()
                  .filter(i -> !shown.contains(i))
                  .map(i -> table.columns().get(i).key())
                  .collect(Collectors.joining(", ")))
          .append('\n');
    }
  }

  private static boolean hasContent(Table table, int column) {
    return table.rows().isEmpty()
        || table.rows().stream().anyMatch(row -> !row.get(column).plain().isEmpty());
  }

  /// The columns, from the left, for which there is place when each takes the least it can.
  private static List<Integer> thatFit(List<Integer> columns, int[] natural, int width) {
    List<Integer> fitting = new ArrayList<>();
    int used = -GAP;
    for (int column : columns) {
      used += GAP + Math.min(LEAST, natural[column]);
      if (used > width && !fitting.isEmpty()) {
        break;
      }
      fitting.add(column);
    }
    return fitting;
  }

  private static int[] shrunk(List<Integer> shown, int[] natural, int width) {
    int[] widths = natural.clone();
    int available = width - GAP * (shown.size() - 1);
    while (shown.stream().mapToInt(i -> widths[i]).sum() > available) {
      int widest = shown.stream().reduce((a, b) -> widths[b] > widths[a] ? b : a).orElseThrow();
      if (widths[widest] <= LEAST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static void line(
      List<String> texts,
      Table table,
      List<Integer> shown,
      int[] widths,
      boolean isRow,
      Appendable out)
      throws IOException {
    StringBuilder line = new StringBuilder();
    for (int column : shown) {
      String text = cut(texts.get(column), widths[column]);
      String padding = " ".repeat(widths[column] - length(text));
      boolean right = isRow && isAmount(table, column);
      line.append(right ? padding + text : text + padding).append(" ".repeat(GAP));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static boolean isAmount(Table table, int column) {
    return table.rows().stream().anyMatch(row -> row.get(column) instanceof Cell.Amount);
  }

  private static void rule(List<Integer> shown, int[] widths, Appendable out) throws IOException {
    out.append(
            shown.stream()
                .map(i -> "-".repeat(widths[i]))
                .collect(Collectors.joining(" ".repeat(GAP))))
        .append('\n');
  }

  private static String clean(String text) {
    int[] characters =
        text.codePoints().map(c -> Character.isISOControl(c) || isInvisible(c) ? ' ' : c).toArray();
    return new String(characters, 0, characters.length).strip();
  }

  private static boolean isInvisible(int character) {
    return Character.getType(character) == Character.FORMAT
        || Character.getType(character) == Character.SURROGATE;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String cut(String text, int length) {
    if (length(text) <= length) {
      return text;
    }
    int[] characters = text.codePoints().limit(Math.max(0, length - 1)).toArray();
    return new String(characters, 0, characters.length) + "…";
  }
}
