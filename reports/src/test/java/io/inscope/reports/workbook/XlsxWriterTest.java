package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.reports.assessment.Finding;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Severity;
import io.inscope.reports.file.OutputException;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.scope.ScopeClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxWriterTest {
  @Test
  void sheetsStandInTheOrderOfTheirList() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      assertThat(names(workbook))
          .containsExactly(
              "Cover",
              "How to read",
              "Scope",
              "Scope decisions",
              "Inventory nodes",
              "Inventory namespaces",
              "Inventory workloads",
              "Inventory images",
              "Inventory services",
              "Inventory volumes",
              "Inventory secrets",
              "Inventory certificates",
              "Inventory identities",
              "Inventory add-ons",
              "Inventory Helm releases",
              "Diagram",
              "Connections",
              "Register history",
              "Other paths",
              "Exposure",
              "Network policies",
              "Findings",
              "Requirement matrix",
              "Manual evidence",
              "Exceptions",
              "Vulnerabilities",
              "Changes",
              "Data discovery",
              "Chain of custody",
              "Coverage",
              "Checks",
              "Problems");
    }
  }

  @Test
  void sheetsWithNothingToShowSayWhy() throws IOException {
    try (XSSFWorkbook workbook = written(EmptyInput.of(SampleInput.bank()))) {
      assertThat(names(workbook))
          .containsExactly(
              "Cover",
              "How to read",
              "Scope",
              "Scope decisions",
              "Inventory nodes",
              "Inventory namespaces",
              "Inventory workloads",
              "Inventory images",
              "Inventory services",
              "Inventory volumes",
              "Inventory secrets",
              "Inventory certificates",
              "Inventory identities",
              "Inventory add-ons",
              "Inventory Helm releases",
              "Diagram",
              "Connections",
              "Other paths",
              "Exposure",
              "Network policies",
              "Findings",
              "Requirement matrix",
              "Manual evidence",
              "Exceptions",
              "Vulnerabilities",
              "Changes",
              "Data discovery",
              "Chain of custody",
              "Coverage",
              "Checks",
              "Problems");
      assertThat(intro(workbook, "Scope"))
          .isEqualTo(
              "The snapshot holds neither a workload nor a node: there is nothing to scope.");
      assertThat(intro(workbook, "Scope decisions"))
          .isEqualTo(
              "No scope decision is on record: nobody declared what handles account data, and"
                  + " everything counts as in scope. Annotations and labels that speak of scope are"
                  + " on the sheet Scope.");
      assertThat(intro(workbook, "Diagram"))
          .isEqualTo("No page of the network diagram was drawn for this workbook.");
      assertThat(intro(workbook, "Connections"))
          .isEqualTo(
              "No connection touches the CDE, since no workload is in it: nobody declared one.");
      assertThat(intro(workbook, "Other paths"))
          .isEqualTo("No way into the CDE was found beside its connections: no workload is in it.");
      assertThat(intro(workbook, "Exposure"))
          .isEqualTo("Nothing is exposed to pods that need not exist: no workload is in the CDE.");
      assertThat(intro(workbook, "Network policies"))
          .isEqualTo(
              "No policy of a kind that is evaluated is in the snapshot. It may not be whole:"
                  + " NetworkPolicy: it is not part of what was handed over.");
      assertThat(intro(workbook, "Findings"))
          .isEqualTo(
              "No check failed. That is no pass where data was missing: the sheet Checks says what"
                  + " was not assessed.");
      assertThat(intro(workbook, "Requirement matrix")).isEqualTo("No framework was assessed.");
      assertThat(intro(workbook, "Manual evidence"))
          .isEqualTo("Neither a check nor a framework of this workbook asks people anything.");
      assertThat(intro(workbook, "Exceptions"))
          .startsWith("No exception is on record: every finding stands as it is.");
      assertThat(intro(workbook, "Coverage"))
          .isEqualTo("Of no kind it is known whether anybody asked for it.");
      assertThat(intro(workbook, "Checks")).isEqualTo("No check was run.");
      assertThat(intro(workbook, "Problems"))
          .isEqualTo("Everything could be read as it was handed over.");
      assertThat(workbook.getSheet("Connections").getRow(3).getCell(0).getStringCellValue())
          .isEqualTo("no rows");
    }
  }

  @Test
  void equalInputGivesEqualBytes() throws IOException {
    assertThat(bytes(new XlsxWriter(), SampleInput.bank()))
        .isEqualTo(bytes(new XlsxWriter(), SampleInput.bank()));
  }

  @Test
  void neitherThePlaceNorTheLanguageOfTheReaderChangesAByte() throws IOException {
    byte[] here = bytes(new XlsxWriter(), SampleInput.bank());
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(bytes(new XlsxWriter(), SampleInput.bank())).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  void textThatLooksLikeAFormulaStaysText() throws IOException {
    List<String> texts =
        List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")", "'=1");
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      findings.add(finding("F-" + i, texts.get(i)));
    }

    try (XSSFWorkbook workbook = written(SampleInput.with(SampleInput.connections(), findings))) {
      XSSFSheet sheet = workbook.getSheet("Findings");
      for (int i = 0; i < texts.size(); i++) {
        Cell cell = sheet.getRow(3 + i).getCell(5);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(texts.get(i));
        assertThat(cell.getCellStyle().getQuotePrefixed()).isEqualTo(i < 6);
      }
    }
  }

  @Test
  void everyFormulaIsACountOrALinkAndHoldsTheValueItEvaluatesTo() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
      int counts = 0;
      int links = 0;
      for (Cell cell : cells(workbook)) {
        if (cell.getCellType() != CellType.FORMULA) {
          continue;
        }
        if (cell.getCellFormula().startsWith("HYPERLINK(")) {
          links++;
          assertThat(cell.getCellFormula()).endsWith("\"" + cell.getStringCellValue() + "\")");
        } else {
          counts++;
          assertThat(cell.getNumericCellValue())
              .as(cell.getSheet().getSheetName() + " " + cell.getAddress())
              .isEqualTo(evaluator.evaluate(cell).getNumberValue());
        }
      }
      int populations = 2;
      assertThat(counts).isEqualTo(3 * 6 + 5 * 6 + 4 + 6 + 6 + 4 + 6 + populations + 3 * 5 + 4);
      int sheets = workbook.getNumberOfSheets();
      int titles = sheets - 1;
      int questions = 9 + 7;
      assertThat(links).isEqualTo(4 + 4 + 5 + titles + sheets + questions);
    }
  }

  @Test
  void coverCountsWhatTheSheetsHold() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      assertThat(numbers(workbook, "PCI DSS 4.0.1")).containsExactly(0, 3, 1, 1, 0, 5);
      assertThat(numbers(workbook, "critical")).containsExactly(1, 0, 0, 0, 0, 1);
      assertThat(numbers(workbook, "high")).containsExactly(0, 1, 0, 1, 0, 2);
      assertThat(numbers(workbook, "Workloads and nodes")).containsExactly(2, 2, 1, 1, 1, 7);
      assertThat(numbers(workbook, "Connections")).containsExactly(5, 1, 2, 2, 0, 6);
      Row justified = row(workbook, "Business justification");
      assertThat(IntStream.rangeClosed(1, 4).mapToObj(justified::getCell))
          .extracting(Cell::getNumericCellValue)
          .containsExactly(4.0, 1.0, 1.0, 6.0);
      assertThat(numbers(workbook, "Results, one for each subject"))
          .containsExactly(2, 4, 0, 1, 0, 7);
    }
  }

  @Test
  void countsHoldWhenATableContinuesOnAnotherSheet() throws IOException {
    XlsxWriter small = new XlsxWriter(Sheets.all(), 5);

    try (XSSFWorkbook workbook = read(bytes(small, SampleInput.bank()))) {
      assertThat(names(workbook)).contains("Findings", "Findings (2)", "Connections (3)");
      assertThat(workbook.getSheet("Findings").getLastRowNum()).isEqualTo(4);
      assertThat(workbook.getSheet("Findings (2)").getRow(2).getCell(0).getStringCellValue())
          .isEqualTo("Finding");
      assertThat(workbook.getSheet("Findings (2)").getRow(3).getCell(0).getStringCellValue())
          .isEqualTo("F-R7C0PD");
      FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
      Cell high = row(workbook, "high").getCell(6);
      assertThat(high.getCellFormula())
          .isEqualTo(
              "COUNTIFS('Findings'!$B$4:$B$5,\"high\")+COUNTIFS('Findings"
                  + " (2)'!$B$4:$B$5,\"high\")");
      assertThat(high.getNumericCellValue()).isEqualTo(2);
      assertThat(evaluator.evaluate(high).getNumberValue()).isEqualTo(2);
    }
  }

  @Test
  void linksLeadToTheRowTheyName() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      Cell toRequirement = workbook.getSheet("Findings").getRow(3).getCell(11);
      assertThat(toRequirement.getCellFormula())
          .isEqualTo("HYPERLINK(\"#'Requirement matrix'!A5\",\"PCI DSS 4.0.1 1.3.1\")");
      assertThat(workbook.getSheet("Requirement matrix").getRow(4).getCell(0).getStringCellValue())
          .isEqualTo("PCI DSS 4.0.1 1.3.1");
      assertThat(workbook.getSheet("Requirement matrix").getRow(4).getCell(14).getCellFormula())
          .isEqualTo("HYPERLINK(\"#'Findings'!A4\",\"F-8K2M4Q +3\")");
    }
  }

  @Test
  void textsTooLongForACellAreCutWithAMark() throws IOException {
    String text = "x".repeat(40_000);
    try (XSSFWorkbook workbook =
        written(SampleInput.with(SampleInput.connections(), List.of(finding("F-1", text))))) {
      String shown = workbook.getSheet("Findings").getRow(3).getCell(5).getStringCellValue();
      assertThat(shown)
          .hasSize(32_767)
          .startsWith("xxx")
          .endsWith(
              "x … [cut here: a cell has no room for all 40,000 characters; the project file has"
                  + " them]");
    }
  }

  @Test
  void theAssessorsFindingIsEmptyAndOffersTheFourAnswers() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      XSSFSheet sheet = workbook.getSheet("Requirement matrix");
      XSSFDataValidation validation = sheet.getDataValidations().get(0);

      assertThat(sheet.getDataValidations()).hasSize(1);
      assertThat(validation.getValidationConstraint().getExplicitListValues())
          .containsExactly("In Place", "Not in Place", "Not Applicable", "Not Tested");
      assertThat(validation.getRegions().getCellRangeAddresses()[0].formatAsString())
          .isEqualTo("V4:V11");
      assertThat(sheet.getRow(3).getCell(21).getCellType()).isEqualTo(CellType.BLANK);
    }
  }

  @Test
  void tablesHaveFiltersAFrozenRepeatedHeaderAndTheSealOnEachPage() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      XSSFSheet sheet = workbook.getSheet("Findings");

      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A3:R7");
      assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 3);
      assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("3:3");
      assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
      assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 0);
      assertThat(sheet.getFooter().getLeft()).isEqualTo("&7 Seal SHA-256 " + SampleInput.SEAL);
      assertThat(sheet.getFooter().getRight()).isEqualTo("&8 Page &P of &N");
      assertThat(sheet.getHeader().getLeft()).isEqualTo("&8 Harbour && Vale Bank, card platform");
    }
  }

  @Test
  void theDiagramKeepsItsShape() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      var anchors =
          workbook.getSheet("Diagram").getDrawingPatriarch().getCTDrawing().getOneCellAnchorArray();
      assertThat(anchors).hasSize(1);
      long width = anchors[0].getExt().getCx();
      long height = anchors[0].getExt().getCy();
      assertThat(Math.round(1000.0 * width / height)).isEqualTo(Math.round(1000.0 * 1600 / 900));
      assertThat(workbook.getAllPictures().get(0).getData())
          .isEqualTo(SampleInput.bank().diagrams().get(0).png());
    }
  }

  @Test
  void manyRowsNeedNoMoreStylesThanFew() throws IOException {
    List<Connection> many = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      many.addAll(SampleInput.connections());
    }
    try (XSSFWorkbook few = written(SampleInput.bank());
        XSSFWorkbook plenty = written(SampleInput.with(many, SampleInput.findings()))) {
      assertThat(plenty.getSheet("Connections").getLastRowNum()).isEqualTo(2 + 4200);
      assertThat(plenty.getNumCellStyles()).isEqualTo(few.getNumCellStyles()).isLessThan(25);
    }
  }

  @Test
  void aFileIsReplacedAsAWholeAndNothingIsLeftBeside(@TempDir Path folder) throws Exception {
    Path target = folder.resolve("report.xlsx");
    Files.writeString(target, "old");

    new XlsxWriter().write(SampleInput.bank(), target);

    assertThat(Files.readAllBytes(target)).isEqualTo(bytes(new XlsxWriter(), SampleInput.bank()));
    assertThat(list(folder)).containsExactly("report.xlsx");
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse(@TempDir Path folder) throws IOException {
    Path target = folder.resolve("report.xlsx");
    Files.writeString(target, "old");
    XlsxWriter breaking = new XlsxWriter(List.of(new BreakingSheet()), XlsxWriter.MAX_ROWS);

    assertThatThrownBy(() -> breaking.write(SampleInput.bank(), target))
        .isInstanceOf(IllegalStateException.class);

    assertThat(target).hasContent("old");
    assertThat(list(folder)).containsExactly("report.xlsx");
  }

  @Test
  void aTargetThatCannotBeWrittenIsNamedWithWhatToDo(@TempDir Path folder) {
    Path missing = folder.resolve("none").resolve("report.xlsx");

    assertThatThrownBy(() -> new XlsxWriter().write(SampleInput.bank(), missing))
        .isInstanceOfSatisfying(
            OutputException.class,
            e -> assertThat(e.hint()).isEqualTo("Create it, or choose another place."))
        .hasMessage("the folder of '" + missing + "' does not exist");
    assertThatThrownBy(() -> new XlsxWriter().write(SampleInput.bank(), folder))
        .isInstanceOfSatisfying(
            OutputException.class,
            e -> assertThat(e.hint()).isEqualTo("Give the name of a file, such as report.xlsx."))
        .hasMessage("'" + folder + "' is a folder");
  }

  private static final class BreakingSheet implements TableSheet {
    @Override
    public String name() {
      return "Breaking";
    }

    @Override
    public Table table(WorkbookInput input) {
      throw new IllegalStateException("broken");
    }

    @Override
    public String intro(WorkbookInput input) {
      return "";
    }
  }

  private static Finding finding(String id, String message) {
    return SampleInput.finding(
        id,
        0,
        SampleInput.workload("payments", "card-vault"),
        Severity.HIGH,
        ScopeClass.CDE,
        message,
        List.of(new Evidence.Absence("nothing there")));
  }

  private static XSSFWorkbook written(WorkbookInput input) throws IOException {
    return read(bytes(new XlsxWriter(), input));
  }

  private static byte[] bytes(XlsxWriter writer, WorkbookInput input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(input, out);
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

  private static List<Cell> cells(XSSFWorkbook workbook) {
    return StreamSupport.stream(workbook.spliterator(), false)
        .flatMap(sheet -> StreamSupport.stream(sheet.spliterator(), false))
        .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
        .toList();
  }

  private static String intro(XSSFWorkbook workbook, String sheet) {
    return workbook.getSheet(sheet).getRow(1).getCell(0).getStringCellValue();
  }

  private static Row row(XSSFWorkbook workbook, String label) {
    return StreamSupport.stream(workbook.getSheet("Cover").spliterator(), false)
        .filter(row -> row.getCell(0) != null && row.getCell(0).toString().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> numbers(XSSFWorkbook workbook, String label) {
    Row row = row(workbook, label);
    return Stream.of(1, 2, 3, 4, 5, 6)
        .map(i -> (int) row.getCell(i).getNumericCellValue())
        .toList();
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
