package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.reports.table.CsvReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibreOfficeTest {
  @TempDir Path folder;

  @BeforeEach
  void needsTheProgram() {
    assumeTrue(LibreOffice.installed().isPresent(), "soffice is not on the path");
  }

  @Test
  void computesWhatWeWroteBesideTheFormulas() throws Exception {
    Path ours = folder.resolve("bank.xlsx");
    new XlsxWriter(Sheets.all(), 6).write(SampleInput.bank(), ours);

    Path theirs =
        LibreOffice.installed().orElseThrow().saved(ours, "xlsx:Calc MS Excel 2007 XML", folder);

    try (XSSFWorkbook written = new XSSFWorkbook(ours.toFile());
        XSSFWorkbook computed = new XSSFWorkbook(theirs.toFile())) {
      assertThat(formulas(computed)).hasSizeGreaterThan(50).isEqualTo(formulas(written));
    }
  }

  @Test
  void countsOnTheCoverFollowWhatIsFilledIn() throws Exception {
    Path ours = folder.resolve("bank.xlsx");
    new XlsxWriter(Sheets.all(), XlsxWriter.MAX_ROWS).write(SampleInput.bank(), ours);
    Path edited = folder.resolve("edited.xlsx");
    String before;
    try (XSSFWorkbook workbook = new XSSFWorkbook(ours.toFile());
        OutputStream out = Files.newOutputStream(edited)) {
      before = assessorsFindings(workbook);
      Row first = workbook.getSheet("Requirement matrix").getRow(3);
      first.getCell(21).setBlank();
      first.getCell(21).setCellValue("Not Tested");
      workbook.write(out);
    }

    Path theirs =
        LibreOffice.installed().orElseThrow().saved(edited, "xlsx:Calc MS Excel 2007 XML", folder);

    assertThat(before).isEqualTo("0 0 0 0 0");
    try (XSSFWorkbook computed = new XSSFWorkbook(theirs.toFile())) {
      assertThat(assessorsFindings(computed)).isEqualTo("0 0 0 1 1");
    }
  }

  /// Of the first framework, each of the four findings and their sum.
  private static String assessorsFindings(XSSFWorkbook workbook) {
    org.apache.poi.ss.usermodel.Sheet cover = workbook.getSheet("Cover");
    for (Row row : cover) {
      Cell first = row.getCell(0);
      if (first != null
          && first.getCellType() == CellType.STRING
          && first.getStringCellValue().equals("Assessor's findings")) {
        Row counts = cover.getRow(row.getRowNum() + 2);
        return IntStream.rangeClosed(1, 5)
            .mapToObj(i -> Integer.toString((int) counts.getCell(i).getNumericCellValue()))
            .collect(Collectors.joining(" "));
      }
    }
    throw new AssertionError("no count of the assessor's findings on the cover");
  }

  /// As CSV: what it writes into workbooks itself is not escaped as the standard says.
  @Test
  void readsTheVeryTexts() throws Exception {
    Path ours = folder.resolve("hostile.xlsx");
    Sheet sheet = OneTable.of("Hostile", HostileTexts.rows(HostileTexts.ALL));
    new XlsxWriter(List.of(sheet), XlsxWriter.MAX_ROWS).write(SampleInput.bank(), ours);

    Path theirs =
        LibreOffice.installed()
            .orElseThrow()
            .saved(ours, "csv:Text - txt - csv (StarCalc):44,34,76,1", folder);

    assertThat(CsvReader.read(Files.readString(theirs)))
        .extracting(row -> lineFeeds(row.fields().get(1)))
        .endsWith(HostileTexts.ALL.stream().map(LibreOfficeTest::lineFeeds).toArray(String[]::new));
  }

  /// It turns the ends of lines of a cell into line feeds as soon as there is one.
  private static String lineFeeds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
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
}
