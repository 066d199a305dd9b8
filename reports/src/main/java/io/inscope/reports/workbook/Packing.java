package io.inscope.reports.workbook;

import io.inscope.reports.zip.Block;
import io.inscope.reports.zip.ZipPackage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Writes the package that POI made once more, with the rows of tables put into their sheets,
/// entries in a fixed order and at a fixed time.
final class Packing {
  private static final String OPEN = "<sheetData>";
  private static final String CLOSE = "</sheetData>";
  private static final String EMPTY = "<sheetData/>";

  /// The content types come first: the Open Packaging Conventions advise it for readers that
  /// stream.
  private static final Comparator<ZipEntry> ORDER =
      Comparator.comparing((ZipEntry entry) -> !entry.getName().equals("[Content_Types].xml"))
          .thenComparing(entry -> !entry.getName().startsWith("_rels/"))
          .thenComparing(ZipEntry::getName);

  private Packing() {}

  /// @param skeleton what POI wrote, whose table sheets have no rows
  /// @param rows the rows of table sheets, by entry of the package
  static void copy(ZipFile skeleton, Map<String, SheetRows> rows, ZipPackage to)
      throws IOException {
    for (ZipEntry entry : skeleton.stream().sorted(ORDER).toList()) {
      SheetRows streamed = rows.get(entry.getName());
      if (streamed == null) {
        to.add(entry.getName(), out -> transfer(skeleton, entry, out));
      } else {
        to.add(entry.getName(), filled(skeleton, entry, streamed).iterator());
      }
    }
    to.finish();
  }

  private static void transfer(ZipFile skeleton, ZipEntry entry, OutputStream out)
      throws IOException {
    try (InputStream content = skeleton.getInputStream(entry)) {
      content.transferTo(out);
    }
  }

  private static List<Block> filled(ZipFile skeleton, ZipEntry entry, SheetRows rows)
      throws IOException {
    String sheet;
    try (InputStream content = skeleton.getInputStream(entry)) {
      sheet = new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
    int before = sheet.indexOf(EMPTY);
    int after = before + EMPTY.length();
    if (before < 0) {
      before = sheet.indexOf(OPEN);
      after = sheet.indexOf(CLOSE) + CLOSE.length();
    }
    if (before < 0) {
      throw new IllegalStateException("no place for rows in " + entry.getName());
    }
    return rows.blocks(sheet.substring(0, before) + OPEN, CLOSE + sheet.substring(after));
  }
}
