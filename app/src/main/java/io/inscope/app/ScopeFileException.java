package io.inscope.app;

import io.inscope.snapshot.model.Explained;

/// A file of scope decisions that cannot be read or understood.
public final class ScopeFileException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;

  ScopeFileException(String code, String message) {
    super(message);
    this.code = code;
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
    return "Nothing was applied. The guide shows a file of scope decisions.";
  }
}
