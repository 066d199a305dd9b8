package io.inscope.reports.workbook.readback;

import io.inscope.snapshot.model.Explained;

/// A file that cannot be read back at all. Nothing of it was recorded.
public final class ReadBackException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  public ReadBackException(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = "Nothing was recorded. " + hint;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String hint() {
    return hint;
  }
}
