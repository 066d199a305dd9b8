package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibreOfficeTest {
  @TempDir Path folder;

  @Test
  void computesWhatWeWroteBesideTheFormulasAndReadsTheVeryTexts() throws Exception {
    Optional<LibreOffice> office = LibreOffice.installed();
    assumeTrue(office.isPresent(), "soffice is not on the path");
    Path ours = folder.resolve("bank.xlsx");
    List<Sheet> sheets =
        Stream.concat(
                Sheets.all().stream(),
                Stream.of(OneTable.of("Hostile", HostileTexts.rows(HostileTexts.ALL))))
            .toList();
    new XlsxWriter(sheets, 6).write(SampleInput.bank(), ours);

    Path theirs = office.get().saved(ours, folder);

    try (XSSFWorkbook written = new XSSFWorkbook(ours.toFile());
        XSSFWorkbook computed = new XSSFWorkbook(theirs.toFile())) {
      assertThat(formulas(computed)).hasSizeGreaterThan(50).isEqualTo(formulas(written));
      assertThat(texts(computed)).isEqualTo(HostileTexts.ALL);
    }
  }

  /// What each formula evaluates to, by place: `Cover!B14=3.0`.
  private static Map<String, String> formulas(XSSFWorkbook workbook) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    for (org.apache.poi.ss.usermodel.Sheet sheet : workbook) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.FORMULA) {
            values.put(
                sheet.getSheetName() + "!" + cell.getAddress(),
                cell.getCachedFormulaResultType() == CellType.NUMERIC
                    ? Double.toString(cell.getNumericCellValue())
                    : cell.getStringCellValue());
          }
        }
      }
    }
    return values;
  }

  private static List<String> texts(XSSFWorkbook workbook) {
    List<String> texts = new ArrayList<>();
    for (org.apache.poi.ss.usermodel.Sheet sheet : workbook) {
      if (sheet.getSheetName().startsWith("Hostile")) {
        for (int row = 3; row <= sheet.getLastRowNum(); row++) {
          texts.add(((XSSFSheet) sheet).getRow(row).getCell(1).getStringCellValue());
        }
      }
    }
    return texts;
  }
}
