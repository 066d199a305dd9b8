package io.inscope.reports.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Writes a zip package again with its entries in a fixed order and at a fixed time, so that equal
/// contents give equal bytes.
final class Repack {
  /// Any time but midnight of 1 January 1980: that one means "earlier", and Java adds a field to it
  /// which depends on the time zone.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /// The content types come first: the Open Packaging Conventions advise it for readers that
  /// stream.
  private static final Comparator<ZipEntry> ORDER =
      Comparator.comparing((ZipEntry entry) -> !entry.getName().equals("[Content_Types].xml"))
          .thenComparing(entry -> !entry.getName().startsWith("_rels/"))
          .thenComparing(ZipEntry::getName);

  private Repack() {}

  static void copy(Path from, OutputStream out) throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile())) {
      ZipOutputStream to = new ZipOutputStream(out);
      List<? extends ZipEntry> entries = zip.stream().sorted(ORDER).toList();
      for (ZipEntry entry : entries) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(TIME);
        to.putNextEntry(copy);
        try (var content = zip.getInputStream(entry)) {
          content.transferTo(to);
        }
        to.closeEntry();
      }
      to.finish();
    }
  }
}
