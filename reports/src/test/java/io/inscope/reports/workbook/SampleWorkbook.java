package io.inscope.reports.workbook;

import java.nio.file.Path;

/// Writes the sample as a file, to be looked at.
final class SampleWorkbook {
  private SampleWorkbook() {}

  public static void main(String[] arguments) throws WorkbookException {
    new XlsxWriter().write(SampleInput.bank(), Path.of(arguments[0]));
  }
}
