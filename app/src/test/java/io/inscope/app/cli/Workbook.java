package io.inscope.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// A workbook as somebody edits it: cells by the words that name their row, and by the title of
/// their column.
final class Workbook implements AutoCloseable {
  /// The row that holds the titles.
  static final int HEADER = 2;

  private final Path file;
  private final XSSFWorkbook book;

  Workbook(Path file) {
    this.file = file;
    try (InputStream in = Files.newInputStream(file)) {
      this.book = new XSSFWorkbook(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  XSSFWorkbook book() {
    return book;
  }

  Sheet sheet(String name) {
    return book.getSheet(name);
  }

  int column(String sheet, String title) {
    for (Cell cell : sheet(sheet).getRow(HEADER)) {
      if (cell.getStringCellValue().equals(title)) {
        return cell.getColumnIndex();
      }
    }
    throw new AssertionError("no column " + title + " in " + sheet);
  }

  /// The first row that has each of these texts in some cell.
  Row row(String sheet, String... texts) {
    for (Row row : sheet(sheet)) {
      if (row.getRowNum() > HEADER && texts(row).containsAll(List.of(texts))) {
        return row;
      }
    }
    throw new AssertionError("no row " + List.of(texts) + " in " + sheet);
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    row.forEach(cell -> texts.add(text(cell)));
    return texts;
  }

  static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case STRING -> cell.getStringCellValue();
      case NUMERIC ->
          DateUtil.isCellDateFormatted(cell)
              ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
              : Double.toString(cell.getNumericCellValue());
      default -> "";
    };
  }

  String text(Row row, String title) {
    return text(row.getCell(column(row.getSheet().getSheetName(), title)));
  }

  void set(Row row, String title, String text) {
    cell(row, title).setCellValue(text);
  }

  void set(Row row, String title, LocalDate day) {
    cell(row, title).setCellValue(day);
  }

  Cell cell(Row row, String title) {
    Cell cell =
        row.getCell(
            column(row.getSheet().getSheetName(), title),
            Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    // POI would keep the text of an inline string beside the new one.
    cell.setBlank();
    return cell;
  }

  void save() {
    save(file);
  }

  void save(Path to) {
    try (OutputStream out = Files.newOutputStream(to)) {
      book.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      book.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
