package io.inscope.snapshot.register;

import io.inscope.snapshot.model.Explained;

/// A file with justifications that cannot be read at all. Nothing was recorded.
public final class RegisterFileException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  public RegisterFileException(String code, String message, String hint) {
    super(message);
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
