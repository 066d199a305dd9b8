package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;
import org.junit.jupiter.api.Test;

/// What Excel repairs, or refuses, when it is otherwise: ECMA-376 part 1, 18.3.1.99 `worksheet`,
/// 18.3.1.73 `row`, 18.3.1.4 `c`.
class SheetXmlOrderTest {
  private static final List<String> ORDER =
      List.of(
          "sheetPr",
          "dimension",
          "sheetViews",
          "sheetFormatPr",
          "cols",
          "sheetData",
          "sheetCalcPr",
          "sheetProtection",
          "protectedRanges",
          "scenarios",
          "autoFilter",
          "sortState",
          "dataConsolidate",
          "customSheetViews",
          "mergeCells",
          "phoneticPr",
          "conditionalFormatting",
          "dataValidations",
          "hyperlinks",
          "printOptions",
          "pageMargins",
          "pageSetup",
          "headerFooter",
          "rowBreaks",
          "colBreaks",
          "customProperties",
          "cellWatches",
          "ignoredErrors",
          "smartTags",
          "drawing",
          "legacyDrawing",
          "legacyDrawingHF",
          "drawingHF",
          "picture",
          "oleObjects",
          "controls",
          "webPublishItems",
          "tableParts",
          "extLst");

  /// What is in a sheet, in the order of the file.
  private static final class Found {
    final List<String> parts = new ArrayList<>();
    final List<Integer> rows = new ArrayList<>();
    final List<String> wrong = new ArrayList<>();
    int cells;
  }

  @Test
  void partsRowsAndCellsStandInTheOrderOfTheStandard() throws Exception {
    Map<String, Found> sheets = sheets(4);

    assertThat(sheets).hasSizeGreaterThan(20);
    sheets.forEach(
        (name, found) -> {
          assertThat(ORDER).as(name).containsAll(found.parts);
          assertThat(found.parts.stream().map(ORDER::indexOf)).as(name).isSorted();
          assertThat(found.parts.stream().filter(part -> !part.equals("conditionalFormatting")))
              .as(name)
              .doesNotHaveDuplicates();
          assertThat(found.rows).as(name).isSorted().doesNotHaveDuplicates();
          assertThat(found.wrong).as(name).isEmpty();
        });
    assertThat(sheets.values().stream().mapToInt(found -> found.cells).sum()).isGreaterThan(500);
  }

  /// Of the bank, with tables that continue.
  private static Map<String, Found> sheets(int maxRows) throws IOException, XMLStreamException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Sheet> sheets =
        Stream.concat(
                Sheets.all().stream(),
                Stream.of(OneTable.of("Hostile", HostileTexts.rows(HostileTexts.ALL))))
            .toList();
    new XlsxWriter(sheets, maxRows).write(SampleInput.bank(), out);
    Map<String, Found> found = new HashMap<>();
    int styles = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readAllBytes();
        if (entry.getName().startsWith("xl/worksheets/sheet")) {
          found.put(entry.getName(), read(new ByteArrayInputStream(content), styles));
        } else if (entry.getName().equals("xl/styles.xml")) {
          styles = count(new ByteArrayInputStream(content));
        }
      }
    }
    return found;
  }

  private static int count(InputStream styles) throws XMLStreamException {
    XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(styles);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        return Integer.parseInt(xml.getAttributeValue(null, "count"));
      }
    }
    throw new AssertionError("no styles");
  }

  private static Found read(InputStream sheet, int styles) throws XMLStreamException {
    XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(sheet);
    Found found = new Found();
    int depth = 0;
    int column = -1;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamReader.START_ELEMENT -> {
          depth++;
          String name = xml.getLocalName();
          if (depth == 2) {
            found.parts.add(name);
          } else if (name.equals("row")) {
            found.rows.add(Integer.parseInt(xml.getAttributeValue(null, "r")));
            column = -1;
          } else if (name.equals("c")) {
            found.cells++;
            CellReference at = new CellReference(xml.getAttributeValue(null, "r"));
            String style = xml.getAttributeValue(null, "s");
            if (at.getRow() + 1 != found.rows.getLast() || at.getCol() <= column) {
              found.wrong.add(at + " is out of order");
            }
            if (styles > 0 && Integer.parseInt(style) >= styles) {
              found.wrong.add(at + " has style " + style + " of " + styles);
            }
            column = at.getCol();
          }
        }
        case XMLStreamReader.END_ELEMENT -> depth--;
        default -> {}
      }
    }
    return found;
  }
}
