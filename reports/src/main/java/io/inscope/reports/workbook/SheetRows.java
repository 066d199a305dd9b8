package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.reports.zip.Block;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;

/// The rows of one part of a table as blocks of XML, which are written on any thread and in any
/// order: title, introduction and header first, then so many rows at a time.
final class SheetRows {
  /// Rows of a block: some 300 KB of XML, so that deflate loses little at its ends.
  private static final int ROWS = 512;

  private final Table table;
  private final Places.Part part;
  private final TableHead head;
  private final List<Ink.Owner> owners;
  private final Ink ink;

  /// @param owners whose each column is
  SheetRows(Table table, Places.Part part, TableHead head, List<Ink.Owner> owners, Ink ink) {
    this.table = table;
    this.part = part;
    this.head = head;
    this.owners = owners;
    this.ink = ink;
  }

  /// @param before what stands before the first row
  /// @param after what stands behind the last one
  List<Block> blocks(String before, String after) {
    int rows = part.to() - part.from();
    int stretches = (rows + ROWS - 1) / ROWS;
    return new AbstractList<>() {
      @Override
      public Block get(int i) {
        if (i == 0) {
          return out -> head(before, out);
        }
        return i <= stretches
            ? out -> rows((i - 1) * ROWS, Math.min(i * ROWS, rows), out)
            : out -> out.write(after.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public int size() {
        return stretches + 2;
      }
    };
  }

  private void head(String before, OutputStream out) throws IOException {
    out.write(before.getBytes(StandardCharsets.UTF_8));
    SheetXml xml = new SheetXml(out, ink.styles(), table.columns().size());
    head.write(xml, ink);
    xml.flush();
  }

  /// @param from within the part
  private void rows(int from, int to, OutputStream out) {
    SheetXml xml = new SheetXml(out, ink.styles(), table.columns().size());
    for (int i = from; i < to; i++) {
      List<Cell> cells = table.rows().get(part.from() + i);
      int lines = lines(cells);
      // A row without a height of its own grows with what people write into it.
      xml.row(Places.FIRST_ROW + i, lines > 1 ? RowHeight.points(lines) : 0);
      for (int column = 0; column < cells.size(); column++) {
        ink.write(xml, cells.get(column), owners.get(column));
      }
      xml.endRow();
    }
    xml.flush();
  }

  private int lines(List<Cell> cells) {
    int lines = 1;
    List<Column> columns = table.columns();
    for (int column = 0; column < cells.size(); column++) {
      Cell cell = cells.get(column);
      // Numbers and dates do not wrap.
      if (cell instanceof Cell.Text || cell instanceof Cell.Status || cell instanceof Cell.Link) {
        lines = Math.max(lines, RowHeight.lines(cell.plain(), columns.get(column).width()));
      }
    }
    return lines;
  }
}
