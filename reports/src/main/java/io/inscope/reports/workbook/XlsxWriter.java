package io.inscope.reports.workbook;

import io.inscope.reports.file.WholeFile;
import io.inscope.reports.table.Table;
import io.inscope.reports.zip.ZipPackage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Writes the workbook.
///
/// POI makes the skeleton: styles, pages, pictures, charts, and sheets for tables that have
/// everything but rows. The rows are written into it as XML and deflated on all cores, without ever
/// being objects of POI: they would take most of the time.
public final class XlsxWriter {
  /// What a sheet of the format can hold.
  public static final int MAX_ROWS = 1_048_576;

  private final List<Sheet> sheets;
  private final int maxRows;
  private final int threads;

  public XlsxWriter() {
    this(Sheets.all(), MAX_ROWS);
  }

  /// @param maxRows rows a sheet may have before its table continues on the next
  public XlsxWriter(List<Sheet> sheets, int maxRows) {
    this(sheets, maxRows, Runtime.getRuntime().availableProcessors());
  }

  /// @param threads on which rows are written; their number changes no byte
  public XlsxWriter(List<Sheet> sheets, int maxRows, int threads) {
    this.sheets = List.copyOf(sheets);
    this.maxRows = maxRows;
    this.threads = threads;
  }

  /// Writes to a file: beside it first, then moved into its place, so that a file which is there is
  /// whole. An existing one is replaced.
  public void write(WorkbookInput input, Path target) {
    WholeFile.write(target, out -> write(input, out));
  }

  /// The same, readable with a password only. Its bytes differ each time: the keys are random.
  public void write(WorkbookInput input, Path target, Password password) {
    WholeFile.write(
        target,
        out -> {
          try (ScratchFolder scratch = new ScratchFolder()) {
            Encryption.write(password, to -> write(input, to, scratch), out, scratch);
          }
        });
  }

  /// Writes to a stream, which stays open.
  ///
  /// @throws IOException when the stream or the disk for temporary files gives up
  public void write(WorkbookInput input, OutputStream out) throws IOException {
    try (ScratchFolder scratch = new ScratchFolder()) {
      write(input, out, scratch);
    }
  }

  private void write(WorkbookInput input, OutputStream out, ScratchFolder scratch)
      throws IOException {
    Path skeleton = scratch.file("skeleton.xlsx");
    Map<String, SheetRows> rows;
    try (XSSFWorkbook plain = new XSSFWorkbook();
        SXSSFWorkbook workbook = new StreamingWorkbook(plain)) {
      List<Table> tables = new ArrayList<>();
      rows = fill(workbook, input, tables);
      DocumentProperties.set(plain.getProperties(), input, tables);
      try (OutputStream file = Files.newOutputStream(skeleton)) {
        workbook.write(file);
      }
    } catch (RuntimeException e) {
      throw disk(e);
    }
    try (ZipFile from = new ZipFile(skeleton.toFile());
        ZipPackage to = new ZipPackage(out, scratch.file("deflated"), threads)) {
      Packing.copy(from, rows, to);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// POI wraps what the disk says into exceptions of its own.
  private static IOException disk(RuntimeException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException disk) {
        return disk;
      }
    }
    throw e;
  }

  /// Something that can be written once every sheet exists, because links need their targets.
  private interface Filling {
    void write();
  }

  /// @param tables gets those that are written
  /// @return the rows of tables, by entry of the package
  private Map<String, SheetRows> fill(
      SXSSFWorkbook workbook, WorkbookInput input, List<Table> tables) {
    XSSFWorkbook plain = workbook.getXSSFWorkbook();
    Places places = new Places();
    Ink ink = new Ink(new Styles(plain), places);
    Map<String, SheetRows> rows = new HashMap<>();
    List<Filling> fillings = new ArrayList<>();
    for (Sheet sheet : sheets) {
      if (!sheet.isWanted(input)) {
        continue;
      }
      switch (sheet) {
        case TableSheet table -> {
          Survey survey = new Survey(table.table(input), threads);
          tables.add(survey.table());
          List<Places.Part> parts = places.add(sheet.name(), survey, maxRows);
          TableLayout layout = new TableLayout(table, survey, parts, input, ink);
          for (Places.Part part : parts) {
            SXSSFSheet to = workbook.createSheet(part.sheet());
            XSSFSheet under = plain.getSheet(part.sheet());
            fillings.add(() -> rows.put(entry(under), layout.write(part, to, under)));
          }
        }
        case PageSheet lines -> {
          if (lines instanceof CoverSheet) {
            places.front(lines.name());
          }
          Page page = new Page(workbook.createSheet(places.add(sheet.name())), ink);
          fillings.add(
              () -> {
                lines.write(input, page, places);
                switch (lines.paper()) {
                  case WIDE -> PageSetup.wide(page.sheet(), input, page.characters());
                  case UPRIGHT -> PageSetup.upright(page.sheet(), input);
                  case PAGES -> PageSetup.pages(page.sheet(), input, page.characters());
                }
              });
        }
      }
    }
    fillings.forEach(Filling::write);
    return rows;
  }

  /// The name of a sheet's entry: the name of its part without the slash in front.
  private static String entry(XSSFSheet sheet) {
    return sheet.getPackagePart().getPartName().getName().substring(1);
  }
}
