package io.inscope.reports.workbook;

/// A sheet that is laid out line by line.
non-sealed interface PageSheet extends Sheet {
  void write(WorkbookInput input, Page page, Places places);

  /// What it prints on.
  default Paper paper() {
    return Paper.UPRIGHT;
  }

  /// Text prints upright, pictures across.
  enum Paper {
    UPRIGHT,
    /// Upright, with pages that end where the sheet says.
    PAGES,
    WIDE
  }
}
