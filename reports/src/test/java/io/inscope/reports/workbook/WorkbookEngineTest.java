package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookEngineTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void theNumberOfThreadsChangesNoByte(int threads) throws IOException {
    List<Sheet> sheets = Stream.concat(Sheets.all().stream(), Stream.of(many(5_000))).toList();

    assertThat(bytes(new XlsxWriter(sheets, XlsxWriter.MAX_ROWS, threads)))
        .isEqualTo(bytes(new XlsxWriter(sheets, XlsxWriter.MAX_ROWS, 1)));
  }

  @Test
  void everyTextReadsBackAsItWas() throws IOException {
    List<String> texts =
        Stream.concat(HostileTexts.ALL.stream(), HostileTexts.BROKEN.stream()).toList();
    try (XSSFWorkbook workbook = written(OneTable.of("Hostile", HostileTexts.rows(texts)))) {
      XSSFSheet sheet = workbook.getSheet("Hostile");
      for (int i = 0; i < texts.size(); i++) {
        for (int column = 1; column <= 2; column++) {
          XSSFCell cell = sheet.getRow(3 + i).getCell(column);
          assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
          assertThat(cell.getStringCellValue()).isEqualTo(texts.get(i));
          assertThat(cell.getCellStyle().getQuotePrefixed())
              .isEqualTo("=+-@\t\r".indexOf(texts.get(i).charAt(0)) >= 0);
          assertThat(cell.getCellStyle().getLocked()).isEqualTo(column == 1);
        }
      }
    }
  }

  @Test
  void valuesReadBackAsWhatTheyAre() throws IOException {
    OneTable sheet =
        OneTable.of(
            "Values",
            List.of(
                List.of(
                    Cell.of(-1_234_567_890_123L),
                    new Cell.Date(Instant.parse("2026-11-20T14:05:07Z")),
                    new Cell.Day(LocalDate.of(2026, 2, 28)),
                    new Cell.Status("FAIL"),
                    Cell.BLANK,
                    Cell.BLANK),
                List.of(
                    Cell.of(0),
                    new Cell.Date(Instant.parse("0001-01-01T00:00:00Z")),
                    new Cell.Day(LocalDate.of(1899, 12, 31)),
                    new Cell.Status(""),
                    new Cell.Link("nowhere", "none", "x"),
                    new Cell.Link("first", "Values", "-1234567890123"))));
    try (XSSFWorkbook workbook = written(sheet)) {
      var first = workbook.getSheet("Values").getRow(3);
      var second = workbook.getSheet("Values").getRow(4);

      assertThat(first.getCell(0).getNumericCellValue()).isEqualTo(-1_234_567_890_123.0);
      assertThat(first.getCell(1).getLocalDateTimeCellValue())
          .isEqualTo(LocalDateTime.of(2026, 11, 20, 14, 5, 7));
      assertThat(first.getCell(2).getLocalDateTimeCellValue())
          .isEqualTo(LocalDateTime.of(2026, 2, 28, 0, 0));
      assertThat(first.getCell(3).getStringCellValue()).isEqualTo("FAIL");
      assertThat(first.getCell(4).getCellType()).isEqualTo(CellType.BLANK);
      assertThat(second.getCell(0).getNumericCellValue()).isZero();
      assertThat(second.getCell(1).getStringCellValue()).isEqualTo("0001-01-01T00:00:00Z");
      assertThat(second.getCell(2).getStringCellValue()).isEqualTo("1899-12-31");
      assertThat(second.getCell(3).getCellType()).isEqualTo(CellType.BLANK);
      assertThat(second.getCell(4).getStringCellValue()).isEqualTo("nowhere");
      assertThat(second.getCell(5).getCellFormula())
          .isEqualTo("HYPERLINK(\"#'Values'!A4\",\"first\")");
      assertThat(second.getCell(5).getCellStyle().getLocked()).isFalse();
    }
  }

  @Test
  void aTableThatIsTooLongContinuesAndEachPartSaysSo() throws IOException {
    try (XSSFWorkbook workbook = read(bytes(new XlsxWriter(List.of(many(12)), 8, 2)))) {
      assertThat(names(workbook)).containsExactly("Many", "Many (2)", "Many (3)");
      assertThat(names(workbook))
          .extracting(name -> workbook.getSheet(name).getRow(1).getCell(0).getStringCellValue())
          .containsExactly(
              "Made up. Rows 1 to 5 of 12, as many as a sheet can hold; the next are on the sheet"
                  + " Many (2).",
              "Made up. Rows 6 to 10 of 12, as many as a sheet can hold; the next are on the sheet"
                  + " Many (3).",
              "Made up. Rows 11 to 12 of 12, as many as a sheet can hold; those before are on the"
                  + " sheet Many (2).");
      assertThat(names(workbook))
          .extracting(name -> workbook.getSheet(name).getLastRowNum())
          .containsExactly(7, 7, 4);
      assertThat(workbook.getSheet("Many (3)").getRow(4).getCell(0).getStringCellValue())
          .isEqualTo("row 11");
    }
  }

  @Test
  void aNameThatNoTabTakesIsChangedAndTheSheetSaysItInFull() throws IOException {
    String name = "Who may [reach] what: a/b\\c? *all* of it";
    try (XSSFWorkbook workbook =
        written(
            new OneTable(name, many(1).table()),
            OneTable.of("many", List.of(List.of(Cell.of(1)))),
            OneTable.of("MANY", List.of(List.of(Cell.of(1)))))) {
      assertThat(names(workbook))
          .containsExactly("Who may _reach_ what_ a_b_c_ _a", "many", "MANY (2)");
      assertThat(workbook.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
          .isEqualTo("Made up. In full, this sheet is called \"" + name + "\".");
      assertThat(workbook.getSheetAt(2).getRow(1).getCell(0).getStringCellValue())
          .isEqualTo("Made up. In full, this sheet is called \"MANY\".");
    }
  }

  @Test
  void namesOfTabsAreUniqueAndFit() {
    SheetNames names = new SheetNames();
    String wide = "n".repeat(40);

    assertThat(
            Stream.of(wide, wide, "'quoted'", "History", "", " ", "a'b", "\ud83d\ude80".repeat(16)))
        .extracting(names::take)
        .containsExactly(
            "n".repeat(31),
            "n".repeat(27) + " (2)",
            "quoted",
            "History_",
            "_",
            "_ (2)",
            "a'b",
            "\ud83d\ude80".repeat(15));
  }

  @Test
  void rowsAreMadeWhenTheyAreWrittenAndNotKept() throws IOException {
    Table lazy =
        Table.of(
            "lazy",
            "Lazy",
            List.of(new Column("id", "Id", 9), new Column("square", "Square", 9)),
            IntStream.range(0, 2_000).boxed().toList(),
            i -> List.of(Cell.of("row " + i), Cell.of((long) i * i)));

    assertThat(lazy.rows().get(7)).isNotSameAs(lazy.rows().get(7)).isEqualTo(lazy.rows().get(7));
    try (XSSFWorkbook workbook = written(new OneTable("Lazy", lazy))) {
      assertThat(workbook.getSheet("Lazy").getLastRowNum()).isEqualTo(2_002);
      assertThat(workbook.getSheet("Lazy").getRow(2_002).getCell(1).getNumericCellValue())
          .isEqualTo(1_999.0 * 1_999);
    }
  }

  private static OneTable many(int rows) {
    return OneTable.of(
        "Many",
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    List.of(
                        Cell.of("row " + i),
                        new Cell.Status(i % 2 == 0 ? "PASS" : "FAIL"),
                        Cell.of("text é " + i * 31 + "\nsecond line"),
                        new Cell.Link("to " + i / 2, "Many", "row " + i / 2),
                        Cell.BLANK))
            .toList());
  }

  private static XSSFWorkbook written(Sheet... sheets) throws IOException {
    return read(bytes(new XlsxWriter(List.of(sheets), XlsxWriter.MAX_ROWS)));
  }

  private static byte[] bytes(XlsxWriter writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(SampleInput.bank(), out);
    return out.toByteArray();
  }

  private static XSSFWorkbook read(byte[] bytes) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  private static List<String> names(XSSFWorkbook workbook) {
    return StreamSupport.stream(workbook.spliterator(), false)
        .map(org.apache.poi.ss.usermodel.Sheet::getSheetName)
        .toList();
  }
}
