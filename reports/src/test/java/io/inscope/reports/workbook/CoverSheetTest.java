package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.engagement.Engagement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class CoverSheetTest {
  @Test
  void whatWasStatedOfTheEngagementIsFilledInAndTheRestIsLeftToFillIn() throws IOException {
    Map<Engagement.Item, String> stated =
        Map.of(
            Engagement.Item.ENTITY, "Harbour & Vale Bank",
            Engagement.Item.PREPARED_BY, "A. Harbour",
            Engagement.Item.WIRELESS, "none");

    try (XSSFWorkbook workbook = written(with(new Engagement(new TreeMap<>(stated))))) {
      assertThat(value(workbook, "Assessed entity")).isEqualTo("Harbour & Vale Bank");
      assertThat(value(workbook, "Assessor company")).isEmpty();
      assertThat(value(workbook, "Wireless networks")).isEqualTo("none");
      assertThat(value(workbook, "Prepared by")).isEqualTo("A. Harbour");
      assertThat(value(workbook, "Approved by")).isEmpty();
      assertThat(row(workbook, "Approved by").getCell(1).getCellStyle().getFillForegroundColor())
          .isEqualTo(
              row(workbook, "Prepared by").getCell(1).getCellStyle().getFillForegroundColor());
    }
  }

  @Test
  void snapshotAndHashesAreNamed() throws IOException {
    WorkbookInput bank = SampleInput.bank();
    Fingerprints hashes = Fingerprints.of(bank);
    try (XSSFWorkbook workbook = written(bank)) {
      assertThat(value(workbook, "Cluster")).isEqualTo("prod-eu-1");
      assertThat(value(workbook, "Cluster UID (of kube-system)"))
          .isEqualTo("6c1f0a52-6f0e-4f2b-9a53-0d1c2b7e8f90");
      assertThat(value(workbook, "Kubernetes version")).isEqualTo("v1.33.2");
      assertThat(value(workbook, "Snapshot, by number")).isEqualTo("No. 3, handover-2026-11.zip");
      assertThat(value(workbook, "Captured"))
          .isEqualTo("not known: nothing in the snapshot bears a time");
      assertThat(value(workbook, "Seal (SHA-256)")).isEqualTo(SampleInput.SEAL);
      assertThat(value(workbook, "Rule pack (SHA-256)")).isEqualTo(hashes.rules());
      assertThat(value(workbook, "Scope (SHA-256)")).isEqualTo(hashes.scope());
      assertThat(value(workbook, "Project record (SHA-256)")).isEqualTo(hashes.record());
      assertThat(value(workbook, "Written by"))
          .isEqualTo("Inscope 0.1.0 with 5 checks and 3 frameworks");
      assertThat(row(workbook, "Judged as of").getCell(1).getLocalDateTimeCellValue())
          .isEqualTo("2026-11-20T00:00");
    }
  }

  @Test
  void propertiesNameTheEngagementAndEveryHash() throws IOException {
    WorkbookInput bank =
        with(new Engagement(new TreeMap<>(Map.of(Engagement.Item.ENTITY, "Harbour & Vale Bank"))));
    Fingerprints hashes = Fingerprints.of(bank);
    try (XSSFWorkbook workbook = written(bank)) {
      POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
      assertThat(core.getTitle())
          .isEqualTo("Harbour & Vale Bank, card platform: handover-2026-11.zip");
      assertThat(core.getSubject()).isEqualTo("Harbour & Vale Bank");
      assertThat(core.getCreator()).isEqualTo("Inscope");
      assertThat(core.getCreated().toInstant()).isEqualTo("2026-11-20T00:00:00Z");
      assertThat(core.getModified().toInstant()).isEqualTo("2026-11-20T00:00:00Z");
      POIXMLProperties.CustomProperties custom = workbook.getProperties().getCustomProperties();
      Map<String, String> values = new TreeMap<>();
      custom
          .getUnderlyingProperties()
          .getPropertyList()
          .forEach(property -> values.put(property.getName(), property.getLpwstr()));
      assertThat(values)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "Project",
                  "Harbour & Vale Bank, card platform",
                  "Engagement: Assessed entity",
                  "Harbour & Vale Bank",
                  "Snapshot seal SHA-256",
                  SampleInput.SEAL,
                  "Rule pack SHA-256",
                  hashes.rules(),
                  "Scope SHA-256",
                  hashes.scope(),
                  "Project record SHA-256",
                  hashes.record()));
    }
  }

  @Test
  void anEditInASheetChangesTheCountOnTheCover() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      edit(workbook.getSheet("Findings").getRow(3).getCell(1), "low");
      edit(workbook.getSheet("Requirement matrix").getRow(3).getCell(7), "PASS");
      FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();

      assertThat(evaluator.evaluate(row(workbook, "critical").getCell(6)).getNumberValue())
          .isZero();
      assertThat(evaluator.evaluate(row(workbook, "low").getCell(6)).getNumberValue()).isEqualTo(2);
      assertThat(evaluator.evaluate(row(workbook, "PCI DSS 4.0.1").getCell(1)).getNumberValue())
          .isEqualTo(1);
    }
  }

  @Test
  void chartsShowTheNumbersOfTheCellsTheyPointAt() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      List<XSSFChart> charts = workbook.getSheet("Cover").getDrawingPatriarch().getCharts();
      assertThat(charts).hasSize(2);
      List<String> names = new ArrayList<>();
      for (XSSFChart chart : charts) {
        String xml = chart.getCTChartSpace().xmlText();
        names.addAll(all("<a:t>([^<]*)</a:t>", xml));
        List<String> references = all("<c:f>([^<]*)</c:f>", xml);
        List<String> cached = all("<c:pt idx=\"[0-9]+\"><c:v>([^<]*)</c:v></c:pt>", xml);
        List<String> shown = new ArrayList<>();
        references.forEach(reference -> shown.addAll(values(workbook, reference)));
        assertThat(shown).isEqualTo(cached).isNotEmpty();
      }
      assertThat(names)
          .containsExactly(
              "Requirements by framework and machine status", "Findings by severity and scope");
    }
  }

  @Test
  void thePopulationIsThatOfTheSheetCoverage() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      assertThat(row(workbook, "Pod").getCell(1).getCellFormula()).isEqualTo("0+'Coverage'!$E$5");
      assertThat(row(workbook, "Pod").getCell(1).getNumericCellValue()).isEqualTo(148);
      assertThat(row(workbook, "Pod").getCell(2).getStringCellValue()).isEqualTo("read");
      assertThat(texts(workbook))
          .contains(
              "100 % of 7 workloads and 0 nodes were tested by every check that speaks of them."
                  + " What was not handed over is not tested, and stands on the sheet Coverage.");
    }
  }

  @Test
  void whatIsMissingIsSaidBeforeAnyNumber() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      assertThat(texts(workbook))
          .containsSubsequence(
              "Know this first",
              "1 workload or node is undecided and counts as in scope.",
              "Reading was refused once: see the sheet Coverage.",
              "Requirements, by machine status");
    }
    try (XSSFWorkbook workbook = written(EmptyInput.of(SampleInput.bank()))) {
      assertThat(texts(workbook))
          .containsSubsequence(
              "Know this first",
              "The snapshot holds no object: nothing was assessed, and nothing here is a pass.",
              "No workload is in the CDE, since nobody declared one: there are no connections to"
                  + " list or to draw. 'inscope scope PROJECT --apply FILE' puts on"
                  + " record what handles account data.",
              "Requirements, by machine status");
    }
  }

  @Test
  void stylesHaveNamesUnderWhichTheyCanBeChanged() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      String styles = workbook.getStylesSource().getCTStylesheet().xmlText();
      List<String> names = all("<[a-z:]*cellStyle name=\"([^\"]*)\"", styles);
      assertThat(names)
          .hasSize(Styles.Use.values().length + 1)
          .startsWith("Normal", "Inscope title");
      long named =
          StreamSupport.stream(workbook.getSheet("Findings").spliterator(), false)
              .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
              .filter(
                  cell ->
                      ((org.apache.poi.xssf.usermodel.XSSFCellStyle) cell.getCellStyle())
                              .getCoreXf()
                              .getXfId()
                          == 0)
              .count();
      assertThat(named).isZero();
    }
  }

  @Test
  void titlesLeadBackToTheCover() throws IOException {
    try (XSSFWorkbook workbook = written(SampleInput.bank())) {
      for (org.apache.poi.ss.usermodel.Sheet sheet : workbook) {
        Cell title = sheet.getRow(0).getCell(0);
        assertThat(title.toString())
            .as(sheet.getSheetName())
            .startsWith(
                sheet.getSheetName().equals("Cover")
                    ? "Harbour & Vale Bank"
                    : "HYPERLINK(\"#'Cover'!A1\",");
      }
    }
  }

  private static WorkbookInput with(Engagement engagement) {
    WorkbookInput bank = SampleInput.bank();
    return new WorkbookInput(
        bank.project(),
        bank.snapshot(),
        bank.cluster(),
        bank.changes(),
        bank.connectivity(),
        bank.access(),
        engagement,
        bank.custody(),
        bank.decisions(),
        bank.scope(),
        bank.connections(),
        bank.exposures(),
        bank.register(),
        bank.limits(),
        bank.assessment(),
        bank.checks(),
        bank.coverage(),
        bank.entries(),
        bank.problems(),
        bank.diagrams(),
        bank.now(),
        bank.tool(),
        bank.decisionMark());
  }

  /// POI writes past an inline string unless the cell is emptied first.
  private static void edit(Cell cell, String text) {
    cell.setBlank();
    cell.setCellValue(text);
  }

  private static XSSFWorkbook written(WorkbookInput input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XlsxWriter().write(input, out);
    return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
  }

  private static Row row(XSSFWorkbook workbook, String label) {
    return StreamSupport.stream(workbook.getSheet("Cover").spliterator(), false)
        .filter(row -> row.getCell(0) != null && row.getCell(0).toString().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static String value(XSSFWorkbook workbook, String label) {
    return row(workbook, label).getCell(1).getStringCellValue();
  }

  private static List<String> texts(XSSFWorkbook workbook) {
    return StreamSupport.stream(workbook.getSheet("Cover").spliterator(), false)
        .filter(row -> row.getCell(0) != null)
        .map(row -> row.getCell(0).toString())
        .toList();
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult m) -> m.group(1))
        .toList();
  }

  private static List<String> values(XSSFWorkbook workbook, String reference) {
    XSSFSheet sheet = workbook.getSheet(reference.substring(1, reference.indexOf("'!")));
    List<String> values = new ArrayList<>();
    CellRangeAddress.valueOf(reference.substring(reference.indexOf('!') + 1).replace("$", ""))
        .forEach(
            address -> {
              Cell cell = sheet.getRow(address.getRow()).getCell(address.getColumn());
              values.add(
                  switch (cell.getCellType()) {
                    case FORMULA -> Long.toString((long) cell.getNumericCellValue());
                    default -> cell.getStringCellValue();
                  });
            });
    return values;
  }
}
