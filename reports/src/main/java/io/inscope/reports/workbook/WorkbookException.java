package io.inscope.reports.workbook;

/// The workbook could not be written, for a reason the user can do something about.
public final class WorkbookException extends Exception {
  private final String hint;

  public WorkbookException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  public WorkbookException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /// What to do about it, one sentence.
  public String hint() {
    return hint;
  }
}
