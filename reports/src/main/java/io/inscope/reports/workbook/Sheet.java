package io.inscope.reports.workbook;

/// One sheet of the workbook. A new one is a class and a line in [Sheets].
public sealed interface Sheet permits TableSheet, PageSheet {
  /// What stands on its tab: unique, at most 25 characters, so that a number fits behind it.
  String name();

  /// Whether the workbook needs it; sheets that would say nothing are left out.
  default boolean isWanted(WorkbookInput input) {
    return true;
  }
}
