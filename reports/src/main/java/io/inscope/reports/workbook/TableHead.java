package io.inscope.reports.workbook;

import io.inscope.reports.table.Column;
import java.util.List;
import java.util.Locale;

/// What stands above the rows of a table: the name of the sheet, an introduction, the header.
final class TableHead {
  private static final float TITLE_POINTS = 24;
  private static final float HEADER_POINTS = 28;

  /// Columns under the title, in characters: nobody reads longer lines.
  private static final int LINE = 150;

  private final List<Column> columns;
  private final String title;
  private final String intro;
  private final boolean empty;

  /// @param empty whether no row follows
  TableHead(List<Column> columns, String title, String intro, boolean empty) {
    this.columns = columns;
    this.title = title;
    this.intro = intro;
    this.empty = empty;
  }

  /// The introduction of one part of a table: what the sheet says of itself, and how its name or
  /// its rows differ from what they would be if a sheet were larger.
  static String intro(String said, String sheet, List<Places.Part> parts, Places.Part part) {
    StringBuilder intro = new StringBuilder(said);
    if (!parts.getFirst().sheet().equals(sheet)) {
      intro.append(" In full, this sheet is called \"").append(sheet).append("\".");
    }
    if (parts.size() > 1) {
      int at = parts.indexOf(part);
      intro.append(
          String.format(
              Locale.ROOT,
              " Rows %,d to %,d of %,d, as many as a sheet can hold;",
              part.from() + 1,
              part.to(),
              parts.getLast().to()));
      intro.append(
          at == parts.size() - 1
              ? " those before are on the sheet " + parts.get(at - 1).sheet() + "."
              : " the next are on the sheet " + parts.get(at + 1).sheet() + ".");
    }
    return intro.toString();
  }

  /// The last column under the title and the introduction.
  int lastColumn() {
    int last = 0;
    while (last + 1 < columns.size() && widthTo(last + 1) <= LINE) {
      last++;
    }
    return last;
  }

  void write(SheetXml xml, Ink ink) {
    xml.row(0, TITLE_POINTS);
    ink.title(xml, title, title);
    xml.endRow();
    xml.row(1, RowHeight.points(RowHeight.lines(intro, widthTo(lastColumn()))) + 4);
    xml.text(intro, Styles.Use.NOTE);
    xml.endRow();
    xml.row(Places.FIRST_ROW - 1, HEADER_POINTS);
    for (Column column : columns) {
      xml.text(column.title(), column.editable() ? Styles.Use.HEADER_EDITABLE : Styles.Use.HEADER);
    }
    xml.endRow();
    if (empty) {
      xml.row(Places.FIRST_ROW, 0);
      xml.text("no rows", Styles.Use.NOTE);
      xml.endRow();
    }
  }

  private int widthTo(int last) {
    return columns.subList(0, last + 1).stream().mapToInt(column -> column.width() + 1).sum();
  }
}
