package io.inscope.app;

import io.inscope.snapshot.model.Explained;

/// A file of judgements that cannot be read or understood.
public final class JudgementException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  JudgementException(String code, String message, String hint) {
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
