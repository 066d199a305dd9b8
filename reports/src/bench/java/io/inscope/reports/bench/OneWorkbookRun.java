package io.inscope.reports.bench;

import com.sun.management.OperatingSystemMXBean;
import io.inscope.reports.assessment.FindingHistory;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.ConnectionRegisterTable;
import io.inscope.reports.table.FindingsTable;
import io.inscope.reports.table.Table;
import io.inscope.reports.workbook.Sheets;
import io.inscope.reports.workbook.TableSheet;
import io.inscope.reports.workbook.WorkbookInput;
import io.inscope.reports.workbook.XlsxWriter;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/// Writes one workbook, in a process of its own: ours, or a bare loop that writes the cells of the
/// same tables through POI's SXSSF. Prints seconds on the wall and of the processor, the most
/// memory of the process in MiB, and the size of the file in MB.
///
/// `report`: 200,000 findings and 200,000 connections in a whole workbook. `plain`: a table of a
/// million rows and 12 columns.
final class OneWorkbookRun {
  /// What links lead to.
  private static final Table TARGETS =
      new Table(
          "targets",
          "Targets",
          List.of(new Column("id", "Id", 20)),
          IntStream.range(0, 300).mapToObj(i -> List.of(Cell.of("check-" + i))).toList());

  private OneWorkbookRun() {}

  /// @param args `report` or `plain`, `ours` or `sxssf`, a small project, the file to write
  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[3]);
    try (Project project = Project.openReadOnly(Path.of(args[2]))) {
      boolean whole = args[0].equals("report");
      WorkbookInput input =
          LargeReport.of(project.newest(), whole ? 200_000 : 0, whole ? 200_000 : 0);
      Table plain = plain(whole ? 0 : 1_000_000);
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      System.gc();
      long cpu = system.getProcessCpuTime();
      long wall = System.nanoTime();
      if (args[1].equals("ours")) {
        XlsxWriter writer =
            whole
                ? new XlsxWriter(Sheets.all(), XlsxWriter.MAX_ROWS)
                : new XlsxWriter(
                    List.of(new Plain(plain), new Plain(TARGETS)), XlsxWriter.MAX_ROWS);
        writer.write(input, target);
      } else {
        bare(
            whole
                ? List.of(
                    FindingsTable.of(input.assessment(), FindingHistory.none(input.snapshot())),
                    ConnectionRegisterTable.of(
                        input.register().lines(input.connections(), LocalDate.of(2026, 11, 21)),
                        input.scope()))
                : List.of(plain),
            target);
      }
      System.out.printf(
          Locale.ROOT,
          "%.2f %.2f %d %.1f%n",
          (System.nanoTime() - wall) / 1e9,
          (system.getProcessCpuTime() - cpu) / 1e9,
          peakMemory() >> 10,
          Files.size(target) / 1e6);
    }
  }

  private record Plain(Table table) implements TableSheet {
    @Override
    public String name() {
      return table.title();
    }

    @Override
    public Table table(WorkbookInput input) {
      return table;
    }

    @Override
    public String intro(WorkbookInput input) {
      return "Rows and rows.";
    }
  }

  private static Table plain(int rows) {
    return Table.of(
        "plain",
        "Plain",
        IntStream.range(0, 12).mapToObj(i -> new Column("c" + i, "Column " + i, 20)).toList(),
        IntStream.range(0, rows).boxed().toList(),
        OneWorkbookRun::row);
  }

  private static List<Cell> row(int i) {
    return List.of(
        Cell.of("F-" + i),
        new Cell.Status(i % 3 == 0 ? "high" : "medium"),
        Cell.of("cards-" + i / 40 % 900),
        Cell.of("Deployment service-" + i),
        Cell.of("main of service-" + i + " runs as root"),
        Cell.of("/spec/template/spec/containers/0/securityContext"),
        Cell.of(i),
        Cell.of(i * 37 % 90_000),
        Cell.of("NetworkPolicy in-" + i % 50),
        new Cell.Link("check-" + i % 300, "targets", "check-" + i % 300),
        Cell.of("PCI DSS 4.0.1 2.2." + i % 7),
        Cell.BLANK);
  }

  /// The same texts, numbers, links and number of styles; no widths, filters or colours.
  private static void bare(List<Table> tables, Path target) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
        OutputStream out = Files.newOutputStream(target)) {
      List<org.apache.poi.ss.usermodel.CellStyle> styles =
          Stream.generate(workbook::createCellStyle).limit(8).toList();
      for (Table table : tables) {
        var sheet = workbook.createSheet(table.id());
        for (int i = 0; i < table.rows().size(); i++) {
          var row = sheet.createRow(i);
          List<Cell> cells = table.rows().get(i);
          for (int column = 0; column < cells.size(); column++) {
            var cell = row.createCell(column);
            switch (cells.get(column)) {
              case Cell.Amount amount -> cell.setCellValue((double) amount.amount());
              case Cell.Link link -> {
                cell.setCellFormula(
                    "HYPERLINK(\"#'x'!A" + (i / 2 + 4) + "\",\"" + link.text() + "\")");
                cell.setCellValue(link.text());
              }
              case Cell.Blank _ -> {}
              case Cell other -> cell.setCellValue(other.plain());
            }
            cell.setCellStyle(styles.get(column % styles.size()));
          }
        }
      }
      workbook.write(out);
    }
  }

  /// In KiB; 0 where the system does not tell.
  private static long peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }
  }
}
