package io.inscope.reports.workbook;

import io.inscope.snapshot.register.FilledRow;
import io.inscope.snapshot.register.FilledSheet;
import io.inscope.snapshot.register.RegisterColumn;
import io.inscope.snapshot.register.RegisterException;
import io.inscope.snapshot.register.RegisterHeader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellReference;

/// Reads back what people filled into a workbook of ours.
///
/// Sheets and columns are found by their headers, connections by their ids: rows may be sorted,
/// filtered or deleted, columns moved or added, other sheets there or not. Of formulas the value
/// that was last computed counts. Days may be dates, or texts that look like one.
public final class RegisterWorkbook {
  /// Rows in which a header is looked for: people put titles and notes above it.
  private static final int HEADER_WITHIN = 50;

  /// A register of 50,000 connections has a tenth of that.
  private static final long MAX_BYTES = 100L << 20;

  private final List<FilledRow> rows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private RegisterWorkbook() {}

  /// @throws RegisterException when it is no workbook, or nothing in it is to be filled in
  public static FilledSheet read(Path file) {
    RegisterWorkbook reading = new RegisterWorkbook();
    boolean found = false;
    requireModest(file);
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      for (org.apache.poi.ss.usermodel.Sheet sheet : workbook) {
        found |= reading.sheet(sheet);
      }
    } catch (EncryptedDocumentException e) {
      throw new RegisterException(
          "REGISTER-ENCRYPTED",
          "'%s' is protected by a password".formatted(file),
          "Nothing was recorded. Save it without one.");
    } catch (IOException | RuntimeException e) {
      // POI throws many kinds of exceptions over damaged files; their texts help nobody.
      throw new RegisterException(
          "REGISTER-UNREADABLE",
          "'%s' cannot be read as a workbook".formatted(file),
          "Nothing was recorded. Open it in Excel or LibreOffice and save it as .xlsx.");
    }
    if (!found) {
      throw new RegisterException(
          "REGISTER-NO-SHEET",
          "'%s' has no sheet with the columns 'Id' and 'Business justification'".formatted(file),
          "Nothing was recorded. Use the sheet Connections of a workbook that 'inscope report' or"
              + " 'inscope register --out' wrote.");
    }
    return new FilledSheet(reading.rows, reading.problems);
  }

  private static void requireModest(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new RegisterException(
            "REGISTER-TOO-LARGE",
            "'%s' is larger than %d MB".formatted(file, MAX_BYTES >> 20),
            "Nothing was recorded. Delete every sheet but Connections from it.");
      }
    } catch (IOException e) {
      throw new RegisterException(
          "REGISTER-UNREADABLE", "'%s' cannot be read".formatted(file), "Nothing was recorded.");
    }
  }

  /// Whether it is one to fill in.
  private boolean sheet(org.apache.poi.ss.usermodel.Sheet sheet) {
    Optional<RegisterHeader> header = Optional.empty();
    for (Row row : sheet) {
      if (header.isPresent()) {
        row(row, header.get());
      } else if (row.getRowNum() < HEADER_WITHIN) {
        header = RegisterHeader.of(texts(row));
      }
    }
    return header.isPresent();
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.getLastCellNum(); i++) {
      Cell cell = row.getCell(i);
      texts.add(
          cell != null && cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "");
    }
    return texts;
  }

  private void row(Row row, RegisterHeader header) {
    String place =
        "sheet '%s', row %d".formatted(row.getSheet().getSheetName(), row.getRowNum() + 1);
    Map<RegisterColumn, FilledRow.Cell> cells = new EnumMap<>(RegisterColumn.class);
    boolean broken = false;
    for (Map.Entry<Integer, RegisterColumn> column : header.columns().entrySet()) {
      Cell cell = row.getCell(column.getKey());
      String where =
          "column %s '%s'"
              .formatted(
                  CellReference.convertNumToColString(column.getKey()), column.getValue().title());
      if (cell != null && type(cell) == CellType.ERROR) {
        problems.add(
            "%s, %s: the cell holds the error %s; write the value itself"
                .formatted(
                    place, where, FormulaError.forInt(cell.getErrorCellValue()).getString()));
        broken = true;
      } else if (cell != null) {
        String text = text(cell, column.getValue());
        if (!text.isBlank()) {
          cells.put(column.getValue(), new FilledRow.Cell(text, where));
        }
      }
    }
    if (!broken) {
      rows.add(new FilledRow(place, cells));
    }
  }

  private static CellType type(Cell cell) {
    return cell.getCellType() == CellType.FORMULA
        ? cell.getCachedFormulaResultType()
        : cell.getCellType();
  }

  private static String text(Cell cell, RegisterColumn column) {
    return switch (type(cell)) {
      case STRING -> cell.getStringCellValue();
      case NUMERIC -> number(cell, column);
      case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
      case BLANK, ERROR, FORMULA, _NONE -> "";
    };
  }

  /// A day in a column for days also when its cell lost the format of a date.
  private static String number(Cell cell, RegisterColumn column) {
    double value = cell.getNumericCellValue();
    if (DateUtil.isCellDateFormatted(cell) || (column.isDate() && isPlausibleDay(value))) {
      LocalDateTime date = cell.getLocalDateTimeCellValue();
      return date.toLocalDate().toString();
    }
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /// Days of this century, as Excel counts them.
  private static boolean isPlausibleDay(double value) {
    return value >= 36_526 && value < 73_051;
  }
}
