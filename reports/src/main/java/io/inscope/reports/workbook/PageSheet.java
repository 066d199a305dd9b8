package io.inscope.reports.workbook;

/// A sheet that is laid out line by line.
non-sealed interface PageSheet extends Sheet {
  void write(WorkbookInput input, Page page, Places places);
}
