package io.inscope.reports.file;

import io.inscope.snapshot.model.Explained;

/// A file could not be written, for a reason the user can do something about.
public final class OutputException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  OutputException(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  OutputException(String code, String message, String hint, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
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
