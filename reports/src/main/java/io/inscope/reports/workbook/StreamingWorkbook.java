package io.inscope.reports.workbook;

import java.io.OutputStream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// POI's streaming workbook, which compresses in a hurry: [Packing] compresses everything once
/// more.
final class StreamingWorkbook extends SXSSFWorkbook {
  private static final int ROWS_IN_MEMORY = 200;

  StreamingWorkbook(XSSFWorkbook plain) {
    super(plain, ROWS_IN_MEMORY);
  }

  @Override
  protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
    ZipArchiveOutputStream zip = super.createArchiveOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    return zip;
  }
}
