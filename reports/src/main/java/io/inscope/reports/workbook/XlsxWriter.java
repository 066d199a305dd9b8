package io.inscope.reports.workbook;

import io.inscope.reports.file.WholeFile;
import io.inscope.reports.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Writes the workbook.
public final class XlsxWriter {
  /// What a sheet of the format can hold.
  public static final int MAX_ROWS = 1_048_576;

  private final List<Sheet> sheets;
  private final int maxRows;

  public XlsxWriter() {
    this(Sheets.all(), MAX_ROWS);
  }

  /// @param maxRows rows a sheet may have before its table continues on the next
  public XlsxWriter(List<Sheet> sheets, int maxRows) {
    this.sheets = List.copyOf(sheets);
    this.maxRows = maxRows;
  }

  /// Writes to a file: beside it first, then moved into its place, so that a file which is there is
  /// whole. An existing one is replaced.
  public void write(WorkbookInput input, Path target) {
    WholeFile.write(target, out -> write(input, out));
  }

  /// Writes to a stream, which stays open.
  ///
  /// @throws IOException when the stream or the disk for temporary files gives up
  public void write(WorkbookInput input, OutputStream out) throws IOException {
    try (ScratchFolder scratch = new ScratchFolder()) {
      Path raw = scratch.file("raw.xlsx");
      try (XSSFWorkbook plain = new XSSFWorkbook();
          SXSSFWorkbook workbook = new StreamingWorkbook(plain)) {
        properties(plain.getProperties(), input, fill(workbook, input));
        try (OutputStream file = Files.newOutputStream(raw)) {
          workbook.write(file);
        }
      }
      Repack.copy(raw, out);
    }
  }

  /// Something that can be written once every sheet exists, because links need their targets.
  private interface Filling {
    void write();
  }

  /// The tables that were written.
  private List<Table> fill(SXSSFWorkbook workbook, WorkbookInput input) {
    List<Table> tables = new ArrayList<>();
    XSSFWorkbook plain = workbook.getXSSFWorkbook();
    Places places = new Places();
    Ink ink = new Ink(new Styles(plain), places);
    List<Filling> fillings = new ArrayList<>();
    for (Sheet sheet : sheets) {
      if (!sheet.isWanted(input)) {
        continue;
      }
      switch (sheet) {
        case TableSheet rows -> {
          Table table = rows.table(input);
          tables.add(table);
          TableLayout layout = new TableLayout(rows, table, input, ink);
          for (Places.Part part : places.add(sheet.name(), table, maxRows)) {
            SXSSFSheet to = workbook.createSheet(part.sheet());
            fillings.add(() -> layout.write(part, to, plain.getSheet(part.sheet())));
          }
        }
        case PageSheet lines -> {
          Page page = new Page(workbook.createSheet(sheet.name()), ink);
          fillings.add(
              () -> {
                lines.write(input, page, places);
                switch (lines.paper()) {
                  case WIDE -> PageSetup.wide(page.sheet(), input, page.characters());
                  case UPRIGHT -> PageSetup.upright(page.sheet(), input, 0);
                  case ONE_UPRIGHT -> PageSetup.upright(page.sheet(), input, 1);
                }
              });
        }
      }
    }
    fillings.forEach(Filling::write);
    return tables;
  }

  private static void properties(
      POIXMLProperties properties, WorkbookInput input, List<Table> tables) {
    POIXMLProperties.CoreProperties core = properties.getCoreProperties();
    core.setTitle(input.project() + ": " + input.snapshot().name());
    core.setCreator("Inscope");
    core.setLastModifiedByUser("Inscope");
    core.setCreated(Optional.of(Date.from(input.now())));
    core.setModified(Optional.of(Date.from(input.now())));
    properties.getExtendedProperties().setApplication(input.tool());
    properties.getCustomProperties().addProperty(OriginProperties.SEAL, input.snapshot().sha256());
    OriginProperties.of(input, tables)
        .forEach((name, text) -> properties.getCustomProperties().addProperty(name, text));
  }
}
